package io.github.usersig.mockim.server.internal.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("account_import")
@ExtendWith(World.Maker.class)
class AccountImportTest {

    private static final String COMMAND = "im_open_login_svc/account_import";

    private MockIm im;
    private RestClient rest;

    @BeforeEach
    void tenant(World world) {
        im = world.server.createTenant(SdkApp.random());
        rest = RestClient.of(im);
    }

    @Test
    @DisplayName("imports an account with nickname and picture")
    void importsAnAccountWithNicknameAndPicture() {
        RestReply reply = rest.ask(COMMAND, "{\"UserID\":\"bob\",\"Nick\":\"Bob\",\"FaceUrl\":\"http://x/b.png\"}");

        assertThat(reply).hasToString("{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0}");
        assertThat(im.accounts()).contains(new Account("bob", "Bob", "http://x/b.png"));
    }

    @Test
    @DisplayName("a second time makes no second account, and changes what it names")
    void changesWhatItNamesTheSecondTime() {
        rest.ask(COMMAND, "{\"UserID\":\"bob\",\"Nick\":\"Bob\",\"FaceUrl\":\"http://x/b.png\"}");
        assertThat(rest.code(COMMAND, "{\"UserID\":\"bob\",\"Nick\":\"Bobby\"}"))
                .isZero();

        assertThat(im.accounts())
                .containsExactly(new Account("administrator", "", ""), new Account("bob", "Bobby", "http://x/b.png"));
    }

    @Test
    @DisplayName("takes Identifier, the older name of UserID")
    void takesIdentifierTheOlderNameOfUserId() {
        assertThat(rest.code(COMMAND, "{\"Identifier\":\"bob\"}")).isZero();
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
    void refusesWhatIsNoUserId(String body, int code) {
        assertThat(rest.code(COMMAND, body)).isEqualTo(code);
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("refuses a nickname or picture over 500 bytes with 40601")
    void refusesANicknameOrPictureOver500Bytes() {
        String half = "\u00fc".repeat(250); // two bytes each

        assertThat(rest.code(COMMAND, "{\"UserID\":\"a\",\"Nick\":\"" + half + "\"}"))
                .isZero();
        assertThat(rest.code(COMMAND, "{\"UserID\":\"a\",\"Nick\":\"" + half + "x\"}"))
                .isEqualTo(40601);
        assertThat(rest.code(COMMAND, "{\"UserID\":\"a\",\"FaceUrl\":\"" + half + "x\"}"))
                .isEqualTo(40601);
    }

    @Test
    @DisplayName("many are imported in one call, in the old form, and those with no good UserID are listed")
    void importsManyInTheOldForm(World world) {
        RestReply reply = world.ok("im_open_login_svc/multiaccount_import", "{'Accounts':['erin','t\u00e9o']}");

        assertThat(reply.list("FailAccounts")).hasToString("[\"t\u00e9o\"]");
        assertThat(world.im.accounts()).contains(new Account("erin", "", ""));
    }

    @Test
    @DisplayName("many are imported in one call, in the new form, with nickname and picture")
    void importsManyInTheNewForm(World world) {
        RestReply reply = world.ok(
                "im_open_login_svc/multiaccount_import",
                "{'AccountList':[{'UserID':'frank','Nick':'Frank','FaceUrl':'f.png'},{'UserID':'alice','Nick':'Al'}]}");

        assertThat(reply.list("FailAccounts")).isEmpty();
        assertThat(world.im.accounts())
                .contains(new Account("frank", "Frank", "f.png"), new Account("alice", "Al", ""));
    }
}
