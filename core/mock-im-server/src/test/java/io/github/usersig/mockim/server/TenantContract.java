package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.support.RestClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way to the mock promises of tenants: how they come, are filled, kept, emptied and go. */
public abstract class TenantContract {

    protected abstract MockImBackend backend();

    MockIm tenant() {
        return backend().createTenant(SdkApp.random());
    }

    @Test
    @DisplayName("a tenant has the app it was created with, and its admins as accounts")
    void createsATenantWithItsAppAndAdmins() {
        SdkApp app = SdkApp.random().withAdmins(List.of("administrator", "root"));

        MockIm im = backend().createTenant(app);

        assertThat(im.app()).isEqualTo(app);
        assertThat(im.endpoint()).isEqualTo(backend().endpoint());
        assertThat(im.admins()).containsExactly("administrator", "root");
        assertThat(im.accounts()).containsExactly(new Account("administrator", "", ""), new Account("root", "", ""));
        assertThat(backend().tenants()).contains(app.sdkAppId());
        assertThat(im.toString()).contains(Long.toString(app.sdkAppId())).doesNotContain(app.secretKey());
    }

    @Test
    @DisplayName("a tenant that is there already can be taken up, one that is not is named")
    void takesUpATenantThatIsThereAlready() {
        MockIm im = tenant();
        im.importAccounts("alice");

        assertThat(backend().tenant(im.app()).accounts()).hasSize(2);
        assertThatThrownBy(() -> backend().tenant(SdkApp.of(17, "no such app")))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("the mock has no tenant with SDKAppID 17: create it first, with createTenant")
                .hasMessageNotContaining("no such app");
    }

    @Test
    @DisplayName("a second tenant with one SDKAppID is refused")
    void refusesASecondTenantWithOneSdkAppId() {
        MockIm im = tenant();

        assertThatThrownBy(() -> backend().createTenant(im.app()))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining(Long.toString(im.app().sdkAppId()))
                .hasMessageContaining("already")
                .hasMessageNotContaining(im.app().secretKey());
    }

    @Test
    @DisplayName("a tenant's clock can be moved: UserSigs expire by it, the journal is stamped with it")
    void movesATenantsClock() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String userSig = UserSigIssuer.of(im.app()).issue("alice").text();
        assertThat(im.login("alice", userSig).isAccepted()).isTrue();

        im.clock().advance(Duration.ofDays(179));
        assertThat(im.login("alice", userSig).isAccepted()).isTrue();
        im.clock().advance(Duration.ofDays(2));
        assertThat(im.login("alice", userSig).code()).isEqualTo(70001);
        assertThat(im.journal().entries().get(2).at())
                .isCloseTo(Instant.now().plus(181, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));

        im.clock().restore();
        assertThat(im.login("alice", userSig).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("a tenant's clock can be skewed and frozen, and is nobody else's")
    void skewsAndFreezesATenantsClockAlone() {
        MockIm one = tenant();
        MockIm two = tenant();
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");

        one.clock().freezeAt(newYear);
        assertThat(one.clock().now()).isEqualTo(newYear);
        one.clock().advance(Duration.ofHours(1));
        assertThat(one.clock().now()).isEqualTo(newYear.plusSeconds(3600));
        assertThat(two.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        two.clock().skew(Duration.ofMinutes(-10));
        assertThat(two.clock().now()).isCloseTo(Instant.now().minusSeconds(600), within(1, ChronoUnit.MINUTES));

        one.reset();
        assertThat(one.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("a tenant's clock refuses what no UserSig could be stamped with, and stays where it is")
    void refusesWhatNoUserSigCouldBeStampedWith() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.clock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("advance(PT-1S): time only goes forward");
        assertThatThrownBy(() -> im.clock().freezeAt(Instant.parse("1969-12-31T23:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can show times from 1970 to 9999");
        assertThatThrownBy(() -> im.clock().skew(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can show times from 1970 to 9999");
        assertThat(im.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
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
                "{\"acounts\": []}                         | has \"acounts\", and knows admins, accounts, calls and"
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

    @Test
    @DisplayName("what a tenant holds can be kept and brought back, as often as one likes")
    void keepsATenantAndBringsItBack() {
        MockIm im = tenant();
        String call = "{\"calls\": [{\"command\": \"%s\", \"body\": %s}]}";
        im.importAccounts("alice", "bob");
        im.seed(call.formatted(
                "group_open_http_svc/create_group",
                "{\"GroupId\": \"g1\", \"Type\": \"Public\", \"Name\": \"g\", \"Owner_Account\": \"alice\"}"));
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        String before = im.snapshot();

        im.importAccounts("carol");
        im.seed(call.formatted("group_open_http_svc/destroy_group", "{\"GroupId\": \"g1\"}"));
        im.clock().restore();
        im.kick("alice");
        String after = im.snapshot();

        for (int i = 0; i < 2; i++) {
            im.restore(before);
            assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "alice", "bob");
            assertThat(im.clock().now()).isEqualTo("2027-01-01T00:00:00Z");
            im.joinGroup("g1", "bob");
            im.restore(after);
            assertThat(im.accounts()).hasSize(4);
            assertThatThrownBy(() -> im.joinGroup("g1", "bob")).hasMessageContaining("there is no group g1");
        }
        assertThatThrownBy(() -> im.restore("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no snapshot none");
    }

    @Test
    @DisplayName("HTTPS can be had, with what a client must trust")
    void servesHttpsWithWhatAClientMustTrust() {
        MockIm im = tenant();

        assertThat(im.tls().endpoint().getScheme()).isEqualTo("https");
        assertThat(im.tls().endpoint().getHost()).isEqualTo(im.endpoint().getHost());
        assertThat(im.tls().caCertificate()).isEqualTo(tenant().tls().caCertificate());
        assertThat(im.tls().certificate().getSubjectX500Principal().getName()).contains("mock IM");
    }

    @Test
    @DisplayName("reset forgets accounts, messages, journal and added admins")
    void forgetsEverythingWithAReset() {
        MockIm im = tenant();
        im.importAccounts("alice", "bob");
        im.addAdmin("root");
        RestClient.of(im)
                .ask(
                        "openim/sendmsg",
                        "{\"To_Account\":\"bob\",\"MsgRandom\":2,\"MsgBody\":[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{}}]}");
        assertThat(im.messages("administrator", "bob"))
                .extracting(Message::text)
                .containsExactly("");

        im.reset();

        assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator");
        assertThat(im.admins()).containsExactly("administrator");
        assertThat(im.messages("administrator", "bob")).isEmpty();
        assertThat(im.journal().size()).isZero();
        assertThat(RestClient.of(im).call().code()).isZero();
    }

    @Test
    @DisplayName("a tenant that was removed is gone, for the app and for the test")
    void removesATenantForTheAppAndForTheTest() {
        MockIm im = tenant();

        im.remove();
        im.remove();

        assertThat(backend().tenants()).doesNotContain(im.app().sdkAppId());
        assertThat(RestClient.of(im).call().code()).isEqualTo(70020);
        assertThatThrownBy(im::accounts)
                .isInstanceOf(MockImException.class)
                .hasMessageContaining(Long.toString(im.app().sdkAppId()));
        backend().createTenant(im.app());
    }

    @Test
    @DisplayName("tenants know nothing of each other")
    void keepsTenantsApart() {
        MockIm one = tenant();
        MockIm other = tenant();

        one.importAccounts("alice");
        one.addAdmin("root");
        RestClient.of(one).call().reply();

        assertThat(other.accounts()).hasSize(1);
        assertThat(other.admins()).hasSize(1);
        assertThat(other.journal().size()).isZero();
    }
}
