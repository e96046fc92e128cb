package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.mockStatic;

import com.acme.child.LoadEverything;
import com.acme.child.Tell;
import com.acme.client.Client;
import com.acme.server.Server;
import io.github.usersig.clock.AppClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

@DisplayName("The agent gets along with")
class CoexistenceIT {

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        clock.restore();
    }

    @Test
    @DisplayName("JaCoCo: the same coverage without us, before us and behind us")
    void leavesJaCoCoItsCoverage() throws IOException {
        assertThat(System.getProperty("jacoco.jar")).endsWith(".jar");
        String alone = coverage(ChildJvm.here(), "alone", false);
        String behind = coverage(ChildJvm.here(), "behind", true);
        String before = coverage(ChildJvm.here().withAgent("skew=PT1H"), "before", false);

        assertThat(alone).contains("Server").doesNotContain(" 0 of");
        assertThat(behind).isEqualTo(alone);
        assertThat(before).isEqualTo(alone);
    }

    private static String coverage(ChildJvm jvm, String name, boolean clockAgentBehind) throws IOException {
        Path file = ChildJvm.target().resolve("coexistence-" + name + ".exec");
        Files.deleteIfExists(file);
        jvm.with(
                "-javaagent:" + System.getProperty("jacoco.jar") + "=destfile=" + file + ",includes=com.acme.server.*");
        if (clockAgentBehind) {
            jvm.withAgent("skew=PT1H");
        }
        jvm.run(com.acme.child.CallServer.class).requireSuccess();
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(file.toFile());
        CoverageBuilder coverage = new CoverageBuilder();
        try (InputStream server = Server.class.getResourceAsStream("Server.class")) {
            new Analyzer(loader.getExecutionDataStore(), coverage).analyzeClass(server, "Server");
        }
        Files.delete(file);
        assertThat(coverage.getNoMatchClasses())
                .as("classes of another version")
                .isEmpty();
        return coverage.getClasses().stream()
                .map(type ->
                        type.getName() + ": " + type.getInstructionCounter().getCoveredCount() + " of "
                                + type.getInstructionCounter().getTotalCount())
                .toList()
                .toString();
    }

    @Test
    @SuppressWarnings({"ReturnValueIgnored", "JavaTimeDefaultTimeZone"}) // that is how Mockito is told
    @DisplayName("Mockito's static mocks of java.time, which win while they last")
    void givesWayToMockitosStaticMocks() throws Throwable {
        clock.skew(Duration.ofHours(1));
        Instant then = Instant.parse("2020-02-02T00:00:00Z");
        try (MockedStatic<Instant> instants = mockStatic(Instant.class)) {
            instants.when(Instant::now).thenReturn(then);
            assertThat(Instant.now()).isEqualTo(then);
        }
        LocalDate day = LocalDate.of(2020, 2, 2);
        try (MockedStatic<LocalDate> dates = mockStatic(LocalDate.class)) {
            dates.when(LocalDate::now).thenReturn(day);
            assertThat(LocalDate.now()).isEqualTo(day);
        }

        assertThat(Instant.now()).isCloseTo(RealClock.now().plus(1, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
        assertThat(new Client().reads()).allSatisfy(read -> assertThat(read)
                .isCloseTo(RealClock.now().plus(1, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS)));
    }

    @Test
    @DisplayName("reflection on parameter names, which JDK 17 loses when a class is transformed again")
    void keepsParameterNamesForReflection() throws ReflectiveOperationException {
        assertThat(Server.class.getMethod("within", Duration.class).getParameters())
                .extracting(Parameter::getName)
                .containsExactly("patience");
    }

    @Test
    @DisplayName("serialization: a method reference that is serializable is left as it is")
    void leavesSerializableMethodReferencesAlone() throws Exception {
        LongSupplier reference = (LongSupplier & Serializable) System::currentTimeMillis;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(reference);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LongSupplier read = (LongSupplier) in.readObject();
            assertThat(Instant.ofEpochMilli(read.getAsLong()))
                    .isCloseTo(RealClock.now(), within(2, ChronoUnit.SECONDS));
        }
    }

    @Test
    @DisplayName("serialization: a Clock of a package is written as the JDK's own")
    void writesAPackagesClockAsTheJdksOwn() throws Exception {
        AppClock client = AppClock.forPackages("com.acme.client");
        client.skew(Duration.ofHours(1));
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(new Client().clock());
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(Clock.systemUTC());
            }
        } finally {
            client.restore();
        }
    }

    @Test
    @DisplayName("the verifier: every class of large libraries links as it does without us")
    void linksEveryClassOfLargeLibraries() {
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .filter(path ->
                        path.matches(".*/(groovy|guava|caffeine|kotlin-stdlib|mockito-core|byte-buddy)-[0-9].*\\.jar"))
                .toList();
        assertThat(jars).hasSizeGreaterThanOrEqualTo(5);
        String with = ChildJvm.here()
                .withAgent("")
                .run(LoadEverything.class, jars.toArray(String[]::new))
                .requireSuccess()
                .out();
        String without = ChildJvm.here()
                .run(LoadEverything.class, jars.toArray(String[]::new))
                .requireSuccess()
                .out();

        assertThat(with).isEqualTo(without).startsWith("linked classes with ");
        assertThat(Integer.parseInt(with.replaceAll("\\D", ""))).isGreaterThan(50_000);
    }

    @Test
    @DisplayName("whoever reads standard output: it says nothing there")
    void saysNothingOnStandardOutput() {
        ChildJvm.Outcome outcome =
                ChildJvm.here().withAgent("skew=PT1H").run(Tell.class).requireSuccess();
        assertThat(outcome.out().lines()).hasSize(1);
        assertThat(outcome.err()).isEmpty();
    }
}
