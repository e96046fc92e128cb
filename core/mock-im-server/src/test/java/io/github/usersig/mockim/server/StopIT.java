package io.github.usersig.mockim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.cli.MockImCli;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.SlowApp;
import io.github.usersig.mockim.server.support.StandaloneJar;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("serve, asked to stop,")
@DisabledOnOs(OS.WINDOWS) // which has no such signals
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test serves first
@Tag("once")
class StopIT {

    private static final SdkApp APP = SdkApp.of(1400000000L, "key-of-the-stop-test");

    @TempDir
    Path folder;

    private final SlowApp app = new SlowApp();
    private Process server;
    private URI endpoint;

    @AfterEach
    void end() throws Exception {
        server.destroyForcibly().waitFor();
        app.close();
    }

    /** Writes a file when the JVM ends, slowly: as recordings and coverage are written. */
    static final class Hooked {

        private Hooked() {}

        public static void main(String[] args) throws InterruptedException {
            Path file = Path.of(args[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file)));
            MockImCli.main(List.of(args).subList(1, args.length).toArray(String[]::new));
        }

        private static void write(Path file) {
            try {
                Thread.sleep(1_000);
                Files.writeString(file, "whole");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(String... options) throws IOException {
        String classes = StandaloneJar.path()
                + File.pathSeparator
                + Path.of(URI.create(Hooked.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()));
        List<String> command = Stream.concat(
                        Stream.of(
                                StandaloneJar.jdk("java"),
                                "-cp",
                                classes,
                                Hooked.class.getName(),
                                folder.resolve("hook").toString(),
                                "serve",
                                "--port=0",
                                "--sdk-app-id=" + APP.sdkAppId(),
                                "--secret-key=" + APP.secretKey(),
                                "--account=alice",
                                "--account=bob"),
                        Stream.of(options))
                .toList();
        server = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        endpoint = StandaloneJar.endpoint(server);
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void assertEndsWith(int status, Duration within) throws Exception {
        assertThat(server.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(status);
    }

    /** A message that waits for the app. */
    private CompletableFuture<Integer> send() throws InterruptedException {
        CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
            try (MockImBackend backend = MockImBackend.connect(endpoint)) {
                backend.tenant(APP)
                        .webhooks()
                        .settings(app.settings()
                                .only(WebhookCommand.C2C_BEFORE_SEND_MSG)
                                .withTimeout(Duration.ofSeconds(30)));
                return RestClient.of(backend.tenant(APP))
                        .code(
                                "openim/sendmsg",
                                "{'From_Account':'alice','To_Account':'bob','MsgRandom':1,"
                                        + "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hi'}}]}");
            }
        });
        while (app.waiting() == 0) {
            Thread.sleep(10);
        }
        return sent;
    }

    /** Of a program that was started to outlive its terminal, as by {@code nohup}: it and all it starts leave that signal alone. */
    private static void assumeNotIgnored(int number) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            long ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .sum();
            assumeThat((ignored >> (number - 1)) & 1).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2", "HUP, 1"})
    @DisplayName("answers what is under way, lets the JVM's other hooks finish, and ends with 0")
    void answersWhatIsUnderWay(String signal, int number) throws Exception {
        serve();
        assumeNotIgnored(number);
        CompletableFuture<Integer> sent = send();

        signal(signal);
        Thread.sleep(500);
        assertThat(sent).isNotDone();
        app.answer();

        assertThat(sent.get(10, TimeUnit.SECONDS)).isZero();
        assertEndsWith(0, Duration.ofSeconds(20));
        assertThat(folder.resolve("hook")).hasContent("whole");
    }

    @Test
    @DisplayName("waits for that no longer than --drain says")
    void waitsNoLonger() throws Exception {
        serve("--drain=PT0.2S");
        CompletableFuture<Integer> sent = send();

        signal("TERM");

        assertEndsWith(0, Duration.ofSeconds(20));
        assertThat(sent).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("a second time, ends at once as any other JVM does")
    void endsAtOnceTheSecondTime() throws Exception {
        serve("--drain=PT1H");
        CompletableFuture<Integer> unanswered = send();

        signal("TERM");
        Thread.sleep(1_000);
        assertThat(server.isAlive()).isTrue();
        signal("TERM");

        assertEndsWith(128 + 15, Duration.ofSeconds(20));
        assertThat(unanswered).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("was given a time that is none, and has said so at the start")
    void namesWhatIsNoTime() throws Exception {
        server = new ProcessBuilder(StandaloneJar.command(List.of(), "serve", "--drain=PT2H")).start();

        assertThat(new String(server.getErrorStream().readAllBytes(), UTF_8))
                .contains("Invalid value for option --drain: \"PT2H\" is no time to wait", "PT0S to PT1H");
        assertEndsWith(2, Duration.ofSeconds(20));
    }
}
