package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way to the mock promises of the JSON that fills a tenant. */
public abstract class SeedContract {

    protected abstract MockImBackend backend();

    MockIm tenant() {
        return backend().createTenant(SdkApp.random());
    }

    @Test
    @DisplayName("a tenant can be filled by JSON: admins, accounts, and whatever REST calls do")
    void fillsATenantByJson() {
        MockIm im = tenant();
        im.seed("""
            {"admins": ["boss"],
             "accounts": ["alice", {"userId": "bob", "nick": "Bob", "faceUrl": "b.png"}],
             "calls": [{"command": "openim/sendmsg",
                        "body": {"From_Account": "alice", "To_Account": "bob", "MsgRandom": 1,
                                 "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "hi"}}]}}]}
            """);

        assertThat(im.admins()).contains("boss");
        assertThat(im.accounts()).contains(new Account("alice", "", ""), new Account("bob", "Bob", "b.png"));
        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("hi");
        im.seed("{}");
    }

    @Test
    @DisplayName("JSON can also say where webhooks go; their token is never told again")
    void fillsATenantWithWebhooksByJson() {
        MockIm im = tenant();
        im.seed("""
            {"accounts": ["alice"],
             "calls": [{"command": "profile/portrait_set",
                        "body": {"From_Account": "alice", "ProfileItem": [{"Tag": "Tag_Profile_IM_Nick", "Value": "Al"}]}}],
             "webhooks": {"url": "http://127.0.0.1:1/im/webhook", "token": "xxxxyyyy",
                          "commands": ["State.StateChange", "Profile.CallbackPortraitSet"], "timeout": "PT0.3S", "retries": 2}}
            """);

        assertThat(im.webhooks().settings().orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook"))
                        .only(WebhookCommand.STATE_CHANGE, WebhookCommand.PORTRAIT_SET)
                        .withTimeout(Duration.ofMillis(300))
                        .withRetries(2));
        assertThat(im.webhooks().calls().entries()).as("of what was seeded").isEmpty();
    }

    @Test
    @DisplayName("the webhooks' token in JSON that is refused is not told")
    void keepsTheTokenOfARefusedSeedToItself() {
        MockIm im = tenant();
        for (String bad :
                List.of("{\"webhooks\": {\"token\": \"xxxxyyyy\"}}", "{\"webhooks\": {\"token\": xxxxyyyy}}")) {
            assertThatThrownBy(() -> im.seed(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("xxxxyyyy");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                    | is not JSON",
                "{\"accounts\": [\"alice\",]}            | is not JSON: Unexpected character",
                "[]                                          | must be a JSON object",
                "{\"acounts\": []}                         | has \"acounts\", and knows profile, admins, accounts, calls and"
                        + " webhooks",
                "{\"accounts\": \"alice\"}               | must be arrays",
                "{\"accounts\": [\"alice\", 7]}          | item 1 of accounts",
                "{\"webhooks\": []}                        | webhooks in the seed must be an object with a url",
                "{\"webhooks\": {\"url\": 7}}          | \"url\" in webhooks of the seed must be a string",
                "{\"calls\": [{\"command\": \"x/y\"}]} | names the command \"x/y\", which is not one",
                "{\"calls\": [{\"command\": \"openim/sendmsg\"}]}                  | item 0 of calls in the seed has"
                        + " no object as body",
                "{\"calls\": [{\"command\": \"openim/sendmsg\", \"body\": {}}]}  | is refused with 90003: To_Account"
                        + " is missing",
            })
    @DisplayName("a seed that is wrong is refused in words that say where")
    void refusesAWrongSeedInWordsThatSayWhere(String seed, String words) {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.seed(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
        assertThat(im.accounts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed.json",
                "src/test/resources/im-seed.json",
                "C:\\work dir\\seed.JSON",
                "classpath:seed.yaml",
                " a.txt\n"
            })
    @DisplayName("a file's name in place of a seed is told apart, with what to write instead")
    void refusesAFileNameAsSeed(String fileName) {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.seed(fileName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "must be JSON text",
                        "\"" + fileName.strip() + "\" looks like the name of a file",
                        "Files.readString(Path.of(",
                        "@EnableMockIm(seedFile = \"" + fileName.strip() + "\")",
                        "withSeedFile(...)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg",
                "{\"accounts\": [seed.json]}"
            })
    @DisplayName("what is no file's name is not repeated in what is said of it: it may be secret")
    void keepsWhatIsNoFileNameToItself(String text) {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.seed(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the seed is not JSON")
                .hasMessageNotContaining(text)
                .hasMessageNotContaining("looks like");
    }
}
