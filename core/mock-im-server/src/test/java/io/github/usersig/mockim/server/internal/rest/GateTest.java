package io.github.usersig.mockim.server.internal.rest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The gate of the REST API")
class GateTest {

    private static final SdkApp APP = SdkApp.random();
    private static final SdkApp OTHER_KEY = SdkApp.builder(APP.sdkAppId()).build();
    private static final SdkApp OTHER_APP = SdkApp.random();
    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().app(APP).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("lets a good request pass, with HTTP status 200 and the headers of the service")
    void letsAGoodRequestPass() throws IOException {
        HttpResponse<byte[]> response = attempt().response();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(new String(response.body(), UTF_8))
                .startsWith("{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0");
    }

    @Test
    @DisplayName("names in the reply and in the journal what the issuer did wrong, and no key")
    void namesWhatTheIssuerDidWrong() {
        MockIm im = server.createTenant(SdkApp.random());
        SdkApp withALineBreak = SdkApp.of(im.app().sdkAppId(), im.app().secretKey() + "\n");

        RestReply reply = RestClient.of(im)
                .call()
                .with("usersig", sig(withALineBreak, "administrator"))
                .reply();

        assertThat(reply.code()).isEqualTo(70009);
        assertThat(reply.info())
                .contains("with a key that ends in a line break")
                .doesNotContain(im.app().secretKey());
        assertThat(im.journal().refused().entries().get(0).reason()).isEqualTo(reply.info());
    }

    static Stream<Arguments> wrongBodies() {
        String json = "{\"CheckItem\":[{\"UserID\":\"\u5f20\u4e09\"}]}";
        return Stream.of(
                arguments("nothing", bytes(""), "it is empty; send {}"),
                arguments("a form", bytes("UserID=alice&x=1"), "it is form-encoded (name=value)"),
                arguments("a form of one JSON field", bytes("%7B%22CheckItem%22%3A%5B%5D%7D="), "it is form-encoded"),
                arguments("parts", bytes("--x\r\nContent-Disposition: form-data"), "it is multipart"),
                arguments("an array", bytes("[]"), "it is an array"),
                arguments("a text", bytes("\"{}\""), "written as JSON twice?"),
                arguments("a number", bytes("7"), "it is no object"),
                arguments("a comma too many", bytes("{\n \"CheckItem\":[],\n}"), "it is not JSON: line 3, column 1"),
                arguments("half of it", bytes("{\"CheckItem\":["), "it is JSON without an end: line 1, column "),
                arguments("two of them", bytes("{} {}"), "it goes on after its JSON: line 1, column "),
                arguments("deep ones", bytes("{\"x\":" + "[".repeat(2_000)), "it is nested more than 1000 deep"),
                arguments("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}, "it is compressed with gzip"),
                arguments("GBK", json.getBytes(Charset.forName("GBK")), "it is not UTF-8 (GBK or ISO 8859-1?)"),
                arguments("a byte order mark", bytes("\ufeff" + json), "it begins with a byte order mark"),
                arguments("UTF-16", json.getBytes(UTF_16), "it is not UTF-8 but UTF-16 or UTF-32"),
                arguments("UTF-16, little end first", json.getBytes(UTF_16LE), "it is not UTF-8 but UTF-16 or UTF-32"),
                arguments("UTF-32", json.getBytes(Charset.forName("UTF-32")), "it is not UTF-8 but UTF-16 or UTF-32"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongBodies")
    @DisplayName("says of a body that is no JSON object what it is")
    void saysWhatABodyIs(String what, byte[] body, String told) {
        RestReply reply = attempt().body(body).reply();

        assertThat(reply.code()).isEqualTo(60003);
        assertThat(reply.info())
                .startsWith("the body is not a JSON object, it ")
                .contains(told);
    }

    static Stream<Arguments> wrongEncodings() {
        String user = "\u5f20+\u4e09";
        String gbk = URLEncoder.encode(user, Charset.forName("GBK"));
        String utf8 = URLEncoder.encode(user, UTF_8);
        return Stream.of(
                arguments("identifier", utf8, 60010, "not an app admin"),
                arguments("identifier", URLEncoder.encode(utf8, UTF_8), 70013, "is URL-encoded once more than it was"),
                arguments("identifier", utf8.replace("%2B", "+"), 70013, "a + in a URL stands for a space: write %2B"),
                arguments("identifier", gbk, 70013, "has characters that are not UTF-8 (GBK?)"),
                arguments("usersig", "%2A%252A", 70003, "is made of A-Z"),
                arguments("usersig", "twice", 70003, "is URL-encoded once more than it was decoded"),
                arguments("usersig", "as a form field", 70003, "has spaces where * or + were"));
    }

    @ParameterizedTest(name = "{0}={1}: {2} {3}")
    @MethodSource("wrongEncodings")
    @DisplayName("says what is wrong with the encoding of identifier and usersig in the URL")
    void saysWhatIsWrongWithTheEncoding(String parameter, String value, int code, String told) throws IOException {
        String user = "\u5f20+\u4e09";
        String sig = withAStar(user);
        String encodedUser = URLEncoder.encode(user, UTF_8);
        String encodedSig =
                switch (value) {
                    case "twice" -> sig.replace("*", "%252A");
                    case "as a form field" -> sig.replace('*', '+'); // as in base64 that was not swapped
                    default -> parameter.equals("usersig") ? value : sig;
                };

        String answer = post(server.endpoint() + "/v4/im_open_login_svc/account_check?sdkappid=" + APP.sdkAppId()
                + "&identifier=" + (parameter.equals("identifier") ? value : encodedUser)
                + "&random=1&contenttype=json&usersig=" + encodedSig);

        assertThat(answer).contains("\"ErrorCode\":" + code).contains(told);
    }

    /** A UserSig that has a character which URLs and forms treat in ways of their own. */
    private static String withAStar(String user) {
        UserSigIssuer issuer = UserSigIssuer.of(APP).withUserIdRule(UserIdRule.ANY_TEXT);
        for (int second = 0; ; second++) {
            String sig = issuer.forUser(user)
                    .issuedAt(Instant.now().minusSeconds(second))
                    .issue()
                    .text();
            if (sig.indexOf('*') >= 0) {
                return sig;
            }
        }
    }

    static Stream<Arguments> requestsInOrder() {
        return Stream.of(
                row("GET, and everything else wrong", 60002, a -> nothing(a).method("GET")),
                row("PUT", 60002, a -> a.method("PUT")),
                row("no parameters at all, on an unknown path", 60012, a -> nothing(a)
                        .command("no/such")),
                row("an empty sdkappid", 60012, a -> a.with("sdkappid", "")),
                row("sdkappid in capitals", 60012, a -> a.without("sdkappid").with("SDKAppID", "1")),
                row("sdkappid not a number, and no identifier", 60025, a -> a.with("sdkappid", "1e9")
                        .without("identifier")),
                row("sdkappid 0", 60025, a -> a.with("sdkappid", "0")),
                row("sdkappid beyond 32 bits", 60025, a -> a.with("sdkappid", "4294967296")),
                row("sdkappid negative", 60025, a -> a.with("sdkappid", "-1")),
                row("an unknown app, and no identifier", 70020, a -> a.with("sdkappid", "42")
                        .without("identifier")),
                row("no identifier, and a broken UserSig", 60025, a -> a.without("identifier")
                        .with("usersig", "x")),
                row("an empty identifier", 60025, a -> a.with("identifier", "")),
                row("an identifier over 32 bytes", 60025, a -> a.with("identifier", "a".repeat(33))),
                row("a control character in the identifier", 60025, a -> a.with("identifier", "a\nb")),
                row("no usersig, and an unknown command", 60025, a -> a.without("usersig")
                        .command("no/such")),
                row("no contenttype, and a UserSig that expired", 60025, a -> expired(a)
                        .without("contenttype")),
                row("contenttype xml", 60025, a -> a.with("contenttype", "xml")),
                row("contenttype JSON", 60025, a -> a.with("contenttype", "JSON")),
                row("an empty UserSig", 70003, a -> a.with("usersig", "")),
                row("a UserSig that is none, and an unknown command", 70003, a -> a.with("usersig", "x")
                        .command("no/such")),
                row("a UserSig of another app", 70014, a -> a.with("usersig", sig(OTHER_APP, "administrator"))),
                row("a UserSig of another user", 70013, a -> a.with("usersig", sig(APP, "alice"))),
                row("a UserSig that expired, by nobody's admin", 70001, a -> expired(a.as("alice"))),
                row("a UserSig that expired, and a broken body", 70001, a -> expired(a)
                        .body("?")),
                row("a UserSig of another key, by nobody's admin", 70009, a -> a.as("alice")
                        .with("usersig", sig(OTHER_KEY, "alice"))),
                row("a legacy UserSig for an app without such a key", 70016, a -> a.with("usersig", legacySig())),
                row("a user who is no admin, and an unknown command", 60010, a -> a.as("alice")
                        .command("no/such")),
                row("a user who is no admin, and a broken body", 60010, a -> a.as("alice")
                        .body("?")),
                row("an unknown command, and a broken body", 60009, a -> a.command("openim/no_such")
                        .body("?")),
                row("a known command of another service", 60009, a -> a.command("openim/account_check")),
                row("a command in capitals", 60009, a -> a.command("openim/SendMsg")),
                row("only a service", 60009, a -> a.command("openim")),
                row("more than a command", 60009, a -> a.command("openim/sendmsg/now")),
                row("an empty body", 60003, a -> a.body("")),
                row("a body that is no JSON", 60003, a -> a.body("UserID=alice")),
                row("a JSON array", 60003, a -> a.body("[]")),
                row("half an object", 60003, a -> a.body("{\"CheckItem\":[")),
                row("two objects", 60003, a -> a.body("{} {}")),
                row("a body without what the command needs", 70402, a -> a.body("{}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("requestsInOrder")
    @DisplayName("answers the first thing that is wrong")
    void answersTheFirstThingThatIsWrong(String what, int code, UnaryOperator<RestCall> change) throws IOException {
        RestCall attempt = change.apply(attempt());

        HttpResponse<byte[]> response = attempt.response();
        RestReply json = attempt.reply();

        assertThat(response.statusCode()).as(what).isEqualTo(200);
        assertThat(json.code()).as(what).isEqualTo(code);
        assertThat(json.status()).isEqualTo("FAIL");
        assertThat(json.info())
                .isNotEmpty()
                .doesNotContain(APP.secretKey())
                .doesNotContain(sig(APP, "administrator").substring(0, 40));
    }

    @Test
    @DisplayName("says by how much a UserSig expired")
    void saysByHowMuchAUserSigExpired() {
        RestReply json = attempt()
                .with(
                        "usersig",
                        UserSigIssuer.of(APP)
                                .forUser("administrator")
                                .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                                .validFor(Duration.ofHours(1))
                                .issue()
                                .text())
                .reply();

        assertThat(json.info()).startsWith("expired 1 h ago");
    }

    @Test
    @DisplayName("repeats no UserSig, not even one in the wrong place, neither in the answer nor in the journal")
    void repeatsNoUserSig() {
        MockIm im = server.createTenant(SdkApp.random());
        String sig = sig(im.app(), "administrator");
        String start = sig.substring(0, 40);

        for (String parameter : List.of("identifier", "sdkappid", "usersig", "contenttype", "random")) {
            RestCall attempt = RestClient.of(im).call().with(parameter, sig);
            assertThat(attempt.reply().toString()).as(parameter).doesNotContain(start);
        }
        assertThat(RestClient.of(im).call().command("openim/" + sig).reply().info())
                .doesNotContain(start);
        assertThat(im.journal().toString())
                .doesNotContain(sig)
                .doesNotContain(im.app().secretKey());
        assertThat(im.journal().size()).isEqualTo(5);
    }

    @Test
    @DisplayName("takes any random, and none")
    void takesAnyRandomAndNone() {
        assertThat(attempt().without("random").code()).isZero();
        assertThat(attempt().with("random", "not a number").code()).isZero();
        assertThat(attempt().with("random", "99999999999999").code()).isZero();
    }

    @Test
    @DisplayName("does not care for the order of parameters, nor for ones it does not know")
    void takesParametersInAnyOrder() {
        assertThat(attempt().with("apn", "1").append("&&=&flag").code()).isZero();
    }

    @Test
    @DisplayName("of two parameters with one name counts the first")
    void countsTheFirstOfTwoParametersWithOneName() {
        assertThat(attempt().append("&identifier=alice").code()).isZero();
    }

    @Test
    @DisplayName("reads a UserSig with its *, - and _ as they are, and percent-encoded")
    void readsAUserSigAsItIsAndPercentEncoded() throws IOException {
        for (int i = 0; i < 50; i++) {
            String sig = UserSigIssuer.of(APP)
                    .forUser("administrator")
                    .issuedAt(Instant.now().minusSeconds(i))
                    .issue()
                    .text();
            String start = server.endpoint() + "/v4/im_open_login_svc/account_check?sdkappid=" + APP.sdkAppId()
                    + "&identifier=administrator&random=1&contenttype=json&usersig=";
            String encoded = sig.replace("*", "%2A").replace("-", "%2d").replace("_", "%5F");

            assertThat(post(start + sig)).contains("\"ErrorCode\":0");
            assertThat(post(start + encoded)).contains("\"ErrorCode\":0");
        }
    }

    @Test
    @DisplayName("accepts legacy UserSigs for an app that has legacy keys")
    void acceptsLegacyUserSigsForAnAppWithLegacyKeys() {
        SdkApp old = SdkApp.builder(SdkApp.random().sdkAppId())
                .legacyKeys(LegacyKeys.generate())
                .build();
        server.createTenant(old);

        String sig =
                UserSigIssuer.of(old).forUser("administrator").legacy().issue().text();

        assertThat(new RestCall(server.endpoint(), old).with("usersig", sig).code())
                .isZero();
    }

    private static String post(String url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString("{\"CheckItem\":[{\"UserID\":\"alice\"}]}"))
                .build();
        return new String(Http.exchange(request).body(), UTF_8);
    }

    private static RestCall attempt() {
        return new RestCall(server.endpoint(), APP);
    }

    private static RestCall nothing(RestCall attempt) {
        return attempt.without("sdkappid")
                .without("identifier")
                .without("usersig")
                .without("contenttype")
                .body("?");
    }

    private static RestCall expired(RestCall attempt) {
        String user = attempt.parameter("identifier");
        return attempt.with(
                "usersig",
                UserSigIssuer.of(APP)
                        .forUser(user)
                        .issuedAt(Instant.now().minusSeconds(100))
                        .validFor(Duration.ofSeconds(10))
                        .issue()
                        .text());
    }

    private static String sig(SdkApp app, String user) {
        return UserSigIssuer.of(app).issue(user).text();
    }

    private static String legacySig() {
        SdkApp withKeys =
                SdkApp.builder(APP.sdkAppId()).legacyKeys(LegacyKeys.generate()).build();
        return UserSigIssuer.of(withKeys)
                .forUser("administrator")
                .legacy()
                .issue()
                .text();
    }

    private static Arguments row(String what, int code, UnaryOperator<RestCall> change) {
        return arguments(what, code, change);
    }
}
