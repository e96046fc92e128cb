package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.TenantStanding;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.server.support.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every way to the mock promises, whether it is in this process, behind HTTP, or in a container. */
public abstract class MockImContract extends JournalContract {

    @Test
    @DisplayName("imported accounts come in order, and once each")
    void importsAccountsInOrderAndOnceEach() {
        MockIm im = tenant();

        im.importAccounts("carol", "alice");
        im.importAccounts("bob", "alice");
        im.importAccounts();

        assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "carol", "alice", "bob");
    }

    @Test
    @DisplayName("a user can be kicked, put online and into a group; unknown ones are named")
    void kicksAUserAndPutsOneOnline() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String old = UserSigIssuer.of(im.app())
                .forUser("alice")
                .issuedAt(Instant.now().minusSeconds(5))
                .issue()
                .text();
        assertThat(im.sessions().platformsOf("alice")).isEmpty();
        im.sessions().setOnline("alice", "Web", "Android");
        assertThat(im.sessions().platformsOf("alice")).containsExactly("Android", "Web");
        im.kick("alice");

        assertThat(im.login("alice", old).code()).isEqualTo(70052);
        assertThatThrownBy(() -> im.kick("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no account nobody: import it first");
        assertThatThrownBy(() -> im.sessions().platformsOf("nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> im.sessions().setOnline("nobody", "Web")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> im.joinGroup("none", "alice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no group none");
    }

    @Test
    @DisplayName("a user can be kicked as of an earlier time, and no kick takes an earlier one back")
    void kicksAUserAsOfAnEarlierTime() {
        MockIm im = tenant();
        im.importAccounts("alice");
        Instant now = im.clock().now();
        String old = issued(im, now.minus(Duration.ofHours(2)));
        String recent = issued(im, now.minus(Duration.ofMinutes(30)));

        im.kick("alice", now.minus(Duration.ofHours(1)));
        im.kick("alice", now.minus(Duration.ofHours(3)));

        assertThat(im.login("alice", old).code()).isEqualTo(70052);
        assertThat(im.login("alice", recent).isAccepted()).isTrue();
        assertThatThrownBy(() -> im.kick("nobody", now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no account nobody");
    }

    @Test
    @DisplayName("one UserSig can be revoked, which leaves the others of its user good, older and newer ones")
    void revokesOneUserSigAndLeavesTheOthersGood() {
        MockIm im = tenant();
        im.importAccounts("alice");
        Instant now = im.clock().now();
        String older = issued(im, now.minus(Duration.ofHours(2)));
        String revoked = issued(im, now.minus(Duration.ofHours(1)));
        String newer = issued(im, now);
        im.login("alice", revoked);

        im.revoke(UserSig.parse(revoked));

        assertThat(im.login("alice", revoked).code()).isEqualTo(70052);
        assertThat(im.login("alice", revoked).reason()).contains("was revoked by the test: make a new one");
        assertThat(im.login("alice", older).isAccepted()).isTrue();
        assertThat(im.login("alice", newer).isAccepted()).isTrue();
        im.kick("alice", now.minus(Duration.ofMinutes(1)));
        assertThat(im.login("alice", revoked).code()).isEqualTo(70052);
        assertThatThrownBy(() -> im.revoke(im.issueUserSig("nobody")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no account nobody");
    }

    @Test
    @DisplayName("a UserSig that was revoked does not come back in other letters: with white space, or in plain Base64")
    void revokesAUserSigHoweverItIsWritten() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String text = issued(im, im.clock().now().minus(Duration.ofHours(1)));
        int half = text.length() / 2;
        List<String> good = Stream.of(
                        text,
                        text + "\n",
                        text + "\r\n",
                        " " + text + " ",
                        text.substring(0, half) + "\n" + text.substring(half),
                        text.replace('*', '+').replace('-', '/').replace('_', '='))
                .filter(one -> im.login("alice", one).isAccepted())
                .toList();
        assertThat(good).contains(text).hasSizeGreaterThan(1);

        im.revoke(UserSig.parse(text));

        assertThat(good)
                .allSatisfy(one -> assertThat(im.login("alice", one).code()).isEqualTo(70052));
    }

    private static String issued(MockIm im, Instant at) {
        return UserSigIssuer.of(im.app()).forUser("alice").issuedAt(at).issue().text();
    }

    @Test
    @DisplayName("a UserSig can be issued by the tenant's clock")
    void issuesAUserSigByTheTenantsClock() {
        MockIm im = tenant();
        im.clock().advance(Duration.ofDays(400));

        UserSig userSig = im.issueUserSig("alice");

        assertThat(userSig.issuedAt()).isAfter(Instant.now().plus(399, ChronoUnit.DAYS));
        assertThat(im.login("alice", userSig.text()).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("thousands of accounts can be imported in one go")
    void importsThousandsOfAccountsInOneGo() {
        MockIm im = tenant();

        im.importAccounts(IntStream.range(0, 20_000).mapToObj(i -> "user-" + i).toArray(String[]::new));

        assertThat(im.accounts()).hasSize(20_001);
    }

    @Test
    @DisplayName("one bad UserID, and none is imported")
    void importsNoneIfOneUserIdIsBad() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.importAccounts("alice", "a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UserID");
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("a user made admin may call the REST API, and has an account")
    void letsAUserMadeAdminCallTheRestApi() {
        MockIm im = tenant();
        assertThat(RestClient.of(im).call().as("alice").code()).isEqualTo(60010);

        im.addAdmin("alice");

        assertThat(im.admins()).containsExactly("administrator", "alice");
        assertThat(im.accounts()).extracting(Account::userId).contains("alice");
        assertThat(RestClient.of(im).call().as("alice").code()).isZero();
    }

    @Test
    @DisplayName("an eleventh admin is refused, and a bad UserID is")
    void refusesAnEleventhAdmin() {
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
    @DisplayName("login tells what a login would answer, and it stands in the journal")
    void tellsWhatALoginWouldAnswer() {
        MockIm im = tenant();
        String good = UserSigIssuer.of(im.app()).issue("alice").text();

        Verdict accepted = im.login("alice", good);
        Verdict refused = im.login("bob", good);
        Verdict garbage = im.login("", "\u0000 \ud83d\ude00 not a sig");

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
    @DisplayName(
            "verify tells the same without a trace: nothing in the journal, and nothing counts as presented before a kick")
    void tellsWhatALoginWouldAnswerWithoutATrace() {
        MockIm im = tenant();
        im.importAccounts("alice");
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        UserSig sig = im.issueUserSig("alice");

        assertThat(im.verify("alice", sig.text()).isAccepted()).isTrue();
        assertThat(im.verify("bob", sig.text()).code()).isEqualTo(70013);
        assertThat(im.journal().size()).isZero();
        im.kick("alice");
        assertThat(im.verify("alice", sig.text()).code()).isZero();
        im.revoke(sig);
        assertThat(im.verify("alice", sig.text()).code()).isEqualTo(70052);
    }

    @Test
    @DisplayName("lastKick tells when a user was kicked last, and nothing of one who never was or whom nobody knows")
    void tellsWhenAUserWasKickedLast() {
        MockIm im = tenant();
        im.importAccounts("alice", "bob");
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");

        im.kick("alice", newYear);
        im.kick("alice", newYear.minusSeconds(1));

        assertThat(im.lastKick("alice")).contains(newYear);
        assertThat(im.lastKick("bob")).isEmpty();
        assertThat(im.lastKick("nobody & more")).isEmpty();
    }

    @Test
    @DisplayName(
            "the journal says where a UserSig that is refused as revoked was presented before: an app may have made one text twice")
    void saysWhereARevokedUserSigWasPresentedBefore() {
        MockIm im = tenant();
        im.importAccounts("alice");
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        UserSig ofOneTest = im.issueUserSig("alice");
        im.login("bob", "nonsense");
        im.login("alice", ofOneTest.text());
        im.revoke(ofOneTest);
        UserSig ofAnother = im.issueUserSig("alice");

        im.login("alice", ofAnother.text());
        im.revoke(im.issueUserSig("administrator"));
        im.login("administrator", im.issueUserSig("administrator").text());

        assertThat(im.journal().entries().get(2).toString())
                .startsWith("#3 alice login -> 70052")
                .endsWith("; this very text was first presented in #2");
        assertThat(im.journal().entries().get(3).reason()).doesNotContain("first presented");
    }

    @Test
    @DisplayName("a user who is no admin any more may not call the REST API, and keeps the account")
    void makesAUserAnAdminNoLonger() {
        MockIm im = tenant();
        im.addAdmin("a user + more");

        im.removeAdmin("a user + more");
        im.removeAdmin("nobody");

        assertThat(im.admins()).containsExactly("administrator");
        assertThat(im.accounts()).extracting(Account::userId).contains("a user + more");
        assertThat(RestClient.of(im).call().as("a user + more").code()).isEqualTo(60010);
    }

    @Test
    @DisplayName("clock and admins are put back as they stood, and all else stays")
    void putsBackClockAndAdmins() {
        MockIm im = tenant();
        im.clock().skew(Duration.ofMinutes(-10));
        im.login("alice", "nonsense");
        TenantStanding skewed = im.standing();
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");
        im.clock().freezeAt(newYear);
        im.addAdmin("boss");
        TenantStanding frozen = im.standing();

        im.putBack(skewed);

        assertThat(im.clock().now())
                .isBetween(Instant.now().minusSeconds(700), Instant.now().minusSeconds(500));
        assertThat(im.admins()).containsExactly("administrator");
        assertThat(im.accounts()).extracting(Account::userId).contains("boss");
        assertThat(skewed.lastEntry()).isEqualTo(1);
        assertThat(im.journal().size()).isEqualTo(1);
        im.putBack(frozen);
        assertThat(im.clock().now()).isEqualTo(newYear);
        assertThat(im.admins()).containsExactly("administrator", "boss");
        Set<String> tooMany = IntStream.range(0, 11).mapToObj(i -> "admin-" + i).collect(Collectors.toSet());
        assertThatThrownBy(() -> im.putBack(frozen.withAdmins(tooMany)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 admins are given, and an app may have 10");
    }

    @Test
    @DisplayName("a legacy UserSig is accepted where the app has legacy keys")
    void acceptsALegacyUserSigWhereTheAppHasLegacyKeys() {
        SdkApp app = SdkApp.builder(SdkApp.random().sdkAppId())
                .legacyKeys(LegacyKeys.generate())
                .build();
        MockIm im = backend().createTenant(app);

        String sig = UserSigIssuer.of(app).forUser("alice").legacy().issue().text();

        assertThat(im.login("alice", sig))
                .satisfies(verdict -> assertThat(verdict.isAccepted()).isTrue());
        assertThat(im.app().legacyKeys().orElseThrow().privatePem()).isPresent();
    }

    @Test
    @DisplayName("messages are told with time, key, text and body; users may have odd names")
    void tellsMessagesWithTimeKeyTextAndBody() {
        MockIm im = tenant();
        im.importAccounts("al ice&to=x", "bob");
        RestClient.of(im)
                .ask(
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
}
