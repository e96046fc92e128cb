package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.testcontainers.internal.engine.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("withReuse, where Testcontainers lets containers be reused,")
@RequiresDocker
@Tag("once")
class ReuseIT {

    private final Set<String> containers = new TreeSet<>();

    @AfterEach
    void remove() {
        containers.forEach(Engine::remove);
    }

    @Test
    @DisplayName(
            "gives one container to all that want the same, in this run and the next, which find what was left in it")
    void givesOneContainerToAllThatWantTheSame() throws Exception {
        String first = run("carol");
        String second = run("dave");

        assertThat(containers).hasSize(1);
        assertThat(first).contains("accounts [administrator, alice, bob, carol]");
        assertThat(second).contains("accounts [administrator, alice, bob, carol, dave]");
        assertThat(token(first)).startsWith("token true ").isEqualTo(token(second));
        assertThat(List.of(first, second))
                .allSatisfy(said -> assertThat(said).contains("accounts after reset [administrator, alice, bob]"));
    }

    @Test
    @DisplayName("does nothing where Testcontainers does not let them")
    void doesNothingWhereReuseIsNotAllowed() throws Exception {
        collect(OwnJvm.of(ReusedMock.class)
                .withEnv("TESTCONTAINERS_REUSE_ENABLE", "false")
                .run("carol"));

        assertThat(containers).hasSize(2);
    }

    private static String token(String said) {
        return said.lines()
                .filter(line -> line.startsWith("token "))
                .findFirst()
                .orElseThrow();
    }

    private String run(String account) throws Exception {
        return collect(OwnJvm.of(ReusedMock.class)
                .withEnv("TESTCONTAINERS_REUSE_ENABLE", "true")
                .run(account));
    }

    private String collect(String said) {
        said.lines()
                .filter(line -> line.startsWith("containers "))
                .flatMap(line -> Arrays.stream(line.split(" ", -1)).skip(1))
                .forEach(containers::add);
        return said;
    }
}
