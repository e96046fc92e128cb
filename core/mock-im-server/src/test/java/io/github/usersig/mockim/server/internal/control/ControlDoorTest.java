package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.RestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The control door, for clients in any language")
class ControlDoorTest {

    private static MockImServer server;
    private static MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
        im = server.createTenant(SdkApp.builder(1400000001L).build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("says when the mock is ready, and which version of the control API it speaks")
    void saysWhenTheMockIsReady() throws IOException {
        HttpResponse<byte[]> response = ask("GET", "ready", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).startsWith("{\"ready\":true,\"controlVersion\":3,\"kit\":\"");
    }

    @Test
    @DisplayName("creates a tenant of a key alone, and never tells the key")
    void createsATenantOfAKeyAndNeverTellsTheKey() throws IOException {
        HttpResponse<byte[]> created = ask("PUT", "tenants/1400000002", "{\"secretKey\":\"s3cr3t\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(text(ask("GET", "tenants/1400000002/admins", ""))).isEqualTo("{\"admins\":[\"administrator\"]}");
        assertThat(new RestCall(server.endpoint(), SdkApp.of(1400000002L, "s3cr3t")).code())
                .isZero();
        HttpResponse<byte[]> again = ask("PUT", "tenants/1400000002", "{\"secretKey\":\"s3cr3t\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(text(again)).contains("already").doesNotContain("s3cr3t");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | tenants/42/accounts                  |                              | 404 | 42",
                "POST   | tenants/42/reset                     | {}                           | 404 | 42",
                "PUT    | tenants/42/accounts                  | {}                           | 404 | no tenant",
                "GET    | tenants/42/reset                     |                              | 404 | no tenant",
                "GET    | tenants/42/nothing                   |                              | 404 | no tenant",
                "GET    | nothing                              |                              | 404 | /__mock/nothing",
                "GET    | tenants/1400000001/nothing           |                              | 404 | nothing",
                "GET    | tenants/abc                          |                              | 404 | abc",
                "POST   | ready                                | {}                           | 405 | GET",
                "PATCH  | tenants/1400000001                   | {}                           | 405 | PUT or DELETE",
                "DELETE | tenants/1400000001/accounts          |                              | 405 | POST",
                "PUT    | tenants/1400000003                   | nonsense                     | 400 | JSON",
                "PUT    | tenants/1400000003                   | {}                           | 400 | secretKey",
                "PUT    | tenants/1400000003                   | {\"secretKey\":7}            | 400 | secretKey",
                "PUT    | tenants/1400000003                   | {\"secretKey\":\"\"}         | 400 | key",
                "PUT    | tenants/0                            | {\"secretKey\":\"k\"}        | 400 | SDKAppID",
                "PUT    | tenants/1400000003 | {\"secretKey\":\"k\",\"admins\":\"a\"}         | 400 | array of strings",
                "PUT    | tenants/1400000003 | {\"secretKey\":\"k\",\"legacyPublicKey\":\"\"} | 400 | public key",
                "POST   | tenants/1400000001/accounts          |                              | 400 | JSON",
                "POST   | tenants/1400000001/accounts          | {\"userIds\":[1]}            | 400 | array of strings",
                "POST   | tenants/1400000001/accounts          | {\"userIds\":[\"\"]}         | 400 | UserID",
                "POST   | tenants/1400000001/admins            | []                           | 400 | JSON",
                "POST   | tenants/1400000001/login             | {\"userId\":\"a\"}           | 400 | userSig",
                "POST   | tenants/1400000001/clock             | {}                           | 400 | advance",
                "POST   | tenants/1400000001/clock             | {\"advance\":3600}           | 400 | advance",
                "POST   | tenants/1400000001/clock             | {\"skew\":\"an hour\"}       | 400 | such as PT10M",
                "POST   | tenants/1400000001/clock             | {\"skew\":\"P9999999999999D\"} | 400 | from 1970 to"
                        + " 9999",
                "POST   | tenants/1400000001/clock             | {\"freezeAt\":\"noon\"}      | 400 |"
                        + " 2027-01-01T00:00:00Z",
                "POST   | tenants/1400000001/clock             | {\"advance\":\"-PT1H\"}      | 400 | forward",
                "PUT    | tenants/1400000001/clock             | {}                           | 405 | GET, POST or"
                        + " DELETE",
                "PUT    | tenants/1400000001/sessions          | {\"policy\":\"none\"}         | 400 | SINGLE, DUAL",
                "GET    | tenants/1400000001/messages?from=a   |                              | 400 | to",
                "GET    | tenants/1400000001/journal?newset=1  |                              | 400 | the parameter newset in"
                        + " the URL is not known here: GET /__mock/tenants/{sdkAppId}/journal takes after, newest, command,"
                        + " caller, code, refused, from, to",
                "GET    | tenants/1400000001/journal?refused=1 |                              | 400 | must be true or false",
                "GET    | tenants/1400000001/journal?newest=x  |                              | 400 | must be a whole number",
                "GET    | tenants/1400000001/clock?skew=PT1H   |                              | 400 | takes none",
                "POST   | tenants/1400000001/reset?all         | {}                           | 400 | parameter all in the URL",
                "GET    | tenants/1400000001/messages?from=%ff |                              | 400 | to",
            })
    @DisplayName("answers what is wrong in clear words")
    void answersWhatIsWrongInClearWords(String method, String path, String body, int status, String word)
            throws IOException {
        HttpResponse<byte[]> response = ask(method, path, body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(text(response)).startsWith("{\"error\":\"").contains(word);
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("issues a UserSig, and explains one")
    void issuesAUserSigAndExplainsOne() throws IOException {
        String issued = text(ask("POST", "tenants/1400000001/issue", "{\"userId\":\"alice\",\"validFor\":\"PT1H\"}"));
        String userSig = issued.substring("{\"userSig\":\"".length(), issued.length() - 2);
        String old = text(ask(
                "POST",
                "tenants/1400000001/issue",
                "{\"userId\":\"alice\",\"validFor\":\"PT1H\",\"issuedAgo\":\"PT2H\"}"));

        assertThat(im.login("alice", userSig).isAccepted()).isTrue();
        assertThat(text(ask("POST", "tenants/1400000001/explain", issued)))
                .contains("\"code\":0", "\"userId\":\"alice\"", "\"sdkAppId\":1400000001", "\"expiresAt\":\"")
                .doesNotContain(userSig);
        assertThat(text(ask("POST", "tenants/1400000001/explain", old))).contains("\"code\":70001");
        assertThat(text(ask("POST", "tenants/1400000001/explain", issued.replace("}", ",\"userId\":\"bob\"}"))))
                .contains("\"code\":70013");
        assertThat(text(ask("POST", "tenants/1400000001/explain", "{\"userSig\":\"nonsense\"}")))
                .contains("\"code\":70003");
    }

    @Test
    @DisplayName("searches the journal by what the URL names, and tells what came closest where there is nothing")
    void searchesTheJournalByWhatTheUrlNames() throws IOException {
        MockIm other = server.createTenant(SdkApp.random());
        String journal = "tenants/" + other.app().sdkAppId() + "/journal";
        other.importAccounts("alice", "bob");
        String body = "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgRandom\":1,\"MsgBody\":"
                + "[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{}}]}";
        RestClient.of(other).ask("openim/sendmsg", body);
        RestClient.of(other).ask("openim/sendmsg", body.replace("\"bob\"", "\"nobody\""));
        other.login("alice", "nonsense");

        assertThat(numbers(journal + "?from=alice&to=bob")).containsExactly("1");
        assertThat(numbers(journal + "?command=openim/sendmsg")).containsExactly("1", "2");
        assertThat(numbers(journal + "?refused=true")).containsExactly("2", "3");
        assertThat(numbers(journal + "?code=70003")).containsExactly("3");
        assertThat(numbers(journal + "?caller=administrator&code=90012")).containsExactly("2");
        assertThat(numbers(journal + "?newest=2")).containsExactly("2", "3");
        assertThat(numbers(journal + "?after=1&newest=1")).containsExactly("3");
        assertThat(text(ask("GET", journal + "?command=openim/sendmsg&code=70003", "")))
                .contains("\"entries\":[]", "\"nearMisses\":[\"#3 alice login -> 70003", "(code 90012, not 70003)");
        assertThat(ask("GET", journal + "?code=many", "").statusCode()).isEqualTo(400);
    }

    private static List<String> numbers(String path) throws IOException {
        return Pattern.compile("\"number\":(\\d+)")
                .matcher(text(ask("GET", path, "")))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    @DisplayName("takes the multi-device policy in capitals or not")
    void takesTheMultiDevicePolicyInCapitalsOrNot() throws IOException {
        String sessions =
                "tenants/" + server.createTenant(SdkApp.random()).app().sdkAppId() + "/sessions";

        assertThat(text(ask("PUT", sessions, "{\"policy\":\"dual\"}"))).contains("\"policy\":\"DUAL\"");
        assertThat(text(ask("PUT", sessions, "{\"policy\":\"TRIPLE\"}"))).contains("\"policy\":\"TRIPLE\"");
    }

    @Test
    @DisplayName("takes a seed as it is, for curl")
    void takesASeedAsItIs() throws IOException {
        MockIm other = server.createTenant(SdkApp.random());

        assertThat(ask("POST", "tenants/" + other.app().sdkAppId() + "/seed", "{\"accounts\":[\"seeded\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(other.accounts()).extracting(account -> account.userId()).contains("seeded");
    }

    @Test
    @DisplayName("refuses a body over 8 MiB")
    void refusesABodyOver8Mebibytes() throws IOException {
        HttpResponse<byte[]> response =
                ask("POST", "tenants/1400000001/accounts", " ".repeat(8 * 1024 * 1024) + "{\"userIds\":[]}");

        assertThat(response.statusCode()).isEqualTo(413);
    }

    private static HttpResponse<byte[]> ask(String method, String path, String body) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(server.endpoint() + "/__mock/" + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }
}
