package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.support.RestClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every way to the mock promises of calls and webhooks: what stands in the journals, and what a test makes of them. */
public abstract class JournalContract extends CaptureContract {

    @Test
    @DisplayName("the journal numbers calls in their order, and has dropped none")
    void numbersCallsInTheirOrder() {
        MockIm im = tenant();

        RestClient.of(im).call().reply();
        RestClient.of(im).call().as("alice").reply();

        assertThat(im.journal().dropped()).isZero();
        assertThat(im.journal().entries()).extracting(JournalEntry::number).containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("the journal tells who asked what and how it was answered")
    void tellsWhoAskedWhatAndHowItWasAnswered() {
        MockIm im = tenant();
        Instant before = Instant.now();

        RestClient.of(im).call().reply();
        RestClient.of(im).call().as("alice").reply();

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
    @DisplayName("the journal tells which requests a UserSig was used for, by fingerprints of UserSigs")
    void tellsWhatAUserSigWasUsedFor() {
        MockIm im = tenant();
        String alice = im.issueUserSig("alice").text();
        loginThrice(im, alice);

        assertThat(im.journal().with(alice).entries())
                .extracting(JournalEntry::caller)
                .containsExactly("alice", "bob");
        assertThat(im.journal().entries())
                .extracting(JournalEntry::userSig)
                .contains(UserSig.fingerprint(alice))
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{12}"));
    }

    @Test
    @DisplayName("the journal tells what came after an entry")
    void tellsWhatCameAfterAnEntry() {
        MockIm im = tenant();
        String alice = im.issueUserSig("alice").text();
        long first = loginThrice(im, alice);

        assertThat(im.journalAfter(first).with(alice).refused().size()).isEqualTo(1);
        assertThat(im.journalAfter(first).with("").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("nothing came after the last entry, and the journal still tells which that is")
    void tellsThatNothingCameAfterTheLastEntry() {
        MockIm im = tenant();
        loginThrice(im, im.issueUserSig("alice").text());

        assertThat(im.journalAfter(3).entries()).isEmpty();
        assertThat(im.journalAfter(Long.MAX_VALUE).last()).isEqualTo(3);
    }

    /** Alice with her UserSig, bob with hers, and bob with none: gives the number of the first login. */
    private static long loginThrice(MockIm im, String alice) {
        im.login("alice", alice);
        long first = im.journal().last();
        im.login("bob", alice);
        im.login("bob", "");
        return first;
    }

    @Test
    @DisplayName("the journal finds the messages from one to another, not those the other way")
    void findsTheMessagesFromOneToAnother() {
        MockIm im = tenant();
        sendToBobAndToNobody(im);

        assertThat(im.journal().messages("alice", "bob").entries())
                .extracting(JournalEntry::command)
                .containsExactly("openim/sendmsg", "openim/batchsendmsg");
        assertThat(im.journal().messages("bob", "alice").entries()).isEmpty();
    }

    @Test
    @DisplayName("the journal tells each answer, good or not")
    void tellsEachAnswer() {
        MockIm im = tenant();
        sendToBobAndToNobody(im);

        assertThat(im.journal().messages("alice", "nobody").refused().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reply()).contains("\"ActionStatus\":\"FAIL\"", "90012"));
        assertThat(im.journal().entries().get(0).reply()).contains("\"MsgKey\":\"");
    }

    private static void sendToBobAndToNobody(MockIm im) {
        im.importAccounts("alice", "bob");
        String body = "{\"From_Account\":\"alice\",\"To_Account\":%s,\"MsgRandom\":1,\"MsgBody\":"
                + "[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{}}]}";
        RestClient.of(im).ask("openim/sendmsg", body.replace("%s", "\"bob\""));
        RestClient.of(im).ask("openim/sendmsg", body.replace("%s", "\"nobody\""));
        RestClient.of(im).ask("openim/batchsendmsg", body.replace("%s", "[\"bob\",\"nobody\"]"));
    }

    @Test
    @DisplayName("after a reset the journal goes on counting, so that what came after an entry can still be asked")
    void goesOnCountingAfterAReset() {
        MockIm im = tenant();
        im.login("alice", "");
        im.login("bob", "");
        long before = im.journal().last();

        im.reset();
        im.login("carol", "");

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
    @DisplayName("the journal tells what came closest to a request that was not made")
    void tellsWhatCameClosestToARequestNotMade() {
        MockIm im = tenant();
        loginWithAndWithoutSuccess(im);

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
    }

    @Test
    @DisplayName("no request comes close to one that was made, and all do to any with another code")
    void tellsNothingCloseToARequestThatWasMade() {
        MockIm im = tenant();
        loginWithAndWithoutSuccess(im);

        assertThat(im.journal().nearMisses("login", "bob", 0)).isEmpty();
        assertThat(im.journal().nearMisses("", "", 4711)).hasSize(3);
    }

    private static void loginWithAndWithoutSuccess(MockIm im) {
        im.login("alice", im.issueUserSig("alice").text());
        im.login("bob", "nonsense");
        im.login("bob", im.issueUserSig("bob").text());
    }

    @Test
    @DisplayName("overrides are set, and listed with what they have left")
    void listsOverridesWithWhatTheyHaveLeft() {
        MockIm im = tenant();
        im.overrides()
                .add(CallOverride.of("openim/sendmsg")
                        .by("administrator")
                        .times(3)
                        .answer(20004));
        im.overrides()
                .add(CallOverride.ofAny()
                        .percent(10)
                        .httpStatus(502)
                        .delay(Duration.ofMillis(5), Duration.ofMillis(7)));
        im.overrides().add(CallOverride.ofAny().resetConnection().delayLogNormal(Duration.ofMillis(9), 0.5));
        im.overrides().add(CallOverride.ofAny().truncateAnswer());

        assertThat(im.overrides().list())
                .extracting(CallOverride::toString)
                .containsExactly(
                        "any command by anybody: half an answer",
                        "any command by anybody: connection reset, after PT0.009S or so",
                        "any command by anybody, 10 %: HTTP 502, after PT0.005S to PT0.007S",
                        "openim/sendmsg by administrator, 3 times: 20004");
    }

    @Test
    @DisplayName("overrides are taken away, all of them at once")
    void takesOverridesAway() {
        MockIm im = tenant();
        im.overrides().add(CallOverride.of("openim/sendmsg").times(3).answer(20004));
        im.overrides().add(CallOverride.ofAny().truncateAnswer());
        assertThat(im.overrides().list()).hasSize(2);

        im.overrides().clear();

        assertThat(im.overrides().list()).isEmpty();
    }

    @Test
    @DisplayName("webhooks are set, and told without their token")
    void tellsWebhookSettingsWithoutTheToken() {
        MockIm im = tenant();
        WebhookSettings settings = WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook"))
                .withToken("xxxxyyyy")
                .only(WebhookCommand.C2C_AFTER_SEND_MSG, WebhookCommand.STATE_CHANGE)
                .withTimeout(Duration.ofMillis(300))
                .refusingOnTimeout()
                .withRetries(2);
        assertThat(im.webhooks().settings()).isEmpty();

        im.webhooks().settings(settings);

        assertThat(im.webhooks().settings().orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(settings.withToken(""));
    }

    @Test
    @DisplayName("webhooks are taken away")
    void takesWebhooksAway() {
        MockIm im = tenant();
        im.webhooks().settings(WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook")));
        assertThat(im.webhooks().settings()).isPresent();

        im.webhooks().stop();

        assertThat(im.webhooks().settings()).isEmpty();
    }

    @Test
    @DisplayName("webhooks stand in a journal of their own, with what came of them")
    void tellsWhatCameOfWebhooks() {
        MockIm im = tenant();

        callWebhooksInVain(im);

        assertThat(im.webhooks().calls().entries())
                .extracting(WebhookCall::outcome)
                .containsExactly(WebhookCall.Outcome.LOST, WebhookCall.Outcome.UNREACHABLE);
        assertThat(im.journal().size()).isZero();
    }

    @Test
    @DisplayName("the journal of webhooks tells what was sent, without the signature")
    void tellsWhatWasSentByWebhook() {
        MockIm im = tenant();

        callWebhooksInVain(im);

        WebhookCall call = im.webhooks().callsAfter(1).entries().get(0);
        assertThat(call.number()).isEqualTo(2);
        assertThat(call.command()).isEqualTo(WebhookCommand.STATE_CHANGE);
        assertThat(call.parameters())
                .containsEntry("SdkAppid", Long.toString(im.app().sdkAppId()))
                .containsEntry("OptPlatform", "Web")
                .containsKey("RequestTime")
                .doesNotContainKey("Sign");
        assertThat(call.body()).contains("\"Action\":\"Logout\"");
        assertThat(call.effect()).isNotEmpty();
    }

    /** Two webhooks, of which the mock loses the first, and finds nobody there for the second. */
    private static void callWebhooksInVain(MockIm im) {
        im.importAccounts("alice");
        im.webhooks()
                .settings(WebhookSettings.to(URI.create("http://127.0.0.1:1/im/webhook"))
                        .withToken("xxxxyyyy"));
        im.webhooks()
                .override(
                        WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(1).lose());
        im.sessions().setOnline("alice", "Web");
        im.sessions().setOnline("alice");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (im.webhooks().calls().size() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("overrides of webhooks are told with what they have left")
    void tellsWebhookOverridesWithWhatTheyHaveLeft() {
        MockIm im = tenant();

        overrideWebhooks(im);

        assertThat(im.webhooks().overrides())
                .extracting(WebhookOverride::toString)
                .containsExactly("State.StateChange, 3 times: REORDER", "any webhook, 10 %: DELAY PT1S");
    }

    @Test
    @DisplayName("overrides of calls are cleared without those of webhooks")
    void keepsWebhookOverridesWhenThoseOfCallsAreCleared() {
        MockIm im = tenant();
        overrideWebhooks(im);
        im.overrides().add(CallOverride.ofAny().resetConnection());

        im.overrides().clear();

        assertThat(im.webhooks().overrides()).hasSize(2);
    }

    @Test
    @DisplayName("overrides of webhooks are cleared without those of calls")
    void keepsOverridesOfCallsWhenThoseOfWebhooksAreCleared() {
        MockIm im = tenant();
        overrideWebhooks(im);
        im.overrides().add(CallOverride.ofAny().resetConnection());

        im.webhooks().clearOverrides();

        assertThat(im.webhooks().overrides()).isEmpty();
        assertThat(im.overrides().list()).hasSize(1);
    }

    private static void overrideWebhooks(MockIm im) {
        im.webhooks().override(WebhookOverride.ofAny().percent(10).delay(Duration.ofSeconds(1)));
        im.webhooks()
                .override(
                        WebhookOverride.of(WebhookCommand.STATE_CHANGE).times(3).reorder());
    }
}
