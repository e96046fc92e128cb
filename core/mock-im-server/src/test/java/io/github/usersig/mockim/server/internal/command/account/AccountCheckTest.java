package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
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

@DisplayName("account_check")
@ExtendWith(World.Maker.class)
class AccountCheckTest {

    private static final String COMMAND = "im_open_login_svc/account_check";

    private MockIm im;
    private RestClient rest;

    @BeforeEach
    void tenant(World world) {
        im = world.server.createTenant(SdkApp.random());
        rest = RestClient.of(im);
    }

    @Test
    @DisplayName("says of each account whether it is imported; an unknown one is no error")
    void saysOfEachAccountWhetherItIsImported() {
        im.importAccounts("alice");

        RestReply reply = rest.ask(COMMAND, "{\"CheckItem\":[{\"UserID\":\"alice\"},{\"UserID\":\"bob\"}]}");

        assertThat(reply.list("ResultItem"))
                .hasToString("[{\"UserID\":\"alice\",\"ResultCode\":0,\"ResultInfo\":\"\","
                        + "\"AccountStatus\":\"Imported\"},{\"UserID\":\"bob\",\"ResultCode\":0,"
                        + "\"ResultInfo\":\"\",\"AccountStatus\":\"NotImported\"}]");
    }

    @Test
    @DisplayName("takes 100 accounts and refuses 101")
    void takesAHundredAccountsAndNoMore() {
        assertThat(rest.code(COMMAND, items(100))).isZero();
        assertThat(rest.code(COMMAND, items(101))).isEqualTo(70402);
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
    void refusesWhatIsNoListOfAccounts(String body, int code) {
        assertThat(rest.code(COMMAND, body)).isEqualTo(code);
    }

    private String items(int count) {
        return "{\"CheckItem\":[" + String.join(",", Collections.nCopies(count, "{\"UserID\":\"u\"}")) + "]}";
    }
}
