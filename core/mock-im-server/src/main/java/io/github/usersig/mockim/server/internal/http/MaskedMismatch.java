package io.github.usersig.mockim.server.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import com.github.tomakehurst.wiremock.verification.diff.PlainTextDiffRenderer;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import com.github.tomakehurst.wiremock.verification.notmatched.PlainTextStubNotMatchedRenderer;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What WireMock says to a request that fits no stub, without the secrets in it. It sets the request and the stub that comes closest
 * side by side, and breaks what is too long for its column; so a text with a secret is set in columns that break none.
 */
final class MaskedMismatch extends NotMatchedRenderer {

    /** More than the longest header and URL that are taken, twice. */
    private static final int UNBROKEN = 80_000;

    /** Most of the text, and kept in WireMock's journal. */
    private static final Pattern PADDING = Pattern.compile("([ =-])\\1{99,}+");

    private final Extensions extensions;
    private final PlainTextStubNotMatchedRenderer usual;
    private final Secrets secrets;

    MaskedMismatch(Extensions extensions, Secrets secrets) {
        this.extensions = extensions;
        this.usual = new PlainTextStubNotMatchedRenderer(extensions);
        this.secrets = secrets;
    }

    @Override
    protected ResponseDefinition render(Admin admin, ServeEvent event) {
        List<NearMiss> nearMisses =
                admin.findTopNearMissesFor(event.getRequest()).getNearMisses();
        if (nearMisses.isEmpty()) { // nor is there anything of the request in the text then
            return usual.render(admin, event);
        }
        NearMiss closest = nearMisses.get(0);
        String both = Json.write(closest);
        if (MaskedAnswer.mask(secrets, both).equals(both)) {
            return usual.render(admin, event);
        }
        String unbroken = new PlainTextDiffRenderer(extensions.ofType(RequestMatcherExtension.class), UNBROKEN)
                .render(closest.getDiff());
        String masked = PADDING.matcher(secrets.mask(unbroken)).replaceAll("$1$1$1$1");
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(HttpStatus.NOT_FOUND_404)
                .withHeader(HttpHeader.CONTENT_TYPE.asString().toLowerCase(Locale.ROOT), "text/plain")
                .withBody(masked)
                .build();
    }
}
