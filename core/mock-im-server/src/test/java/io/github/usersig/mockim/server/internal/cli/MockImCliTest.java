package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.RoomPrivilege;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.server.MockImServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

@DisplayName("The command line")
class MockImCliTest {

    private static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";
    private static final SdkApp APP = SdkApp.of(1400000000L, KEY);
    private static final String ID = "--sdk-app-id=1400000000";
    private static final String SECRET = "--secret-key=" + KEY;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final UserSig sig = UserSigIssuer.of(APP).issue("alice");

    @AfterEach
    void neverTheKey() {
        assertThat(out + "" + err).doesNotContain(KEY);
    }

    @Test
    @DisplayName("health tells by its exit code whether a mock is ready there")
    void tellsByItsExitCodeWhetherAMockIsReady() {
        int port;
        try (MockImServer server = MockImServer.start()) {
            port = server.endpoint().getPort();
            assertThat(run("health", "--port=" + port)).isZero();
            assertThat(run("health", "--url=" + server.endpoint())).isZero();
        }
        assertThat(run("health", "--port=" + port)).isEqualTo(1);
    }

    @Test
    @DisplayName("warm-up does what a mock does in a test run, and ends well")
    void warmsUpAndEndsWell() {
        assertThat(run("warm-up")).isZero();
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).doesNotContain("warm-up");
    }

    @Test
    @DisplayName("issue prints the UserSig and nothing else")
    void printsTheUserSigAndNothingElse() {
        assertThat(run("issue", ID, SECRET, "--user=alice", "--valid-for=PT5M", "--issued-at=1700000000", "--fast"))
                .isZero();

        UserSig issued = UserSig.parse(out.toString().strip());
        assertThat(issued.userId()).isEqualTo("alice");
        assertThat(issued.issuedAt()).isEqualTo(Instant.ofEpochSecond(1700000000));
        assertThat(issued.validity()).isEqualTo(Duration.ofMinutes(5));
        assertThat(out.toString()).isEqualTo(issued.text() + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("issue takes an ISO time, and the key from a file with a line end")
    void issuesFromAFileWithAnIsoTime(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.txt"), KEY + "\r\n");

        assertThat(run("issue", ID, "--secret-key-file=" + file, "--user=alice", "--issued-at=2026-01-01T00:00:00Z"))
                .isZero();

        String text = out.toString().strip();
        assertThat(text)
                .isEqualTo(UserSigIssuer.of(APP)
                        .forUser("alice")
                        .issuedAt(Instant.parse("2026-01-01T00:00:00Z"))
                        .issue()
                        .text());
    }

    @Test
    @DisplayName("verify says accepted with exit code 0")
    void saysAcceptedWithExitCode0() {
        assertThat(run("verify", ID, SECRET, "--user=alice", sig.text())).isZero();

        assertThat(out.toString()).startsWith("accepted: valid for another 1");
        assertThat(err.toString()).isEmpty();
        neverTheSig();
    }

    @Test
    @DisplayName("verify says refused, the code and the reason, with exit code 1")
    void saysRefusedWithExitCode1() {
        assertThat(run("verify", ID, SECRET, "--user=bob", sig.text())).isEqualTo(1);
        assertThat(out.toString()).startsWith("refused: 70013 ").contains("alice", "bob");

        assertThat(run("verify", ID, SECRET, "--user=alice", "--at=4102444800", sig.text()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("refused: 70001 expired");

        assertThat(run("verify", ID, SECRET, "--user=alice", "nonsense")).isEqualTo(1);
        assertThat(out.toString()).contains("refused: 70003 ");
        neverTheSig();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-AAAA", "--nonsense", "@file", "eJ", "用户"})
    @DisplayName("verify refuses whatever else is presented, even if it looks like an option")
    void refusesWhateverElseIsPresented(String presented) {
        InputStream in = System.in;
        System.setIn(InputStream.nullInputStream());
        try {
            assertThat(run("verify", ID, SECRET, "--user=alice", presented)).isEqualTo(1);
        } finally {
            System.setIn(in);
        }
        assertThat(out.toString()).startsWith("refused: 70003 ");
    }

    @Test
    @DisplayName("verify reads the UserSig from standard input if told to")
    void readsTheUserSigFromStandardInput() {
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream((sig.text() + "\n").getBytes(UTF_8)));
        try {
            assertThat(run("verify", ID, SECRET, "--user=alice", "-")).isZero();
        } finally {
            System.setIn(in);
        }
    }

    @Test
    @DisplayName("explain tells what a UserSig holds, its room ticket included")
    void tellsWhatAUserSigHolds() {
        String text = UserSigIssuer.of(APP)
                .forUser("alice")
                .room(4711, RoomPrivilege.all())
                .issue()
                .text();

        assertThat(run("explain", text)).isZero();

        assertThat(out.toString())
                .contains("alice", "1400000000", "V2_HMAC", "PrivateMapKey", "room=4711")
                .contains("not checked")
                .doesNotContain(text);
    }

    @Test
    @DisplayName("explain with a key tells the verdict")
    void tellsTheVerdictGivenAKey() {
        assertThat(run("explain", SECRET, sig.text())).isZero();
        assertThat(out.toString()).contains("verdict    accepted");

        assertThat(run("explain", "--sdk-app-id=7", SECRET, sig.text())).isEqualTo(1);
        assertThat(out.toString()).contains("verdict    refused: 70014");

        assertThat(run("explain", SECRET, "--user=bob", sig.text())).isEqualTo(1);
        assertThat(out.toString()).contains("verdict    refused: 70013");
        neverTheSig();
    }

    @Test
    @DisplayName("explain names what the issuer did wrong: the signing with a key, the packing without one too")
    void namesWhatTheIssuerDidWrong() {
        String signedWithALineBreak = UserSigIssuer.of(SdkApp.of(APP.sdkAppId(), KEY + "\n"))
                .issue("alice")
                .text();
        assertThat(run("explain", SECRET, signedWithALineBreak)).isEqualTo(1);
        assertThat(out.toString()).contains("verdict    refused: 70009", "with a key that ends in a line break");

        assertThat(run("explain", "%65" + sig.text().substring(1))).isEqualTo(1);
        assertThat(out.toString()).contains("not a UserSig: UserSig is URL-encoded once more than it was decoded");
        neverTheSig();
    }

    @Test
    @DisplayName("explain says of other texts that they are no UserSig, with exit code 1")
    void saysOfOtherTextsThatTheyAreNoUserSig() {
        assertThat(run("explain", "nonsense")).isEqualTo(1);
        assertThat(out.toString()).contains("not a UserSig").doesNotContain("nonsense");
    }

    @ParameterizedTest(name = "mock-im {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                        | serve, issue, verify, explain",
                "nonsense                                                                  | nonsense",
                "serve --port=x                                                            | --port",
                "serve --port=70000                                                        | --port",
                "serve --port=0 --sdk-app-id=0                                             | --sdk-app-id",
                "serve --port=0 --sdk-app-id=x                                             | --sdk-app-id",
                "serve --port=0 --nonsense                                                 | --nonsense",
                "serve --port=0 --admin=                                                   | --admin",
                "serve --port=0 --account=                                                 | --account",
                "serve --port=0 --allow-host=http://mock.example                            | --allow-host",
                "serve --port=0 --allow-host=console.tim.qq.com                             | --allow-host",
                "serve --port=0 --tls-name=mock.example,http://mock.example                | --tls-name",
                "serve --port=0 --tls-certificate=/no/such.pem                             | --tls-certificate",
                "serve --port=0 --secret-key=                                              | --secret-key",
                "serve --port=0 --multi-device-policy=none                                 | SINGLE, DUAL",
                "serve --port=0 --webhook-url=nonsense                                     | --webhook-url",
                "serve --port=0 --webhook-url=http://h:1/ --webhook-token-file=/no/such    | --webhook-token-file",
                "issue --sdk-app-id=1 --user=alice                                         | --secret-key",
                "issue --secret-key=k --user=alice                                         | --sdk-app-id",
                "issue --secret-key=k --sdk-app-id=1                                       | --user",
                "issue --secret-key=k --sdk-app-id=-1 --user=alice                         | --sdk-app-id",
                "issue --secret-key=k --sdk-app-id=1 --user=alice --valid-for=1h           | --valid-for",
                "issue --secret-key=k --sdk-app-id=1 --user=alice --valid-for=PT0.5S       | --valid-for",
                "issue --secret-key=k --sdk-app-id=1 --user=alice --issued-at=today        | --issued-at",
                "issue --secret-key=k --sdk-app-id=1 --user=                               | --user",
                "issue --secret-key=k --secret-key-file=f --sdk-app-id=1 --user=a          | --secret-key-file",
                "issue --secret-key-file=/no/such/file --sdk-app-id=1 --user=a             | --secret-key-file",
                "verify --secret-key=k --sdk-app-id=1 --user=a                             | SIG",
                "verify --secret-key=k --sdk-app-id=1 --user=a --at=noon x                 | --at",
                "verify --secret-key=k --sdk-app-id=1 --user=a --at=999999999999999999 x   | --at",
                "explain                                                                   | SIG"
            })
    @DisplayName("wrong usage is exit code 2 and names what is wrong on standard error")
    void namesWhatIsWrongOnStandardError(String line, String named) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);

        assertThat(err.toString()).contains(named);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("wrong usage says in its last line what is wrong, and where all options stand, instead of all of them")
    void saysInItsLastLineWhatIsWrong() {
        assertThat(run("serve", "--port", "many")).isEqualTo(2);

        assertThat(err.toString().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("For all options: mock-im serve --help");
        assertThat(err.toString().lines().toList().get(1)).contains("--port", "many");
    }

    @Test
    @DisplayName("help shows examples, and every command has some")
    void showsExamplesOfEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "issue", "verify", "explain", "Examples:", "Exit codes:");
        for (String command : new String[] {"serve", "issue", "verify", "explain"}) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString()).contains("  mock-im " + command);
        }
    }

    @Test
    @DisplayName("version tells the version")
    void tellsTheVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("mock-im ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dual", "DUAL", "Dual"})
    @DisplayName("serve takes the multi-device policy in capitals or not")
    void takesTheMultiDevicePolicyInCapitalsOrNot(String name) {
        ParseResult serve = MockImCli.commandLine()
                .parseArgs("serve", "--multi-device-policy", name)
                .subcommand();

        assertThat(serve.matchedOption("--multi-device-policy").<Object>getValue())
                .isEqualTo(MultiDevicePolicy.DUAL);
    }

    @Test
    @DisplayName("serve on a port in use is exit code 1 and says what to do")
    void saysWhatToDoOnAPortInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("serve", "--port=" + taken.getLocalPort(), ID, SECRET))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("port " + taken.getLocalPort(), "choose another");
        }
    }

    private void neverTheSig() {
        assertThat(out + "" + err).doesNotContain(sig.text());
    }

    private int run(String... args) {
        CommandLine line = MockImCli.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
