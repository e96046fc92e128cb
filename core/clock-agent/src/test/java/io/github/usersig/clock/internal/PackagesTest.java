package io.github.usersig.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Packages as users name them")
class PackagesTest {

    @Test
    @DisplayName("stand for themselves and all below, and a class for itself and its inner classes")
    void includesAllBelowAndInnerClasses() {
        assertThat(Packages.contains("com.acme", "com.acme.Login")).isTrue();
        assertThat(Packages.contains("com.acme", "com.acme.jobs.Refresh")).isTrue();
        assertThat(Packages.contains("com.acme", "com.acmecorp.Login")).isFalse();
        assertThat(Packages.contains("com.acme.Login", "com.acme.Login")).isTrue();
        assertThat(Packages.contains("com.acme.Login", "com.acme.Login$Form")).isTrue();
        assertThat(Packages.contains("com.acme.Login", "com.acme.LoginForm")).isFalse();
    }

    @Test
    @DisplayName("the longest wins")
    void letsTheLongestWin() {
        Map<String, Integer> packages = Map.of("com", 1, "com.acme", 2, "com.acme.jobs", 3);
        assertThat(Packages.closest(packages, "com.acme.Login")).isEqualTo(2);
        assertThat(Packages.closest(packages, "com.acme.jobs.Refresh")).isEqualTo(3);
        assertThat(Packages.closest(packages, "org.acme.Login")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com.acme.", "com/acme", "com.acme.*", "com acme"})
    @DisplayName("what is none is refused")
    void refusesWhatIsNoPackage(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packages.requireName(name))
                .withMessageContaining("is no package or class");
    }
}
