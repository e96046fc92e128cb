package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Three calls that change nothing, before anything else: whether what answers is an IM back end, and this app's. */
final class Preflight {

    private static final String CHECK = "im_open_login_svc/account_check";

    private final Caller caller;

    Preflight(Caller caller) {
        this.caller = caller;
    }

    /** Why there is no sense in going on; empty if there is. */
    Optional<String> objection() throws IOException, InterruptedException {
        Caller.Answered valid = caller.call(call(CHECK, "valid"), bindings());
        if (valid.reply() == null || !valid.reply().has("ErrorCode")) {
            return Optional.of(noBackEnd("it answers HTTP " + valid.status() + " and no ErrorCode"));
        }
        if (valid.code() != 0) {
            return Optional.of("the app at " + where() + " refuses a valid UserSig of "
                    + caller.identity().admin() + " with "
                    + valid.code()
                    + ": check --sdk-app-id, the secret key, the region of --endpoint, and --admin");
        }
        if (caller.call(call(CHECK, "tampered"), bindings()).code() == 0) {
            return Optional.of(noBackEnd("it accepts a tampered UserSig"));
        }
        if (caller.call(call("openim/no_such_command", "valid"), bindings()).code() == 0) {
            return Optional.of(noBackEnd("it accepts a command that there is not"));
        }
        return Optional.empty();
    }

    private String noBackEnd(String why) {
        return "what answers at " + where() + " is no IM back end: " + why;
    }

    private String where() {
        return caller.backEnd().endpoint().toString();
    }

    private Bindings bindings() {
        Scenario none = new Scenario("none/none", "", List.of(), List.of(), List.of(), Set.of(), List.of(), List.of());
        return new Bindings(none, caller.identity(), Instant::now, new Random());
    }

    private static Step.Call call(String command, String sig) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("CheckItem").addObject().put("UserID", "${nobody}");
        Step.Content content = new Step.Content(body, null, "UTF-8");
        return new Step.Call(
                "preflight", command, "admin", sig, "POST", List.of(), Map.of(), content, Map.of(), List.of(), 1);
    }
}
