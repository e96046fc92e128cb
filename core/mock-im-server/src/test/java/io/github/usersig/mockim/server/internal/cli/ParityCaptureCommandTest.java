package io.github.usersig.mockim.server.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Await;
import io.github.usersig.mockim.server.support.RestClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("parity capture")
class ParityCaptureCommandTest {

    private static final String TOKEN = "the-control-token-of-a-mock";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path folder;
    private MockImServer server;
    private MockIm im;

    @BeforeEach
    void start(@TempDir Path given) {
        folder = given;
        server = MockImServer.builder().controlToken(TOKEN).start();
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(out + "" + err).doesNotContain(TOKEN);
    }

    private int run(String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Stream<String> all = Stream.concat(
                Stream.of("--url=" + server.endpoint(), "--control-token-file=" + token), Stream.of(arguments));
        return new CommandLine(new ParityCaptureCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    @DisplayName("records between --start and --stop, and writes a scenario named as its file is")
    void recordsBetweenStartAndStop() throws IOException {
        Path file = folder.resolve("book/own/morning.yaml");

        assertThat(run("--start")).isZero();
        RestClient.of(im).call().reply();
        assertThat(run("--stop", "--out=" + file)).isZero();
        RestClient.of(im).call().reply();

        assertThat(file).content().contains("id: own/morning", "account_check").doesNotContain("alice");
        assertThat(im.capture().standing().isRunning()).isFalse();
        assertThat(im.capture().standing().calls()).isEqualTo(1);
        assertThat(out.toString()).contains("scenario own/morning of 1 calls in");
    }

    @Test
    @DisplayName("records for a time, and keeps the texts of a field")
    void recordsForATime() throws Exception {
        Path file = folder.resolve("own/evening.yaml");
        CompletableFuture<Void> app = CompletableFuture.runAsync(() -> {
            Await.until(Duration.ofSeconds(10), () -> im.capture().standing().isRunning());
            RestClient.of(im).ok("im_open_login_svc/account_import", "{'UserID':'alice','Nick':'Alice W.'}");
        });

        assertThat(run("--for=PT2S", "--keep=Nick", "--out=" + file)).isZero();

        app.get();
        assertThat(file).content().contains("Alice W.");
    }

    @Test
    @DisplayName("says what is wrong, and overwrites nothing")
    void saysWhatIsWrong() throws IOException {
        Path there =
                Files.writeString(Files.createDirectories(folder.resolve("own")).resolve("there.yaml"), "mine");

        assertThat(run()).isEqualTo(2);
        assertThat(run("--start", "--stop")).isEqualTo(2);
        assertThat(run("--stop", "--out=" + there)).isEqualTo(2);
        assertThat(run("--stop", "--out=" + folder.resolve("My Run.yaml"))).isEqualTo(2);
        assertThat(run("--start", "--sdk-app-id=17")).isEqualTo(2);
        assertThat(run("--start", "--calls=0")).isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "Give one of --start, --stop and --for",
                        "is there already",
                        "--out says no id",
                        "--sdk-app-id: the mock serves [" + im.app().sdkAppId() + "]",
                        "at most 0 calls");
        assertThat(there).hasContent("mine");
        assertThat(im.capture().standing().isRunning()).isFalse();
    }

    @Test
    @DisplayName("wants to know which app, where there are several, and says that nothing was recorded")
    void wantsToKnowWhichApp() throws IOException {
        MockIm other = server.createTenant(SdkApp.random());

        assertThat(run("--start")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing option --sdk-app-id");
        assertThat(List.of(run("--start", "--sdk-app-id=" + other.app().sdkAppId())))
                .containsExactly(0);
        assertThat(other.capture().standing().isRunning()).isTrue();
        assertThat(run("--stop", "--sdk-app-id=" + other.app().sdkAppId(), "--out=" + folder.resolve("own/x.yaml")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nothing was recorded");
    }
}
