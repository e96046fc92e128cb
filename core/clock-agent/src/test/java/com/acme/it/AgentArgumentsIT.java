package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.acme.child.Attach;
import com.acme.child.AttachUnderLoad;
import com.acme.child.NamesTheJvm;
import com.acme.child.Tell;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The agent, controlled without code")
class AgentArgumentsIT {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** How far the JVM's clock, another package's, and java.time are off, rounded to minutes. */
    private static List<Long> minutesOff(String line) {
        List<Long> minutes = new ArrayList<>();
        for (String millis : line.strip().split(" ", -1)) {
            minutes.add(Math.round(Long.parseLong(millis) / 60_000.0));
        }
        return minutes;
    }

    @Nested
    @DisplayName("Arguments")
    class Arguments {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        skew=PT1H                                        |  60 |  60 |  60
                        advance=PT1H,advance=PT1H                        | 120 | 120 | 120
                        skew@com.acme.server=PT10M                       |   0 |  10 |   0
                        skew=PT5M,skew@com.acme.server=PT10M             |   5 |  10 |   5
                        skew=PT5M,exclude=com.acme.server                |   5 |   0 |   5
                        include=com.acme.server,skew=PT7M                |   0 |   7 |   0
                        include=com.acme.server;com.acme.child,skew=PT7M |   7 |   7 |   7
                        neverBack=com.acme.server,skew=PT1H,restore               |  0 |  60 |  0
                        neverBack=com.acme.server,skew=PT1H,skew=PT10M,advance=PT5M | 15 | 65 | 15
                        skew=PT1H,neverBack=com.acme.server,restore,advance=PT1H  | 60 | 120 | 60
                        neverBack=com.acme.server,skew=PT1H,freeze,restore        |  0 |  60 |  0
                        neverBack=com.acme,skew@com.acme.server=PT10M,skew=PT1H,restore | 60 | 10 | 60
                        neverBack=com.acme.child,skew=PT1H,restore                | 60 |   0 | 60
                        """)
        @DisplayName("move the clock before the app starts")
        void movesTheClockBeforeTheAppStarts(String arguments, long here, long otherPackage, long javaTime) {
            ChildJvm.Outcome outcome =
                    ChildJvm.here().withAgent(arguments).run(Tell.class).requireSuccess();

            assertThat(minutesOff(outcome.out())).containsExactly(here, otherPackage, javaTime);
            assertThat(outcome.err()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        skew=1h               | Its argument "skew=1h": "1h" is not a duration; write it as ISO 8601 does, such as PT10M
                        freeze=tomorrow       | Its argument "freeze=tomorrow": "tomorrow" is not an instant; write it as ISO 8601 does
                        sleep=PT1H            | Its argument "sleep=PT1H": "sleep" is unknown; write one of control=FILE
                        alsoMove=tls          | Its argument "alsoMove=tls": "tls" is no code that keeps the real time; write one of certificates, http-client
                        drift=fast            | Its argument "drift=fast": "fast" is not a whole number
                        include=com.acme.*    | Its argument "include=com.acme.*": "com.acme.*" is no package or class; write its full name
                        control=/no/such/file | Its argument "control=/no/such/file": there is no folder /no/such
                        jump=1/PT1S           | Its argument "jump=1/PT1S": "1/PT1S" is not SEED/ATMOST/EVERY
                        skew=P400000000D      | "skew=P400000000D": The clock would be PT9600000000H off; at most 100,000 years
                        """)
        @DisplayName("that are wrong stop the start, and say what to write instead")
        void stopsTheStartIfOneIsWrong(String arguments, String message) {
            ChildJvm.Outcome outcome = ChildJvm.here().withAgent(arguments).run(Tell.class);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("UserSig TestKit: the clock agent cannot start.", message);
            assertThat(outcome.err()).doesNotContain("\tat ");
            assertThat(outcome.out()).isEmpty();
        }

        @Test
        @DisplayName("can have an audit written when the JVM ends")
        void getsAnAuditWrittenWhenTheJvmEnds() throws IOException {
            Path file = ChildJvm.target().resolve("audit-" + System.nanoTime() + ".txt");
            ChildJvm.here().withAgent("skew=PT1H,audit=" + file).run(Tell.class).requireSuccess();

            assertThat(Files.readString(file))
                    .containsPattern("1  System.currentTimeMillis\\(\\) +JVM, moved +com.acme.server.Server.now\n");
            Files.delete(file);
        }
    }

    @Nested
    @DisplayName("The control file")
    class Control {

        private final Path file = ChildJvm.target().resolve("control-" + System.nanoTime());
        private Process app;
        private BufferedReader out;
        private BufferedWriter in;

        @BeforeEach
        void start() throws IOException {
            app = ChildJvm.here().withAgent("control=" + file).start(Tell.class);
            out = app.inputReader();
            in = app.outputWriter();
            assertThat(minutesOff(out.readLine())).containsExactly(0L, 0L, 0L);
        }

        @AfterEach
        void stop() throws Exception {
            in.close();
            assertThat(app.waitFor()).isZero();
            Files.deleteIfExists(file);
        }

        private List<Long> ask() throws IOException {
            in.write("?\n");
            in.flush();
            return minutesOff(out.readLine());
        }

        /** Returns how long it took until the app's clock was off by so many minutes. */
        private Duration awaitOff(long minutes) throws Exception {
            long start = System.nanoTime();
            while (ask().get(0) != minutes) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                Thread.sleep(1);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private void append(String text) throws IOException {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Test
        @DisplayName("is obeyed within 200 ms, whether it is written anew or appended to")
        void isObeyedWithin200Millis() throws Exception {
            List<Duration> taken = new ArrayList<>();
            for (int minutes = 1; minutes <= 7; minutes++) {
                Files.writeString(file, "skew=PT" + minutes + "M\n");
                taken.add(awaitOff(minutes));
            }
            append("advance=PT3M\n");
            taken.add(awaitOff(10));
            append("restore");
            taken.add(awaitOff(0));

            taken.sort(null);
            assertThat(taken.get(taken.size() / 2)).isLessThan(Duration.ofMillis(200));
        }

        @Test
        @DisplayName("that is there at the start is obeyed before the app starts, be its last line without an end")
        void isObeyedBeforeTheAppStarts() throws Exception {
            Path there = ChildJvm.target().resolve("control-before-" + System.nanoTime());
            Files.writeString(there, "skew=PT2H\nadvance=PT1H");
            ChildJvm.Outcome outcome = ChildJvm.here()
                    .withAgent("control=" + there)
                    .run(Tell.class)
                    .requireSuccess();
            Files.delete(there);

            assertThat(minutesOff(outcome.out())).containsExactly(180L, 180L, 180L);
        }

        @Test
        @DisplayName("is obeyed again when the same is written again")
        void isObeyedAgainWhenWrittenAgain() throws Exception {
            Files.writeString(file, "advance=PT10M\n");
            awaitOff(10);
            Thread.sleep(20);
            Files.writeString(file, "advance=PT10M\n");
            awaitOff(20);
        }

        @Test
        @DisplayName("reports an invalid line on stderr, changes nothing for it, and goes on")
        void reportsAnInvalidLineAndGoesOn() throws Exception {
            append("# ten minutes ahead\nskew=PT10M\n\nskew=ten\nskew@com.acme.server=PT20M\n");
            awaitOff(10);

            assertThat(app.errorReader().readLine())
                    .contains(file.toString(), "\"skew=ten\": \"ten\" is not a duration", "(nothing was changed)");
            while (ask().get(1) != 20) {
                Thread.sleep(1);
            }
            assertThat(ask()).containsExactly(10L, 20L, 10L);
        }

        @Test
        @DisplayName("survives a line that goes too far, and obeys the next one")
        void survivesALineThatGoesTooFar() throws Exception {
            append("advance=P120000D\nskew=PT10M\n");
            awaitOff(10);

            assertThat(app.errorReader().readLine())
                    .contains("\"advance=P120000D\": ", "at most 292 years", "(nothing was changed)");
        }
    }

    @Nested
    @DisplayName("The state file")
    class State {

        private final Path control = ChildJvm.target().resolve("control-" + System.nanoTime());
        private final Path state = ChildJvm.target().resolve("state-" + System.nanoTime());

        @AfterEach
        void delete() throws IOException {
            Files.deleteIfExists(control);
            Files.deleteIfExists(state);
        }

        private ChildJvm.Outcome jvm(String more) {
            return ChildJvm.here()
                    .withAgent("control=" + control + ",state=" + state + more)
                    .run(Tell.class)
                    .requireSuccess();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        skew=PT2H advance=PT1H                                     | 180 | 180 | 180
                        skew=PT1H restore                                          |   0 |   0 |   0
                        skew@com.acme.server=PT10M skew=PT5M                       |   5 |  10 |   5
                        skew=PT1H schedulers=com.acme elapsed=com.acme drift=1     |  60 |  60 |  60
                        neverBack=com.acme.server skew=PT3H skew=PT1H neverBack=com.acme.child skew=PT20M | 60 | 180 | 60
                        neverBack=com.acme.child skew=PT1H restore neverBack=com.acme.server   |  60 |   0 | 60
                        """)
        @DisplayName(
                "lets all clocks go on, in the next JVM, as they stood, before its app starts; nothing is done twice")
        void letsTheClocksGoOn(String lines, long here, long otherPackage, long javaTime) throws IOException {
            Files.writeString(control, lines.replace(' ', '\n') + '\n');

            for (int jvm = 1; jvm <= 3; jvm++) {
                assertThat(minutesOff(jvm("").out())).as("JVM %s", jvm).containsExactly(here, otherPackage, javaTime);
            }
        }

        @Test
        @DisplayName("lets a frozen clock stand still, with what it has been advanced")
        void letsAFrozenClockStandStill() throws IOException {
            Instant then = RealClock.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(100));
            Files.writeString(control, "freeze=" + then + "\nadvance=PT23H\nadvance=PT1H\n");
            jvm("");

            ChildJvm.Outcome second = jvm("");

            assertThat(minutesOff(second.out()).get(0))
                    .isCloseTo(
                            Duration.between(RealClock.now(), then.plus(Duration.ofDays(1)))
                                    .toMinutes(),
                            within(2L));
            assertThat(second.err())
                    .contains("the clock goes on as it stood when the JVM before this one ended: freeze="
                            + then.plus(Duration.ofDays(1)));
        }

        @Test
        @DisplayName("comes before arguments, and after it only what has been written to the control file since")
        void comesBeforeArguments() throws IOException {
            Files.writeString(control, "advance=PT1H\n");
            assertThat(minutesOff(jvm(",skew=PT1M").out())).containsExactly(61L, 61L, 61L);
            Files.writeString(control, "advance=PT1H\nadvance=PT2H\n");
            assertThat(minutesOff(jvm(",skew=PT1M").out())).containsExactly(181L, 181L, 181L);
            Files.writeString(control, "advance=PT3H\n");
            assertThat(minutesOff(jvm(",skew=PT1M").out())).containsExactly(361L, 361L, 361L);
        }

        @Test
        @DisplayName("that makes no sense is named, and the clock is real")
        void isNamedIfItMakesNoSense() throws IOException {
            Files.writeString(state, "skew=soon\n");
            ChildJvm.Outcome outcome = jvm("");

            assertThat(minutesOff(outcome.out())).containsExactly(0L, 0L, 0L);
            assertThat(outcome.err())
                    .contains(state + ": how the clock stood cannot be taken up: \"skew=soon\": \"soon\" is not");
        }
    }

    @Nested
    @DisplayName("The jar")
    class Jar {

        @Test
        @DisplayName("works under another name, in a folder with spaces, signs and letters of any kind, and says so")
        void worksUnderAnyNameInAnyFolder() throws IOException {
            Path folder = Files.createDirectories(ChildJvm.target().resolve("a folder, 100%20 \u00e9\u65f6"));
            Path copy = folder.resolve("clock.jar");
            Files.copy(Path.of(System.getProperty("agent.jar")), copy, StandardCopyOption.REPLACE_EXISTING);
            try {
                ChildJvm.Outcome outcome = ChildJvm.here()
                        .withoutAgentOnClassPath()
                        .with("-javaagent:" + copy + "=skew=PT1H")
                        .run(Tell.class)
                        .requireSuccess();
                assertThat(minutesOff(outcome.out().lines().reduce((a, b) -> b).orElseThrow()))
                        .containsExactly(60L, 60L, 60L);
                assertThat(outcome.err()).contains("the clock agent's jar has been renamed");
            } finally {
                Files.delete(copy);
                Files.delete(folder);
            }
        }

        @Test
        @DisplayName("given twice, is used once")
        void isUsedOnceIfGivenTwice() {
            ChildJvm.Outcome outcome = ChildJvm.here()
                    .withAgent("skew=PT1H")
                    .withAgent("skew=PT2H")
                    .run(Tell.class)
                    .requireSuccess();

            assertThat(minutesOff(outcome.out())).containsExactly(60L, 60L, 60L);
            assertThat(outcome.err()).contains("already in this JVM");
        }
    }

    @Nested
    @DisplayName("Without the option")
    class WithoutTheOption {

        @Test
        @DisplayName("AppClock says which lines to add, ready to paste")
        void saysWhichLinesToAdd() {
            ChildJvm.Outcome outcome = ChildJvm.here()
                    .with("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
                    .run(Attach.class, "too late")
                    .requireSuccess();

            assertThat(outcome.out())
                    .contains("The clock agent is not in this JVM")
                    .contains("<argLine>@{argLine} -javaagent:${io.github.usersig:usersig-clock-agent:jar}</argLine>")
                    .contains("jvmArgs \"-javaagent:")
                    .contains("  -javaagent:" + System.getProperty("agent.jar"))
                    .contains("AppClock was used before ClockAgent.attach()");
        }

        @Test
        @DisplayName("the agent can be attached, with one warning of ours")
        void attachesWithOneWarning() {
            ChildJvm.Outcome outcome = ChildJvm.here()
                    .with("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
                    .run(Attach.class)
                    .requireSuccess();

            assertThat(outcome.out().lines()).last().isEqualTo("2031 2031-01-02T00:00:00Z");
            assertThat(outcome.err().lines().filter(line -> line.startsWith("UserSig TestKit:")))
                    .singleElement()
                    .asString()
                    .contains("attaching the clock agent to the running JVM");
        }

        @Test
        @DisplayName(
                "an app that runs meanwhile never sees its clock move, though the agent proves that it can move it")
        void neverMovesTheClockWhileItAttaches() {
            ChildJvm.Outcome outcome = ChildJvm.here()
                    .with("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
                    .run(AttachUnderLoad.class)
                    .requireSuccess();

            assertThat(Long.parseLong(outcome.out().strip())).isLessThan(1000);
        }
    }

    @Test
    @DisplayName("refuses a JVM on which nobody has tried it, and says what to use instead")
    void refusesAJvmOnWhichNobodyHasTriedIt() throws IOException {
        Path naming = ChildJvm.jar("naming", NamesTheJvm.class);
        ChildJvm.Outcome outcome = ChildJvm.here()
                .with("-javaagent:" + naming + "=Eclipse OpenJ9 VM")
                .withAgent("")
                .run(Tell.class);
        Files.delete(naming);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("the clock agent cannot start. This JVM is Eclipse OpenJ9 VM")
                .contains("such as Temurin 17 or 25")
                .doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    @DisplayName("moves nothing by itself")
    void movesNothingByItself() {
        ChildJvm.Outcome outcome = ChildJvm.here().withAgent("").run(Tell.class).requireSuccess();
        assertThat(outcome.out().strip().split(" ", -1))
                .allSatisfy(off -> assertThat(Math.abs(Long.parseLong(off))).isLessThan(HOUR / 60));
    }
}
