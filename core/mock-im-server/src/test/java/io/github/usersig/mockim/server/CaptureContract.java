package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.CaptureStanding;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.support.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every way to the mock promises of captures: that nothing is recorded unless asked for, and when it ends. */
public abstract class CaptureContract extends ProfileContract {

    private static final String SEND = "openim/sendmsg";

    @Test
    @DisplayName("nothing is captured unless a test starts it")
    void capturesNothingUnlessStarted() {
        MockIm im = withAccounts();
        say(im, "hello");

        assertThat(im.capture().standing()).isEqualTo(new CaptureStanding(false, 0, 0, 0));
        assertThat(im.capture().scenario("own/nothing")).isEmpty();
    }

    @Test
    @DisplayName("a capture has the calls in their order, by whom, with variables for names and without texts")
    void capturesCallsInTheirOrder() {
        MockIm im = withAccounts();
        im.capture().start();
        say(im, "a secret of the two");
        RestClient.of(im).call().as("bob").reply();
        im.capture().stop();
        say(im, "after it");

        assertThat(im.capture().standing().calls()).isEqualTo(2);
        assertThat(im.capture().scenario("own/two-calls"))
                .containsSubsequence(
                        "id: own/two-calls",
                        "users: [user1, user2]",
                        "call: openim/sendmsg",
                        "${user.user1}",
                        "${user.user2}",
                        "call: im_open_login_svc/account_check",
                        "by: user2")
                .doesNotContain("alice", "bob", "secret", "after it");
    }

    @Test
    @DisplayName("texts of a field that is named stay in a captured scenario")
    void keepsTextsOfNamedFields() {
        MockIm im = withAccounts();
        im.capture().start();
        say(im, "hello, bob");

        assertThat(im.capture().scenario("own/kept", "Text")).contains("hello, bob");
        assertThat(im.capture().scenario("own/masked", "Nick")).doesNotContain("hello, bob");
    }

    @Test
    @DisplayName("a capture is bounded in calls and in bytes, and counts what it misses")
    void boundsACapture() {
        MockIm im = withAccounts();

        im.capture().start(2, 100_000);
        for (int i = 0; i < 5; i++) {
            say(im, "hello");
        }
        assertThat(im.capture().standing()).satisfies(standing -> {
            assertThat(standing.calls()).isEqualTo(2);
            assertThat(standing.missed()).isEqualTo(3);
        });

        im.capture().start(10, 200);
        say(im, "x".repeat(300));
        assertThat(im.capture().standing()).isEqualTo(new CaptureStanding(true, 0, 0, 1));
    }

    @Test
    @DisplayName("a capture with limits that are none is refused")
    void refusesLimitsOfACapture() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.capture().start(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 0 calls: give 1 to 10000");
        assertThatThrownBy(() -> im.capture().start(1, 64 * 1024 * 1024 + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes: give 1 to 67108864");
        assertThat(im.capture().standing().isRunning()).isFalse();
    }

    @Test
    @DisplayName("a reset forgets a capture; restoring a snapshot stops it")
    void endsACaptureWithAReset() {
        MockIm im = withAccounts();
        String snapshot = im.snapshot();
        im.capture().start();
        say(im, "hello");

        im.restore(snapshot);
        say(im, "hello");
        assertThat(im.capture().standing().isRunning()).isFalse();
        assertThat(im.capture().standing().calls()).isEqualTo(1);

        im.capture().start();
        say(im, "hello");
        im.reset();
        assertThat(im.capture().standing()).isEqualTo(new CaptureStanding(false, 0, 0, 0));
    }

    @Test
    @DisplayName("a scenario whose id is none is refused")
    void refusesTheIdOfAScenario() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.capture().scenario("My run"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as own/morning: \"My run\" is not");
    }

    private MockIm withAccounts() {
        MockIm im = tenant();
        im.importAccounts("alice", "bob");
        return im;
    }

    private static void say(MockIm im, String text) {
        RestClient.of(im)
                .ok(
                        SEND,
                        "{'From_Account':'alice','To_Account':'bob','MsgRandom':%d,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'%s'}}]}",
                        System.nanoTime() & 0xFFFF_FFFL,
                        text);
    }
}
