package io.github.usersig.testcontainers.internal.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a clock in a container answers")
class ControlAnswersTest {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofSeconds(1);
    private static final String HEAD = "# 7";
    private static final List<String> NOTHING = List.of();
    private static final List<String> OLD = List.of("# 6", "ok");
    private static final List<String> TAKEN = List.of("accepted # 7", "accepted advance=PT23H");
    private static final List<String> BUSY = List.of("accepted # 6", "accepted advance=P1D");
    private static final List<String> DONE = List.of("# 7", "ok");

    private final FakeApp app = new FakeApp();
    private final ControlAnswers answers = new ControlAnswers("acme/chat", "/x/usersig-clock", app, SOON, LATE);

    /** Gives one answer again and again for a time, then the next; the last for ever. */
    private static final class FakeApp implements ControlAnswers.App {

        private record Phase(List<String> lines, Duration duration) {}

        private final Deque<Phase> phases = new ArrayDeque<>();
        private long since = System.nanoTime();
        private String trouble = "";
        private boolean withdrawn;
        private boolean takenAtTheLastMoment;

        FakeApp first(List<String> lines, Duration duration) {
            phases.add(new Phase(lines, duration));
            return this;
        }

        void then(List<String> lines) {
            first(lines, Duration.ZERO);
        }

        @Override
        public List<String> answers() {
            if (phases.size() > 1
                    && System.nanoTime() - since > phases.getFirst().duration().toNanos()) {
                phases.removeFirst();
                since = System.nanoTime();
            }
            return phases.getFirst().lines();
        }

        @Override
        public String trouble() {
            return trouble;
        }

        @Override
        public void withdraw() {
            withdrawn = true;
            if (takenAtTheLastMoment) {
                phases.clear();
                first(TAKEN, SOON).then(DONE);
                since = System.nanoTime();
            }
        }

        @Override
        public String log() {
            return "the last line";
        }
    }

    private String await() {
        return answers.await(HEAD, "advance=PT23H");
    }

    @Test
    @DisplayName("is what became of the command, not of the one before it")
    void tellsWhatBecameOfTheCommand() {
        app.first(NOTHING, Duration.ofMillis(50))
                .first(OLD, Duration.ofMillis(50))
                .then(DONE);
        ControlAnswers patient = new ControlAnswers("acme/chat", "/x/usersig-clock", app, Duration.ofSeconds(20), LATE);

        assertThat(patient.await(HEAD, "advance=PT23H")).isEqualTo("ok");
    }

    @Test
    @DisplayName("may take longer once the command has been taken: an advance runs all that becomes due")
    void takesLongerOnceTheCommandIsTaken() {
        app.first(TAKEN, SOON.multipliedBy(2)).then(DONE);
        assertThat(await()).isEqualTo("ok");
    }

    @Test
    @DisplayName("may take longer while the clock is busy with the command before")
    void takesLongerWhileTheClockIsBusy() {
        app.first(BUSY, SOON.multipliedBy(2)).then(DONE);
        assertThat(await()).isEqualTo("ok");
    }

    @Test
    @DisplayName("is missed soon if nobody takes the command")
    void isMissedSoonIfNobodyTakesTheCommand() {
        app.then(OLD);
        assertThatThrownBy(this::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "no JVM in the container acme/chat", "JAVA_TOOL_OPTIONS", "Its log ends with:\nthe last line");
        assertThat(app.withdrawn).as("the command was taken back").isTrue();
    }

    @Test
    @DisplayName("is waited for if the command was taken at the last moment")
    void isWaitedForIfTakenAtTheLastMoment() {
        app.takenAtTheLastMoment = true;
        app.then(OLD);
        assertThat(await()).isEqualTo("ok");
    }

    @Test
    @DisplayName("is missed for the reason that the engine knows, and the command is taken back")
    void isMissedForTheReasonThatTheEngineKnows() {
        app.trouble = "is paused";
        app.then(OLD);
        assertThatThrownBy(this::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "the container acme/chat is paused", "has not done \"advance=PT23H\", nor will it")
                .hasMessageNotContaining("/x/usersig-clock");
        assertThat(app.withdrawn).isTrue();
    }

    @Test
    @DisplayName("is missed in the end if the command has been taken and does not end, and that is told")
    void isMissedIfTheCommandDoesNotEnd() {
        app.then(TAKEN);
        assertThatThrownBy(this::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "the clock of acme/chat has taken \"advance=PT23H\" but not come to its end within 1 s",
                        "the last line");
        assertThat(app.withdrawn).as("it goes on").isFalse();
    }

    @Test
    @DisplayName("is missed in the end if the command before does not end, and that is told")
    void isMissedIfTheCommandBeforeDoesNotEnd() {
        app.then(BUSY);
        assertThatThrownBy(this::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("has not taken \"advance=PT23H\"", "still busy with what it was told before");
    }

    @Test
    @DisplayName("is not waited for when the app has ended meanwhile")
    void isNotWaitedForWhenTheAppHasEnded() {
        app.trouble = "has ended, with exit code 1";
        app.then(TAKEN);
        assertThatThrownBy(this::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "the container acme/chat has ended, with exit code 1", "advance=PT23H", "the last line");
    }
}
