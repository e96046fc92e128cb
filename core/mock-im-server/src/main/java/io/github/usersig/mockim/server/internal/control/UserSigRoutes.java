package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.UserSig;
import io.github.usersig.UserSigFormatException;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigRequest;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.VerdictJson;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Requests about UserSigs: issuing, explaining, trying and taking them back. */
final class UserSigRoutes {

    private UserSigRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.post(
                                path("issue"),
                                "Issues a UserSig by the tenant's clock; all but the user may be left out",
                                """
                                {"userId": "alice", "validFor": "PT1H", "issuedAgo": "PT5M"}\
                                """)
                        .answers("{\"userSig\": \"eJw...\"}")
                        .does(of.asking((request, tenant) -> issue(tenant, request.json()))),
                Route.post(
                                path("explain"),
                                "What a UserSig says, and why it would be refused; the user may be left out",
                                """
                                {"userSig": "eJw...", "userId": "alice"}\
                                """)
                        .answers("""
                            {"code": 70003, "field": "...", "reason": "..."}\
                            """)
                        .does(of.asking((request, tenant) -> explain(tenant, request.json()))),
                Route.post(path("login"), "What logging in would answer; it stands in the journal", """
                    {"userId": "alice", "userSig": "eJw..."}\
                    """)
                        .answers("""
                            {"code": 70003, "field": "...", "reason": "..."}\
                            """)
                        .does(of.asking((request, tenant) -> login(tenant, request.json()))),
                Route.get(path("kick"), "When a user was kicked last; without \"at\" if never", "{}")
                        .required("userId", "string", "such as alice")
                        .does(of.asking((request, tenant) -> lastKick(tenant, request.parameter("userId")))),
                Route.post(
                                path("kick"),
                                "Makes all UserSigs of a user invalid that were issued before, or before the instant"
                                        + " \"at\"",
                                "{\"userId\": \"alice\"}")
                        .does(of.telling((request, tenant) -> kick(tenant, request.json()))),
                Route.post(
                                path("revoke"),
                                "Makes this one UserSig invalid, and leaves the others of its user as they are",
                                """
                                {"userSig": "eAGrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwok5mcmpUInilOzEgoLMFCUrQxMDKIDIpFYUZBalAsVNTU2N4KIlmbkgMXMzcyMjUzOYaHFmOtDcgKJi70SX0PDQoOK07ADP9OJU58yccpdI35Iog8gyy7wcX5PcbO*wqsjEfFulWgAx7zJq"}\
                                """)
                        .does(of.telling((request, tenant) ->
                                tenant.revoke(UserSig.parse(request.json().text("userSig"))))));
    }

    private static Json issue(Tenant tenant, Json body) {
        UserSigRequest userSig = UserSigIssuer.of(tenant.app()).forUser(body.text("userId"));
        if (body.has("validFor")) {
            userSig = userSig.validFor(body.duration("validFor"));
        }
        Duration ago = body.duration("issuedAgo", Duration.ZERO);
        return Json.object()
                .put(
                        "userSig",
                        userSig.issuedAt(tenant.now().minus(ago)).issue().text());
    }

    private static Json explain(Tenant tenant, Json body) {
        String text = body.text("userSig");
        Optional<UserSig> read = read(text);
        String userId = body.text("userId", read.map(UserSig::userId).orElse(""));
        Json json = VerdictJson.write(tenant.wouldAnswer(userId, text));
        read.ifPresent(userSig -> json.put("userId", tenant.masked(userSig.userId()))
                .put("sdkAppId", userSig.sdkAppId())
                .put("issuedAt", userSig.issuedAt().toString())
                .put("expiresAt", userSig.expiresAt().toString())
                .put("version", userSig.version().name()));
        return json;
    }

    private static Optional<UserSig> read(String text) {
        try {
            return Optional.of(UserSig.parse(text));
        } catch (UserSigFormatException e) { // the verdict says so too, and with a code
            return Optional.empty();
        }
    }

    private static Json login(Tenant tenant, Json body) {
        return VerdictJson.write(tenant.login(body.text("userId"), body.text("userSig")));
    }

    private static Json lastKick(Tenant tenant, String userId) {
        Json json = Json.object();
        tenant.lastKick(userId).ifPresent(at -> json.put("at", at.toString()));
        return json;
    }

    private static void kick(Tenant tenant, Json body) {
        tenant.kick(body.text("userId"), body.has("at") ? body.instant("at") : tenant.now());
    }
}
