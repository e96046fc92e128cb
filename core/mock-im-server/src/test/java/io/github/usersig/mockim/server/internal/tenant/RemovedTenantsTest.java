package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of tenants that were removed, a mock")
class RemovedTenantsTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00.5Z");

    private final RemovedTenants removed = new RemovedTenants();

    @Test
    @DisplayName("knows whose it was, since when, and for how long")
    void knowsWhoseItWas() {
        removed.add(1400000001, "com.acme.LoginTest", NOON);

        assertThat(removed.story(1400000001, NOON.plusSeconds(90))).hasValueSatisfying(story -> assertThat(story)
                .startsWith("its tenant, that of com.acme.LoginTest, was removed at 2027-01-01T12:00:00Z, 90 s ago. "));
        assertThat(removed.story(1400000002, NOON)).isEmpty();
    }

    @Test
    @DisplayName("knows the newest 10,000")
    void knowsTheNewest() {
        for (int number = 1; number <= RemovedTenants.MOST; number++) {
            removed.add(number, "", NOON);
        }
        removed.add(1, "", NOON); // removed again, so it is among the newest
        removed.add(RemovedTenants.MOST + 1, "", NOON);

        assertThat(removed.story(1, NOON)).isPresent();
        assertThat(removed.story(2, NOON)).isEmpty();
        assertThat(removed.story(3, NOON)).isPresent();
        assertThat(removed.story(RemovedTenants.MOST + 1, NOON)).isPresent();
    }

    @Test
    @DisplayName("has no past for a number that is in use again")
    void forgetsANumberThatIsInUseAgain() {
        removed.add(17, "com.acme.LoginTest", NOON);
        removed.forget(17);

        assertThat(removed.story(17, NOON)).isEmpty();
    }
}
