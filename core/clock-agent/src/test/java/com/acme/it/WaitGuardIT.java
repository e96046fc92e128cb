package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.child.Waiting;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While a clock stands still, or has been put back,")
class WaitGuardIT {

    @Test
    @DisplayName("who waits for a later time is named once, with the way out")
    void namesWhoWaitsForALaterTime() {
        ChildJvm.Outcome outcome =
                ChildJvm.here().withAgent("").run(Waiting.class, "stuck").requireSuccess();

        List<String> warnings = outcome.err().lines().toList();
        assertThat(warnings).hasSize(3);
        assertThat(warnings)
                .anySatisfy(line -> assertThat(line)
                        .contains("the thread \"maker of ids\"", "com.acme.child.Waiting$Ids.next", "clock is frozen")
                        .contains("exclude=com.acme.child.Waiting$Ids ")
                        .contains("AppClock.forPackages(\"com.acme.child.Waiting$Ids\").skew(Duration.ZERO)"))
                .anySatisfy(line -> assertThat(line)
                        .contains("the thread \"sleeper\"", "com.acme.child.Waiting$Sleeper.sleep", "clock is frozen"))
                .anySatisfy(line -> assertThat(line)
                        .contains("the thread \"poller\"", "com.acme.child.Waiting$Poller.now", "clock was put back"));
        assertThat(outcome.out()).isEqualToIgnoringWhitespace("done");
    }

    @Test
    @DisplayName("who reads it often and gets on is not named, nor a loop that a thread was made for")
    void namesNobodyWhoGetsOn() {
        ChildJvm.Outcome outcome =
                ChildJvm.here().withAgent("").run(Waiting.class, "getting-on").requireSuccess();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualToIgnoringWhitespace("done");
    }
}
