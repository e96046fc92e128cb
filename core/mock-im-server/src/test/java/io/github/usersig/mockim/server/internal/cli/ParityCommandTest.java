package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.RealHosts;
import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("parity")
class ParityCommandTest {

    private static final String SCENARIO = """
        id: own/%s
        title: a group is made
        users: [alice]
        groups: [room]
        decides: [group.some]
        steps:
        - call: group_open_http_svc/create_group
          as: make
          body: {Type: Public, Name: parity, GroupId: "${group.room}", Owner_Account: "${user.alice}"}
        - call: group_open_http_svc/get_group_info
          as: read
          sig: %s
          body: {GroupIdList: ["${group.room}"]}
        """;

    private final SdkApp app = SdkApp.random();
    private final MockImServer server = MockImServer.start();
    private final MockIm im = server.createTenant(app);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path folder = Path.of("");
    private Path book = Path.of("");
    private Path recording = Path.of("");

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        book = folder.resolve("book");
        recording = folder.resolve("app.jsonl");
        Files.createDirectories(book.resolve("own"));
        Files.writeString(book.resolve("own/a.yaml"), SCENARIO.formatted("a", "valid"));
        Files.writeString(book.resolve("own/b.yaml"), SCENARIO.formatted("b", "expired"));
    }

    @AfterEach
    void neverTheKeyOrAUserSig() throws IOException {
        server.close();
        String shown = out + "" + err + (Files.exists(recording) ? Files.readString(recording, UTF_8) : "");
        assertThat(shown)
                .doesNotContain(app.secretKey())
                .doesNotContain("eJw")
                .doesNotContain("eJx")
                .doesNotContain("eNo");
    }

    @Test
    @DisplayName("record says what it will take, and calls nothing without --yes")
    void callsNothingWithoutYes() {
        assertThat(run("record", "--out=" + recording)).isEqualTo(2);

        assertThat(err.toString())
                .contains("2 scenarios with 4 calls")
                .contains("at " + server.endpoint() + " as administrator of SDKAppID " + app.sdkAppId())
                .contains("begin with ustk-; nothing else is touched")
                .contains("Nothing was called: add --yes to begin");
        assertThat(im.journal().entries()).isEmpty();
        assertThat(recording).doesNotExist();
    }

    @Test
    @DisplayName("record --dry-run prints every call, needs no app, and calls nothing")
    void printsEveryCall() {
        assertThat(line("parity", "record", "--dry-run", "--book=" + book)).isZero();

        assertThat(out.toString().lines())
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        "POST /v4/group_open_http_svc/create_group by administrator"
                                + " {\"Type\":\"Public\",\"Name\":\"parity\",\"GroupId\":\"ustk-g01\",\"Owner_Account\":\"ustk-u01\"}",
                        "POST /v4/group_open_http_svc/get_group_info by administrator {\"GroupIdList\":[\"ustk-g01\"]}",
                        "POST /v4/group_open_http_svc/create_group by administrator"
                                + " {\"Type\":\"Public\",\"Name\":\"parity\",\"GroupId\":\"ustk-g01\",\"Owner_Account\":\"ustk-u01\"}",
                        "POST /v4/group_open_http_svc/get_group_info by administrator, UserSig expired"
                                + " {\"GroupIdList\":[\"ustk-g01\"]}");
        assertThat(im.journal().entries()).isEmpty();
    }

    @Test
    @DisplayName("record writes what check finds nothing wrong with, and show reads to a person")
    void recordsChecksAndShows() throws IOException {
        assertThat(run("record", "--out=" + recording, "--region=china", "--plan=trial", "--yes", "--rate=1000"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("4 calls recorded in " + recording)
                .contains("Left behind:", "1 accounts, ustk-u01");
        assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "ustk-u01");

        assertThat(line(
                        "parity",
                        "check",
                        recording.toString(),
                        "--book=" + book,
                        "--html=" + folder.resolve("a.html")))
                .as(out + "" + err)
                .isZero();
        assertThat(folder.resolve("a.html")).content().contains("<html");
        assertThat(line("parity", "show", recording.toString())).isZero();
        assertThat(out.toString())
                .contains("region china, plan trial, parts own")
                .contains("read group_open_http_svc/get_group_info: 200 ErrorCode 70001")
                .contains("whole, with 4 calls");
    }

    @Test
    @DisplayName("check says what the mock does otherwise, and ends with 1")
    void findsWhatDiffers() throws IOException {
        assertThat(run("record", "--out=" + recording, "--yes", "--rate=1000")).isZero();
        Files.writeString(recording, Files.readString(recording).replace("70001", "70011"));

        assertThat(line("parity", "check", recording.toString(), "--book=" + book))
                .isEqualTo(1);
        assertThat(out.toString()).contains("70011").contains("70001");
    }

    @Test
    @DisplayName("record --resume goes on with the first scenario that is not whole")
    void goesOn() throws IOException {
        assertThat(run("record", "--out=" + recording, "--yes", "--rate=1000")).isZero();
        List<String> lines = new ArrayList<>(Files.readAllLines(recording));
        String whole = Files.readString(recording);
        int second = 0;
        while (!lines.get(second).contains("own/b")) {
            second++;
        }
        Files.writeString(recording, String.join("\n", lines.subList(0, second + 1)) + "\n{\"s\":\"own/b\",\"n");

        assertThat(run("record", "--out=" + recording, "--yes")).isEqualTo(2);
        assertThat(err.toString()).contains("is there already: name a new file, or go on with it by --resume");
        long before = im.journal().last();
        assertThat(run("record", "--out=" + recording, "--yes", "--rate=1000", "--resume"))
                .as(err.toString())
                .isZero();

        assertThat(im.journalAfter(before).entries().stream()
                        .filter(entry -> entry.command().equals("group_open_http_svc/create_group")))
                .hasSize(1);
        assertThat(Files.readString(recording).lines().map(line -> line.length() > 40 ? line.substring(0, 40) : line))
                .containsExactlyElementsOf(whole.lines()
                        .map(line -> line.length() > 40 ? line.substring(0, 40) : line)
                        .toList());
    }

    @Test
    @DisplayName("record refuses what is no app of the key's before it makes anything")
    void refusesAnotherKey() {
        SdkApp other = SdkApp.random();

        assertThat(line(
                        "parity",
                        "record",
                        "--endpoint=" + server.endpoint(),
                        "--sdk-app-id=" + app.sdkAppId(),
                        "--secret-key=" + other.secretKey(),
                        "--book=" + book,
                        "--out=" + recording,
                        "--yes"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("refuses a valid UserSig of administrator with 70009")
                .doesNotContain(other.secretKey());
        assertThat(recording).doesNotExist();
        assertThat(im.accounts()).hasSize(1);
    }

    @Test
    @DisplayName("record reaches no real host where a test forbids it")
    void reachesNoRealHost() {
        try (RealHosts.Guard guard = RealHosts.forbid()) {
            assertThat(guard).isNotNull();
            assertThat(line(
                            "parity",
                            "record",
                            "--endpoint=https://console.tim.qq.com",
                            "--sdk-app-id=1400000000",
                            "--secret-key=" + app.secretKey(),
                            "--book=" + book,
                            "--out=" + recording,
                            "--yes"))
                    .isEqualTo(2);
        }
        assertThat(err.toString()).contains("a test wanted to reach the real service");
    }

    @Test
    @DisplayName("clean takes away what is left, wants --yes, and deletes accounts only if told")
    void cleans() {
        im.importAccounts("ustk-u03", "stranger");
        im.seed("""
            {"calls": [
              {"command": "group_open_http_svc/create_group",
               "body": {"GroupId": "ustk-g07", "Type": "Public", "Name": "left", "Owner_Account": "ustk-u03"}},
              {"command": "group_open_http_svc/create_group",
               "body": {"Type": "Public", "Name": "left", "Owner_Account": "ustk-u03"}},
              {"command": "group_open_http_svc/create_group",
               "body": {"GroupId": "theirs", "Type": "Public", "Name": "theirs", "Owner_Account": "stranger"}}]}
            """);

        assertThat(run("clean")).isEqualTo(2);
        assertThat(im.journal().entries()).isEmpty();
        assertThat(run("clean", "--yes")).isZero();

        assertThat(im.journal().entries().stream()
                        .filter(entry -> entry.command().equals("group_open_http_svc/destroy_group")))
                .hasSize(2);
        assertThat(im.accounts()).extracting(Account::userId).contains("ustk-u03");
        assertThat(run("clean", "--yes", "--delete-accounts")).isZero();
        assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "stranger");
    }

    @Test
    @DisplayName("list says what the parts take, and what the scenarios of one decide")
    void lists() {
        assertThat(line("parity", "list")).isZero();
        assertThat(out.toString())
                .contains("default (the default): ")
                .contains("app-wide: ")
                .contains("70399");

        assertThat(line("parity", "list", "--book=" + book, "--part=own")).isZero();
        assertThat(out.toString()).contains("own/a: a group is made").contains("  decides group.some");
    }

    @Test
    @DisplayName("names what is there when something is misspelt")
    void namesWhatIsThere() {
        assertThat(line("parity", "list", "--part=defualt")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no part \"defualt\": name one of ");
        assertThat(line("parity", "record", "--dry-run", "--scenario=default/no-such-thing"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no scenario \"default/no-such-thing\": name one of ");
        assertThat(line("parity")).isEqualTo(2);
        assertThat(err.toString()).contains("Name a command: list, record, check, show, clean");
    }

    /** A command that needs the app. */
    private int run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "parity",
                command,
                "--endpoint=" + server.endpoint(),
                "--sdk-app-id=" + app.sdkAppId(),
                "--secret-key=" + app.secretKey(),
                "--book=" + book));
        args.addAll(List.of(more));
        return line(args.toArray(String[]::new));
    }

    private int line(String... args) {
        CommandLine line = MockImCli.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
