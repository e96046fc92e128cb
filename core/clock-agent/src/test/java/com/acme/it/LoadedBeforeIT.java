package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.acme.child.Archived;
import com.acme.child.AttachAnyway;
import com.acme.child.SpoilsAClass;
import com.acme.child.UsesTheJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a JVM has done leaves classes behind that no agent can transform: lambdas for one. */
@DisplayName("A JVM that has used the JDK before the agent came")
@Tag("once")
class LoadedBeforeIT {

    private static Path store;

    @BeforeAll
    static void makeCertificate() throws Exception {
        store = ChildJvm.target().resolve("loaded-before-" + System.nanoTime() + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "90",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @AfterAll
    static void delete() throws IOException {
        Files.deleteIfExists(store);
    }

    static Stream<Path> jdks() {
        return ChildJvm.jdks().stream();
    }

    static Stream<Arguments> usesOnJdks() {
        return jdks().flatMap(jdk -> Stream.of(UsesTheJdk.Use.values()).map(use -> arguments(use, jdk)));
    }

    private static void requireMovedAndCertificatesReal(ChildJvm.Outcome outcome) {
        String read = outcome.requireSuccess().out().strip();
        assertThat(Instant.ofEpochMilli(Long.parseLong(read)))
                .isCloseTo(
                        RealClock.now().plus(Duration.ofDays(400)), within(2, java.time.temporal.ChronoUnit.MINUTES));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("usesOnJdks")
    @DisplayName("can have it attached: the clock moves, certificates stay valid")
    void canHaveItAttached(UsesTheJdk.Use use, Path jdk) {
        ChildJvm.Outcome outcome = ChildJvm.on(jdk)
                .with("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
                .run(UsesTheJdk.class, use.name(), store.toString(), "attach");

        requireMovedAndCertificatesReal(outcome);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("UserSig TestKit:")))
                .singleElement()
                .asString()
                .contains("attaching the clock agent to the running JVM");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("usesOnJdks")
    @DisplayName("in an agent that stands before ours starts as any other: the clock moves, certificates stay valid")
    void startsAsAnyOther(UsesTheJdk.Use use, Path jdk) throws IOException {
        Path early = ChildJvm.jar("early", UsesTheJdk.class);
        ChildJvm.Outcome outcome = ChildJvm.on(jdk)
                .with("-javaagent:" + early + "=" + use + ":" + store)
                .withAgent("")
                .run(UsesTheJdk.class, use.name(), store.toString());
        Files.delete(early);

        requireMovedAndCertificatesReal(outcome);
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @DisplayName("whose Date another agent keeps from being changed: attach() says so, and not that nobody may attach")
    void saysWhyItCannotStart(Path jdk) throws IOException {
        Path early = ChildJvm.jar("early", SpoilsAClass.class);
        ChildJvm.Outcome outcome = ChildJvm.on(jdk)
                .with("-javaagent:" + early + "=java.util.Date")
                .with("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
                .run(AttachAnyway.class);
        Files.delete(early);

        assertThat(outcome.requireSuccess().out().lines().toList())
                .satisfiesExactly(
                        why -> assertThat(why)
                                .contains(
                                        "was attached but cannot start",
                                        "new Date()",
                                        "java.util.Date",
                                        "ClassFormatError")
                                .contains("another agent may have changed the same class")
                                .doesNotContain("does not let an agent attach"),
                        then -> assertThat(then).isEqualTo("the app goes on, with the agent out"));
        assertThat(outcome.err()).contains("UserSig TestKit: the clock agent cannot start. The clock read");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @DisplayName("in which an agent before ours has loaded classes of the app: they follow like those loaded later")
    void makesClassesOfTheAppFollowThatAnotherAgentHasLoaded(Path jdk) throws IOException {
        Path early = ChildJvm.jar("early", com.acme.child.LoadsAClass.class);
        ChildJvm.Outcome outcome = ChildJvm.on(jdk)
                .with("-javaagent:" + early + "=" + Archived.class.getName())
                .withAgent("skew=PT1H")
                .run(Archived.class);
        Files.delete(early);

        long real = RealClock.now().toEpochMilli();
        List<String> reads = outcome.requireSuccess().out().lines().toList();
        assertThat(reads).hasSize(6).allSatisfy(read -> assertThat(Long.parseLong(read) - real)
                .isCloseTo(Duration.ofHours(1).toMillis(), within(120_000L)));
    }
}
