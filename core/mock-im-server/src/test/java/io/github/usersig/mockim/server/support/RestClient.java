package io.github.usersig.mockim.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.net.URI;
import java.util.Locale;

/**
 * An app's server that calls the REST API as an admin. Bodies are JSON, with single quotes if that reads better; every reply
 * that says OK is held against the shape in the catalogue.
 */
public final class RestClient {

    private final URI endpoint;
    private final SdkApp app;
    private final String userSig;

    public RestClient(URI endpoint, SdkApp app) {
        this(endpoint, app, UserSigIssuer.of(app).issue(SdkApp.DEFAULT_ADMIN).text());
    }

    public RestClient(URI endpoint, SdkApp app, String userSig) {
        this.endpoint = endpoint;
        this.app = app;
        this.userSig = userSig;
    }

    public static RestClient of(MockIm im) {
        return new RestClient(im.endpoint(), im.app());
    }

    /** The reply to a call that must say OK. */
    public RestReply ok(String command, String body, Object... arguments) {
        RestReply reply = ask(command, body, arguments);
        assertThat(reply.code()).as("%s %s -> %s", command, body, reply).isZero();
        assertThat(ReplyShape.faults(Catalogue.get().find(command).orElseThrow(), reply.json()))
                .as("%s -> %s", command, reply)
                .isEmpty();
        return reply;
    }

    /** The code of the reply. */
    public int code(String command, String body, Object... arguments) {
        return ask(command, body, arguments).code();
    }

    /** The reply, whatever it says. */
    public RestReply ask(String command, String body, Object... arguments) {
        String json = arguments.length == 0 ? body : String.format(Locale.ROOT, body, arguments);
        return call().command(command).body(json.replace('\'', '"')).reply();
    }

    /** A call that is good, to be changed. */
    public RestCall call() {
        return new RestCall(endpoint, app, userSig);
    }
}
