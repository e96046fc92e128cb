package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.child.Onward;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Packages for which the clock is never turned back")
class NeverTurnBackIT {

    @Test
    @DisplayName("never see it go back, in whatever way it is moved meanwhile, and go forward with it")
    void neverSeeItGoBack() {
        ChildJvm.Outcome outcome =
                ChildJvm.here().withAgent("").run(Onward.class).requireSuccess();
        assertThat(outcome.out()).isEqualToNormalizingNewlines("read enough\non by minutes: true\n");
        assertThat(outcome.err()).isEmpty();
    }
}
