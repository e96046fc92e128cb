package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestCall;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Account commands")
class AccountCommandsTest {

    private static MockImServer server;
    private MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void tenant() {
        im = server.createTenant(SdkApp.random());
    }

    private JsonNode call(String command, String body) {
        return RestCall.call(server.endpoint(), im.app(), command, body);
    }

    private int code(String command, String body) {
        return call(command, body).path("ErrorCode").asInt(-1);
    }

    @Nested
    @DisplayName("account_import")
    class AccountImport {

        private static final String COMMAND = "im_open_login_svc/account_import";

        @Test
        @DisplayName("imports an account with nickname and picture")
        void imports() {
            JsonNode reply = call(COMMAND, "{\"UserID\":\"bob\",\"Nick\":\"Bob\",\"FaceUrl\":\"http://x/b.png\"}");

            assertThat(reply).hasToString("{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0}");
            assertThat(im.accounts()).contains(new Account("bob", "Bob", "http://x/b.png"));
        }

        @Test
        @DisplayName("a second time makes no second account, and changes what it names")
        void again() {
            call(COMMAND, "{\"UserID\":\"bob\",\"Nick\":\"Bob\",\"FaceUrl\":\"http://x/b.png\"}");
            assertThat(code(COMMAND, "{\"UserID\":\"bob\",\"Nick\":\"Bobby\"}")).isZero();

            assertThat(im.accounts())
                    .containsExactly(
                            new Account("administrator", "", ""), new Account("bob", "Bobby", "http://x/b.png"));
        }

        @Test
        @DisplayName("takes Identifier, the older name of UserID")
        void olderName() {
            assertThat(code(COMMAND, "{\"Identifier\":\"bob\"}")).isZero();
            assertThat(im.accounts()).extracting(Account::userId).contains("bob");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}                                                 | 70402",
                    "{\"UserID\":null}                                  | 70402",
                    "{\"UserID\":\"\"}                                  | 70402",
                    "{\"UserID\":\"\u00e9t\u00e9\"}                     | 70402",
                    "{\"UserID\":\"a\\nb\"}                             | 70402",
                    "{\"UserID\":\"012345678901234567890123456789012\"} | 70402",
                    "{\"UserID\":\"bob\",\"Nick\":1}                    | 70402",
                    "{\"UserID\":7}                                     | 60015",
                    "{\"UserID\":[\"bob\"]}                             | 60015"
                })
        @DisplayName("refuses what is no UserID")
        void refuses(String body, int code) {
            assertThat(code(COMMAND, body)).isEqualTo(code);
            assertThat(im.accounts()).hasSize(1);
        }

        @Test
        @DisplayName("refuses a nickname or picture over 500 bytes with 40601")
        void tooLong() {
            String half = "\u00fc".repeat(250); // two bytes each

            assertThat(code(COMMAND, "{\"UserID\":\"a\",\"Nick\":\"" + half + "\"}"))
                    .isZero();
            assertThat(code(COMMAND, "{\"UserID\":\"a\",\"Nick\":\"" + half + "x\"}"))
                    .isEqualTo(40601);
            assertThat(code(COMMAND, "{\"UserID\":\"a\",\"FaceUrl\":\"" + half + "x\"}"))
                    .isEqualTo(40601);
        }
    }

    @Nested
    @DisplayName("account_check")
    class AccountCheck {

        private static final String COMMAND = "im_open_login_svc/account_check";

        @Test
        @DisplayName("says of each account whether it is imported; an unknown one is no error")
        void checks() {
            im.importAccounts("alice");

            JsonNode reply = call(COMMAND, "{\"CheckItem\":[{\"UserID\":\"alice\"},{\"UserID\":\"bob\"}]}");

            assertThat(reply.path("ResultItem"))
                    .hasToString("[{\"UserID\":\"alice\",\"ResultCode\":0,\"ResultInfo\":\"\","
                            + "\"AccountStatus\":\"Imported\"},{\"UserID\":\"bob\",\"ResultCode\":0,"
                            + "\"ResultInfo\":\"\",\"AccountStatus\":\"NotImported\"}]");
        }

        @Test
        @DisplayName("takes 100 accounts and refuses 101")
        void limit() {
            assertThat(code(COMMAND, items(100))).isZero();
            assertThat(code(COMMAND, items(101))).isEqualTo(70402);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}                                | 70402",
                    "{\"CheckItem\":[]}                | 70402",
                    "{\"CheckItem\":\"alice\"}         | 70402",
                    "{\"CheckItem\":[\"alice\"]}       | 70402",
                    "{\"CheckItem\":[{}]}              | 70402",
                    "{\"CheckItem\":[{\"UserID\":1}]}  | 60015"
                })
        @DisplayName("refuses what is no list of accounts")
        void refuses(String body, int code) {
            assertThat(code(COMMAND, body)).isEqualTo(code);
        }

        private String items(int count) {
            return "{\"CheckItem\":[" + String.join(",", Collections.nCopies(count, "{\"UserID\":\"u\"}")) + "]}";
        }
    }

    @Nested
    @DisplayName("query_online_status")
    class QueryOnlineStatus {

        private static final String COMMAND = "openim/query_online_status";

        @Test
        @DisplayName("says Offline of those who never logged in, and 70107 of those unknown")
        void someUnknown() {
            im.importAccounts("alice");

            JsonNode reply = call(COMMAND, "{\"To_Account\":[\"alice\",\"nobody\"]}");

            assertThat(reply)
                    .hasToString("{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0,"
                            + "\"QueryResult\":[{\"To_Account\":\"alice\",\"Status\":\"Offline\"}],"
                            + "\"ErrorList\":[{\"To_Account\":\"nobody\",\"ErrorCode\":70107}]}");
        }

        @Test
        @DisplayName("fails as a whole only if all accounts are unknown")
        void allUnknown() {
            JsonNode reply = call(COMMAND, "{\"To_Account\":[\"nobody\",\"noone\"]}");

            assertThat(reply.path("ActionStatus").asText()).isEqualTo("FAIL");
            assertThat(reply.path("ErrorCode").asInt()).isEqualTo(70107);
            assertThat(reply.path("ErrorList")).hasSize(2);
        }

        @Test
        @DisplayName("lists the devices if asked to: none")
        void detail() {
            JsonNode reply = call(COMMAND, "{\"IsNeedDetail\":1,\"To_Account\":[\"administrator\"]}");

            assertThat(reply.path("QueryResult"))
                    .hasToString("[{\"To_Account\":\"administrator\",\"Status\":\"Offline\",\"Detail\":[]}]");
        }

        @Test
        @DisplayName("takes 500 accounts and refuses 501 with 90011")
        void limit() {
            assertThat(code(COMMAND, accounts(500))).isZero();
            assertThat(code(COMMAND, accounts(501))).isEqualTo(90011);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}                                                   | 90001",
                    "{\"To_Account\":[]}                                  | 90001",
                    "{\"To_Account\":\"alice\"}                           | 90001",
                    "{\"To_Account\":[1]}                                 | 90003",
                    "{\"IsNeedDetail\":2,\"To_Account\":[\"a\"]}          | 90001",
                    "{\"IsNeedDetail\":\"1\",\"To_Account\":[\"a\"]}      | 90001"
                })
        @DisplayName("refuses what is no list of accounts")
        void refuses(String body, int code) {
            assertThat(code(COMMAND, body)).isEqualTo(code);
        }

        private String accounts(int count) {
            return "{\"To_Account\":[" + String.join(",", Collections.nCopies(count, "\"administrator\"")) + "]}";
        }
    }
}
