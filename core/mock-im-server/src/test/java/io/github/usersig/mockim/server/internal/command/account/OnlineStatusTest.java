package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("query_online_status")
@ExtendWith(World.Maker.class)
class OnlineStatusTest {

    private static final String COMMAND = "openim/query_online_status";

    private MockIm im;
    private RestClient rest;

    @BeforeEach
    void tenant(World world) {
        im = world.server.createTenant(SdkApp.random());
        rest = RestClient.of(im);
    }

    @Test
    @DisplayName("says Offline of those who never logged in, and 70107 of those unknown")
    void saysOfflineOfThoseWhoNeverLoggedIn() {
        im.importAccounts("alice");

        RestReply reply = rest.ask(COMMAND, "{\"To_Account\":[\"alice\",\"nobody\"]}");

        assertThat(reply)
                .hasToString("{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0,"
                        + "\"QueryResult\":[{\"To_Account\":\"alice\",\"Status\":\"Offline\"}],"
                        + "\"ErrorList\":[{\"To_Account\":\"nobody\",\"ErrorCode\":70107}]}");
    }

    @Test
    @DisplayName("fails as a whole only if all accounts are unknown")
    void failsAsAWholeOnlyIfAllAccountsAreUnknown() {
        RestReply reply = rest.ask(COMMAND, "{\"To_Account\":[\"nobody\",\"noone\"]}");

        assertThat(reply.status()).isEqualTo("FAIL");
        assertThat(reply.code()).isEqualTo(70107);
        assertThat(reply.list("ErrorList")).hasSize(2);
    }

    @Test
    @DisplayName("lists the devices if asked to: none")
    void listsTheDevicesIfAskedTo() {
        RestReply reply = rest.ask(COMMAND, "{\"IsNeedDetail\":1,\"To_Account\":[\"administrator\"]}");

        assertThat(reply.list("QueryResult"))
                .hasToString("[{\"To_Account\":\"administrator\",\"Status\":\"Offline\",\"Detail\":[]}]");
    }

    @Test
    @DisplayName("takes 500 accounts and refuses 501 with 90011")
    void takesFiveHundredAccountsAndNoMore() {
        assertThat(rest.code(COMMAND, accounts(500))).isZero();
        assertThat(rest.code(COMMAND, accounts(501))).isEqualTo(90011);
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
    void refusesWhatIsNoListOfAccounts(String body, int code) {
        assertThat(rest.code(COMMAND, body)).isEqualTo(code);
    }

    private String accounts(int count) {
        return "{\"To_Account\":[" + String.join(",", Collections.nCopies(count, "\"administrator\"")) + "]}";
    }

    @Test
    @DisplayName("by its older name, querystate, answers State beside Status")
    void answersStateBesideStatusByItsOlderName(World world) {
        JsonView result =
                world.ok("openim/querystate", "{'To_Account':['alice']}").first("QueryResult");

        assertThat(result.text("State")).isEqualTo("Offline");
        assertThat(result.text("Status")).isEqualTo("Offline");
    }

    @Test
    @DisplayName("lists devices in the words of the page: a desktop with Windows is a PC, a phone with iOS an iPhone")
    void listsDevicesInTheWordsOfThePage(World world) {
        world.im.sessions().setOnline("alice", "Windows", "iOS", "Android", "Mac");
        world.im.sessions().setOnline("bob", "iOS", "iPhone", "Linux", "Windows");

        JsonList results = world.ok("openim/query_online_status", "{'IsNeedDetail':1,'To_Account':['alice','bob']}")
                .list("QueryResult");

        assertThat(results.get(0).list("Detail").each("Platform")).containsExactly("Android", "Mac", "PC", "iPhone");
        assertThat(results.get(1).list("Detail").each("Platform")).containsExactly("PC", "iPhone");
    }
}
