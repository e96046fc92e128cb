package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every way to the mock promises, whether it is in this process, behind HTTP, or in a container. */
public abstract class MockImContract {

    protected abstract MockImBackend backend();

    private MockIm tenant() {
        return backend().createTenant(SdkApp.random());
    }

    @Test
    @DisplayName("a tenant has the app it was created with, and its admins as accounts")
    void created() {
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
    void takenUp() {
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
    void twice() {
        MockIm im = tenant();

        assertThatThrownBy(() -> backend().createTenant(im.app()))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining(Long.toString(im.app().sdkAppId()))
                .hasMessageContaining("already")
                .hasMessageNotContaining(im.app().secretKey());
    }

    @Test
    @DisplayName("imported accounts come in order, and once each")
    void accounts() {
        MockIm im = tenant();

        im.importAccounts("carol", "alice");
        im.importAccounts("bob", "alice");
        im.importAccounts();

        assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "carol", "alice", "bob");
    }

    @Test
    @DisplayName("a tenant's clock can be moved: UserSigs expire by it, the journal is stamped with it")
    void clock() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String userSig = UserSigIssuer.of(im.app()).issue("alice").text();
        assertThat(im.verify("alice", userSig).isAccepted()).isTrue();

        im.clock().advance(Duration.ofDays(179));
        assertThat(im.verify("alice", userSig).isAccepted()).isTrue();
        im.clock().advance(Duration.ofDays(2));
        assertThat(im.verify("alice", userSig).code()).isEqualTo(70001);
        assertThat(im.journal().entries().get(2).at())
                .isCloseTo(Instant.now().plus(181, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));

        im.clock().restore();
        assertThat(im.verify("alice", userSig).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("a tenant's clock can be skewed and frozen, and is nobody else's")
    void clocksOfTenants() {
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
    void clockLimits() {
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
    @DisplayName("a user can be kicked, put online and into a group; unknown ones are named")
    void users() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String old = UserSigIssuer.of(im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(5))
                .issue()
                .text();
        assertThat(im.onlinePlatforms("alice")).isEmpty();
        im.setOnline("alice", "Web", "Android");
        assertThat(im.onlinePlatforms("alice")).containsExactly("Android", "Web");
        im.kick("alice");

        assertThat(im.verify("alice", old).code()).isEqualTo(70052);
        assertThatThrownBy(() -> im.kick("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no account nobody: import it first");
        assertThatThrownBy(() -> im.onlinePlatforms("nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> im.setOnline("nobody", "Web")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> im.joinGroup("none", "alice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no group none");
    }

    @Test
    @DisplayName("a user can be kicked as of an earlier time, and no kick takes an earlier one back")
    void kickedBefore() {
        MockIm im = tenant();
        im.importAccounts("alice");
        Instant now = im.clock().now();
        String old = issued(im, now.minus(Duration.ofHours(2)));
        String recent = issued(im, now.minus(Duration.ofMinutes(30)));

        im.kick("alice", now.minus(Duration.ofHours(1)));
        im.kick("alice", now.minus(Duration.ofHours(3)));

        assertThat(im.verify("alice", old).code()).isEqualTo(70052);
        assertThat(im.verify("alice", recent).isAccepted()).isTrue();
        assertThatThrownBy(() -> im.kick("nobody", now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no account nobody");
    }

    @Test
    @DisplayName("one UserSig can be revoked, which leaves the others of its user good, older and newer ones")
    void revoked() {
        MockIm im = tenant();
        im.importAccounts("alice");
        Instant now = im.clock().now();
        String older = issued(im, now.minus(Duration.ofHours(2)));
        String revoked = issued(im, now.minus(Duration.ofHours(1)));
        String newer = issued(im, now);
        im.verify("alice", revoked);

        im.revoke(UserSig.parse(revoked));

        assertThat(im.verify("alice", revoked).code()).isEqualTo(70052);
        assertThat(im.verify("alice", revoked).reason()).contains("was revoked by the test: make a new one");
        assertThat(im.verify("alice", older).isAccepted()).isTrue();
        assertThat(im.verify("alice", newer).isAccepted()).isTrue();
        im.kick("alice", now.minus(Duration.ofMinutes(1)));
        assertThat(im.verify("alice", revoked).code()).isEqualTo(70052);
        assertThatThrownBy(() -> im.revoke(im.issueUserSig("nobody")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no account nobody");
    }

    private static String issued(MockIm im, Instant at) {
        return UserSigIssuer.of(im.app()).forUser("alice").issuedAt(at).issue().text();
    }

    @Test
    @DisplayName("the journal tells which UserSig a request was made with, and what came after an entry")
    void journalOfOneUserSig() {
        MockIm im = tenant();
        String alice = im.issueUserSig("alice").text();
        im.verify("alice", alice);
        long first = im.journal().last();
        im.verify("bob", alice);
        im.verify("bob", "");

        assertThat(im.journal().with(alice).entries())
                .extracting(JournalEntry::caller)
                .containsExactly("alice", "bob");
        assertThat(im.journalAfter(first).with(alice).refused().size()).isEqualTo(1);
        assertThat(im.journalAfter(first).with("").size()).isEqualTo(1);
        assertThat(im.journalAfter(3).entries()).isEmpty();
        assertThat(im.journalAfter(Long.MAX_VALUE).last()).isEqualTo(3);
        assertThat(im.journal().entries())
                .extracting(JournalEntry::userSig)
                .contains(UserSig.fingerprint(alice))
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{12}"));
    }

    @Test
    @DisplayName("overrides are set, listed with what they have left, and taken away")
    void overrides() {
        MockIm im = tenant();
        im.override(
                CallOverride.of("openim/sendmsg").by("administrator").times(3).answer(20004));
        im.override(CallOverride.ofAny().percent(10).httpStatus(502).delay(Duration.ofMillis(5), Duration.ofMillis(7)));
        im.override(CallOverride.ofAny().resetConnection().delayLogNormal(Duration.ofMillis(9), 0.5));
        im.override(CallOverride.ofAny().truncateAnswer());

        assertThat(im.overrides())
                .extracting(CallOverride::toString)
                .containsExactly(
                        "any command by anybody: half an answer",
                        "any command by anybody: connection reset, after PT0.009S or so",
                        "any command by anybody, 10 %: HTTP 502, after PT0.005S to PT0.007S",
                        "openim/sendmsg by administrator, 3 times: 20004");
        im.clearOverrides();
        assertThat(im.overrides()).isEmpty();
    }

    @Test
    @DisplayName("a tenant can be filled by JSON: admins, accounts, and whatever REST calls do")
    void seed() {
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
    void seedWithWebhooks() {
        MockIm im = tenant();
        im.seed("""
                {"accounts": ["alice"],
                 "calls": [{"command": "profile/portrait_set",
                            "body": {"From_Account": "alice", "ProfileItem": [{"Tag": "Tag_Profile_IM_Nick", "Value": "Al"}]}}],
                 "webhooks": {"url": "http://127.0.0.1:1/im/webhook", "token": "xxxxyyyy",
                              "commands": ["State.StateChange", "Profile.CallbackPortraitSet"], "timeout": "PT0.3S", "retries": 2}}
                """);

        assertThat(im.webhooks().orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook"))
                        .only(WebhookCommand.STATE_CHANGE, WebhookCommand.PORTRAIT_SET)
                        .withTimeout(Duration.ofMillis(300))
                        .withRetries(2));
        assertThat(im.webhookCalls().entries()).as("of what was seeded").isEmpty();
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
                "{\"acounts\": []}                         | has \"acounts\", and knows admins, accounts, calls and webhooks",
                "{\"accounts\": \"alice\"}               | must be arrays",
                "{\"accounts\": [\"alice\", 7]}          | item 1 of accounts",
                "{\"webhooks\": []}                        | webhooks in the seed must be an object with a url",
                "{\"webhooks\": {\"url\": 7}}          | \"url\" in webhooks of the seed must be a string",
                "{\"calls\": [{\"command\": \"x/y\"}]} | names the command \"x/y\", which is not one",
                "{\"calls\": [{\"command\": \"openim/sendmsg\"}]}                  | item 0 of calls in the seed has no object as body",
                "{\"calls\": [{\"command\": \"openim/sendmsg\", \"body\": {}}]}  | is refused with 90003: To_Account is missing",
            })
    @DisplayName("a seed that is wrong is refused in words that say where")
    void badSeed(String seed, String words) {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.seed(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("a UserSig can be issued by the tenant's clock")
    void issue() {
        MockIm im = tenant();
        im.clock().advance(Duration.ofDays(400));

        UserSig userSig = im.issueUserSig("alice");

        assertThat(userSig.issuedAt()).isAfter(Instant.now().plus(399, ChronoUnit.DAYS));
        assertThat(im.verify("alice", userSig.text()).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("what a tenant holds can be kept and brought back, as often as one likes")
    void snapshots() {
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
    @DisplayName("the journal tells what came closest to a request that was not made")
    void nearMisses() {
        MockIm im = tenant();
        im.verify("alice", im.issueUserSig("alice").text());
        im.verify("bob", "nonsense");
        im.verify("bob", im.issueUserSig("bob").text());

        assertThat(im.journal().nearMisses("login", "bob", 0)).isEmpty();
        assertThat(im.journal().nearMisses("login", "alice", 70001))
                .first()
                .asString()
                .isEqualTo("#1 alice login -> 0 (code 0, not 70001)");
        assertThat(im.journal().nearMisses("openim/sendmsg", "carol", 70003))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("#2 bob login -> 70003")
                .endsWith("(not openim/sendmsg; by bob, not carol)");
        assertThat(im.journal().nearMisses("", "", 4711)).hasSize(3);
    }

    @Test
    @DisplayName("HTTPS can be had, with what a client must trust")
    void tls() {
        MockIm im = tenant();

        assertThat(im.tls().endpoint().getScheme()).isEqualTo("https");
        assertThat(im.tls().endpoint().getHost()).isEqualTo(im.endpoint().getHost());
        assertThat(im.tls().caCertificate()).isEqualTo(tenant().tls().caCertificate());
        assertThat(im.tls().certificate().getSubjectX500Principal().getName()).contains("mock IM");
    }

    @Test
    @DisplayName("thousands of accounts can be imported in one go")
    void manyAccounts() {
        MockIm im = tenant();

        im.importAccounts(IntStream.range(0, 20_000).mapToObj(i -> "user-" + i).toArray(String[]::new));

        assertThat(im.accounts()).hasSize(20_001);
    }

    @Test
    @DisplayName("one bad UserID, and none is imported")
    void badAccount() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.importAccounts("alice", "a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UserID");
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("a user made admin may call the REST API, and has an account")
    void addAdmin() {
        MockIm im = tenant();
        assertThat(new Attempt(im.endpoint(), im.app()).as("alice").code()).isEqualTo(60010);

        im.addAdmin("alice");

        assertThat(im.admins()).containsExactly("administrator", "alice");
        assertThat(im.accounts()).extracting(Account::userId).contains("alice");
        assertThat(new Attempt(im.endpoint(), im.app()).as("alice").code()).isZero();
    }

    @Test
    @DisplayName("an eleventh admin is refused, and a bad UserID is")
    void tooManyAdmins() {
        MockIm im = tenant();
        IntStream.range(1, SdkApp.MAX_ADMINS).forEach(i -> im.addAdmin("admin-" + i));
        im.addAdmin("admin-1");

        assertThatThrownBy(() -> im.addAdmin("one-too-many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10");
        assertThatThrownBy(() -> im.addAdmin("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(im.admins()).hasSize(10);
    }

    @Test
    @DisplayName("verify tells what a login would answer, and it stands in the journal")
    void verify() {
        MockIm im = tenant();
        String good = UserSigIssuer.of(im.app()).issue("alice").text();

        Verdict accepted = im.verify("alice", good);
        Verdict refused = im.verify("bob", good);
        Verdict garbage = im.verify("", "\u0000 \ud83d\ude00 not a sig");

        assertThat(accepted.isAccepted()).isTrue();
        assertThat(refused.code()).isEqualTo(70013);
        assertThat(refused.field()).isEqualTo("TLS.identifier");
        assertThat(refused.reason()).contains("alice", "bob");
        assertThat(garbage.code()).isEqualTo(70003);
        assertThat(im.journal().entries()).extracting(JournalEntry::code).containsExactly(0, 70013, 70003);
        assertThat(im.journal().entries()).extracting(JournalEntry::door).containsOnly(Door.CONTROL);
        assertThat(im.journal().toString()).doesNotContain(good);
    }

    @Test
    @DisplayName("a legacy UserSig is accepted where the app has legacy keys")
    void legacy() {
        SdkApp app = SdkApp.builder(SdkApp.random().sdkAppId())
                .legacyKeys(LegacyKeys.generate())
                .build();
        MockIm im = backend().createTenant(app);

        String sig = UserSigIssuer.of(app).forUser("alice").legacy().issue().text();

        assertThat(im.verify("alice", sig))
                .satisfies(verdict -> assertThat(verdict.isAccepted()).isTrue());
        assertThat(im.app().legacyKeys().orElseThrow().privatePem()).isPresent();
    }

    @Test
    @DisplayName("messages are told with time, key, text and body; users may have odd names")
    void messages() {
        MockIm im = tenant();
        im.importAccounts("al ice&to=x", "bob");
        Attempt.call(
                im.endpoint(),
                im.app(),
                "openim/sendmsg",
                "{\"From_Account\":\"al ice&to=x\",\"To_Account\":\"bob\",\"MsgSeq\":1,\"MsgRandom\":2,\"MsgBody\":"
                        + "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"\u4f60\u597d \ud83d\ude00\"}}]}");

        assertThat(im.messages("al ice&to=x", "bob")).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("\u4f60\u597d \ud83d\ude00");
            assertThat(message.key()).isEqualTo("1_2_" + message.at().getEpochSecond());
            assertThat(message.body()).contains("TIMTextElem");
        });
        assertThat(im.messages("bob", "nobody")).isEmpty();
    }

    @Test
    @DisplayName("the journal tells who asked what and how it was answered")
    void journal() {
        MockIm im = tenant();
        Instant before = Instant.now();

        new Attempt(im.endpoint(), im.app()).json();
        new Attempt(im.endpoint(), im.app()).as("alice").json();

        assertThat(im.journal().dropped()).isZero();
        assertThat(im.journal().entries()).extracting(JournalEntry::number).containsExactly(1L, 2L);
        assertThat(im.journal().by("alice").refused().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.code()).isEqualTo(60010);
            assertThat(entry.command()).isEqualTo("im_open_login_svc/account_check");
            assertThat(entry.door()).isEqualTo(Door.REST);
            assertThat(entry.at()).isBetween(before, Instant.now());
            assertThat(entry.took()).isPositive();
            assertThat(entry.reason()).contains("admin");
        });
    }

    @Test
    @DisplayName("the journal finds the messages from one to another, and tells each answer")
    void journalOfMessages() {
        MockIm im = tenant();
        im.importAccounts("alice", "bob");
        String body = "{\"From_Account\":\"alice\",\"To_Account\":%s,\"MsgRandom\":1,\"MsgBody\":"
                + "[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{}}]}";

        Attempt.call(im.endpoint(), im.app(), "openim/sendmsg", body.replace("%s", "\"bob\""));
        Attempt.call(im.endpoint(), im.app(), "openim/sendmsg", body.replace("%s", "\"nobody\""));
        Attempt.call(im.endpoint(), im.app(), "openim/batchsendmsg", body.replace("%s", "[\"bob\",\"nobody\"]"));

        assertThat(im.journal().messages("alice", "bob").entries())
                .extracting(JournalEntry::command)
                .containsExactly("openim/sendmsg", "openim/batchsendmsg");
        assertThat(im.journal().messages("alice", "nobody").refused().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reply()).contains("\"ActionStatus\":\"FAIL\"", "90012"));
        assertThat(im.journal().messages("bob", "alice").entries()).isEmpty();
        assertThat(im.journal().entries().get(0).reply()).contains("\"MsgKey\":\"");
    }

    @Test
    @DisplayName("webhooks are set, told without their token, and taken away")
    void webhookSettings() {
        MockIm im = tenant();
        WebhookSettings settings = WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook"))
                .withToken("xxxxyyyy")
                .only(WebhookCommand.C2C_AFTER_SEND_MSG, WebhookCommand.STATE_CHANGE)
                .withTimeout(Duration.ofMillis(300))
                .refusingOnTimeout()
                .withRetries(2);
        assertThat(im.webhooks()).isEmpty();

        im.webhooks(settings);

        assertThat(im.webhooks().orElseThrow()).usingRecursiveComparison().isEqualTo(settings.withToken(""));
        im.clearWebhooks();
        assertThat(im.webhooks()).isEmpty();
    }

    @Test
    @DisplayName("webhooks stand in a journal of their own, with what was sent and what came of it")
    void webhookCalls() {
        MockIm im = tenant();
        im.importAccounts("alice");
        im.webhooks(
                WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook")).withToken("xxxxyyyy"));
        im.override(WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(1).lose());

        im.setOnline("alice", "Web");
        im.setOnline("alice");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (im.webhookCalls().size() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        assertThat(im.webhookCalls().entries())
                .extracting(WebhookCall::outcome)
                .containsExactly(WebhookCall.Outcome.LOST, WebhookCall.Outcome.UNREACHABLE);
        WebhookCall call = im.webhookCallsAfter(1).entries().get(0);
        assertThat(call.number()).isEqualTo(2);
        assertThat(call.command()).isEqualTo(WebhookCommand.STATE_CHANGE);
        assertThat(call.parameters())
                .containsEntry("SdkAppid", Long.toString(im.app().sdkAppId()))
                .containsEntry("OptPlatform", "Web")
                .containsKey("RequestTime")
                .doesNotContainKey("Sign");
        assertThat(call.body()).contains("\"Action\":\"Logout\"");
        assertThat(call.effect()).isNotEmpty();
        assertThat(im.journal().size()).isZero();
    }

    @Test
    @DisplayName("overrides of webhooks are told with what they have left, and cleared with the others")
    void webhookOverrides() {
        MockIm im = tenant();
        im.override(WebhookOverride.ofAny().percent(10).delay(Duration.ofSeconds(1)));
        im.override(WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(3).reorder());

        assertThat(im.webhookOverrides())
                .extracting(WebhookOverride::toString)
                .containsExactly("State.StateChange, 3 times: REORDER", "any webhook, 10 %: DELAY PT1S");
        im.clearOverrides();
        assertThat(im.webhookOverrides()).isEmpty();
    }

    @Test
    @DisplayName("reset forgets accounts, messages, journal and added admins")
    void reset() {
        MockIm im = tenant();
        im.importAccounts("alice", "bob");
        im.addAdmin("root");
        Attempt.call(
                im.endpoint(),
                im.app(),
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
        assertThat(new Attempt(im.endpoint(), im.app()).code()).isZero();
    }

    @Test
    @DisplayName("after a reset the journal goes on counting, so that what came after an entry can still be asked")
    void journalAfterReset() {
        MockIm im = tenant();
        im.verify("alice", "");
        im.verify("bob", "");
        long before = im.journal().last();

        im.reset();
        im.verify("carol", "");

        assertThat(im.journalAfter(before).entries())
                .extracting(JournalEntry::caller)
                .containsExactly("carol");
        assertThat(im.journalAfter(before - 1).entries())
                .extracting(JournalEntry::caller)
                .containsExactly("carol");
        assertThat(im.journal().last()).isEqualTo(3);
        assertThat(im.journal().dropped()).as("forgotten, not dropped").isZero();
    }

    @Test
    @DisplayName("a tenant that was removed is gone, for the app and for the test")
    void remove() {
        MockIm im = tenant();

        im.remove();
        im.remove();

        assertThat(backend().tenants()).doesNotContain(im.app().sdkAppId());
        assertThat(new Attempt(im.endpoint(), im.app()).code()).isEqualTo(70020);
        assertThatThrownBy(im::accounts)
                .isInstanceOf(MockImException.class)
                .hasMessageContaining(Long.toString(im.app().sdkAppId()));
        backend().createTenant(im.app());
    }

    @Test
    @DisplayName("tenants know nothing of each other")
    void isolated() {
        MockIm one = tenant();
        MockIm other = tenant();

        one.importAccounts("alice");
        one.addAdmin("root");
        new Attempt(one.endpoint(), one.app()).json();

        assertThat(other.accounts()).hasSize(1);
        assertThat(other.admins()).hasSize(1);
        assertThat(other.journal().size()).isZero();
    }
}
