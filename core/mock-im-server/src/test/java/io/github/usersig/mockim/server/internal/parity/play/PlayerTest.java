package io.github.usersig.mockim.server.internal.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.RealHosts;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A player")
class PlayerTest {

    private static final String PARTS = """
        parts:
        - name: default
          title: what any app can try
          default: true
          budget: {accounts: 20, groups: 10, messages: 4, calls: 400, minutes: 10}
          costs: nothing
        needs:
          paid: a paid plan
        """;

    private static final String GROUP = """
        id: default/group
        title: a group is made, and a message sent
        users: [alice, bob]
        groups: [room]
        steps:
        - call: group_open_http_svc/create_group
          as: make
          body: {Type: Public, Name: parity, GroupId: "${group.room}", Owner_Account: "${user.alice}"}
          bind: {room: GroupId}
        - call: group_open_http_svc/add_group_member
          as: add
          body: {GroupId: "${room}", MemberList: [{Member_Account: "${user.bob}"}]}
        - call: sns/friend_add
          as: befriend
          body:
            From_Account: "${user.alice}"
            AddFriendItem: [{To_Account: "${user.bob}", AddSource: AddSource_Type_Web}]
        - call: openim/sendmsg
          as: send
          body:
            From_Account: "${user.alice}"
            To_Account: "${user.bob}"
            MsgRandom: "${random}"
            MsgBody: [{MsgType: TIMTextElem, MsgContent: {Text: hello}}]
          bind: {key: MsgKey}
        - call: openim/admin_msgwithdraw
          as: withdraw
          body: {From_Account: "${user.alice}", To_Account: "${user.bob}", MsgKey: "${key}"}
        """;

    private final SdkApp app = SdkApp.random();
    private final MockBackEnd mock = MockBackEnd.start(app);

    @BeforeEach
    void startMock() {
        mock.im().importAccounts("stranger");
    }

    @AfterEach
    void closeMock() {
        mock.close();
    }

    @Test
    @DisplayName("plays the same over HTTP as in process, and leaves nothing but accounts behind")
    void playsOverHttpAndInProcess() throws Exception {
        Book book = book(GROUP);
        Heard inProcess = new Heard();
        Player player = player(book, mock);
        player.play(book.scenarios(), inProcess);
        Heard http = new Heard();
        player(book, HttpBackEnd.at(mock.endpoint(), 1000)).play(book.scenarios(), http);

        assertThat(inProcess.lines())
                .containsExactly(
                        "default/group make 0",
                        "default/group add 0",
                        "default/group befriend 0",
                        "default/group send 0",
                        "default/group withdraw 0")
                .isEqualTo(http.lines());
        assertThat(inProcess.stopped()).isEmpty();
        assertThat(player.left()).isEmpty();
        assertThatNothingIsLeft();
        assertThat(mock.im().accounts())
                .extracting(Account::userId)
                .containsExactlyInAnyOrder("administrator", "stranger", "ustk-u01", "ustk-u02");
    }

    @Test
    @DisplayName("moves the clock of a mock in process where the book waits, and waits nowhere")
    void movesTheClock() throws Exception {
        Book book = book("id: default/wait\ntitle: t\nsteps:\n- wait: PT2H\n");
        Instant before = mock.now();

        player(book, mock).play(book.scenarios(), new Heard());

        assertThat(Duration.between(before, mock.now())).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    @DisplayName("sends nothing that names a user or a group of others, wherever the id came from")
    void touchesNobodyElse() throws Exception {
        Book book = book("""
            id: default/others
            title: takes the first group of the app
            steps:
            - call: group_open_http_svc/get_appid_group_list
              bind: {first: "GroupIdList[0].GroupId"}
            - call: group_open_http_svc/destroy_group
              body: {GroupId: "${first}"}
            """);
        Heard made = new Heard();
        mock.im().seed("""
            {"calls": [{"command": "group_open_http_svc/create_group",
              "body": {"GroupId": "theirs", "Type": "Public", "Name": "theirs", "Owner_Account": "stranger"}}]}
            """);
        long before = mock.im().journal().last();

        player(book, mock).play(book.scenarios(), made);

        assertThat(made.stopped().get("default/others")).startsWith("not sent: GroupId names somebody who is not ours");
        assertThat(mock.im().journalAfter(before).entries().stream().map(JournalEntry::command))
                .doesNotContain("group_open_http_svc/destroy_group");
    }

    @Test
    @DisplayName(
            "plays a scenario again if a connection broke, and cleans up before: a server that drops every tenth call")
    void survivesBrokenConnections() throws Exception {
        Book book = book(GROUP, GROUP.replace("default/group", "default/again"));
        try (Between between =
                Between.start(mock.endpoint(), (number, exchange) -> number % 10 == 0 && Between.drop(exchange))) {
            Heard heard = new Heard();
            Player player = player(book, HttpBackEnd.at(between.endpoint(), null));
            player.play(book.scenarios(), heard);

            assertThat(between.requests()).isGreaterThan(20);
            assertThat(heard.lines()).filteredOn(line -> !line.endsWith(" 0")).isEmpty();
            assertThat(heard.lines()).hasSize(10 - 5 * heard.stopped().size());
            assertThat(player.left()).isEmpty();
            assertThatNothingIsLeft();
        }
    }

    @Test
    @DisplayName("gives up after three broken connections in a scenario, and says so")
    void givesUp() throws Exception {
        Book book = book(GROUP);
        try (Between between = Between.start(
                mock.endpoint(),
                (number, exchange) ->
                        exchange.getRequestURI().getPath().endsWith("/sendmsg") && Between.drop(exchange))) {
            Heard heard = new Heard();
            player(book, HttpBackEnd.at(between.endpoint(), null)).play(book.scenarios(), heard);

            assertThat(heard.stopped().get("default/group"))
                    .matches("the connection to 127\\.0\\.0\\.1:\\d+ broke \\(\\w+\\), 3 times in this scenario");
            assertThat(between.paths())
                    .filteredOn(path -> path.endsWith("/sendmsg"))
                    .hasSize(3);
            assertThatNothingIsLeft();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"200 60007", "200 70050", "429 0"})
    @DisplayName("waits and asks again if it asked too often, and takes no answer from that")
    void waitsForTheRate(String way) throws Exception {
        Book book = book(GROUP);
        int status = Integer.parseInt(way.substring(0, 3));
        String text = "{\"ActionStatus\":\"FAIL\",\"ErrorCode\":" + way.substring(4) + "}";
        try (Between between = Between.start(
                mock.endpoint(), (number, exchange) -> number % 3 == 0 && Between.answer(exchange, status, text))) {
            Heard heard = new Heard();
            Player player = player(book, HttpBackEnd.at(between.endpoint(), null));
            player.play(book.scenarios(), heard);

            assertThat(heard.lines()).hasSize(5).allMatch(line -> line.endsWith(" 0"));
            assertThat(player.retried()).isPositive();
        }
    }

    @Test
    @DisplayName("asks a bounded number of times, and then stops the scenario")
    void asksSoOften() throws Exception {
        Book book = book(GROUP);
        try (Between between = Between.start(
                mock.endpoint(),
                (number, exchange) -> exchange.getRequestURI().getPath().endsWith("/sendmsg")
                        && Between.answer(exchange, 200, "{\"ErrorCode\":60007}"))) {
            Heard heard = new Heard();
            player(book, HttpBackEnd.at(between.endpoint(), null)).play(book.scenarios(), heard);

            assertThat(heard.stopped().get("default/group"))
                    .isEqualTo(
                            "the back end said 7 times that it is asked too often: give a lower --rate, or try later");
            assertThatNothingIsLeft();
        }
    }

    @Test
    @DisplayName("plays nothing against what says yes to everything")
    void refusesYesMen() throws Exception {
        Book book = book(GROUP);
        try (Between between = Between.start(
                mock.endpoint(),
                (number, exchange) -> Between.answer(exchange, 200, "{\"ActionStatus\":\"OK\",\"ErrorCode\":0}"))) {
            Player player = player(book, HttpBackEnd.at(between.endpoint(), null));

            assertThat(player.objection())
                    .contains("what answers at " + between.endpoint()
                            + " is no IM back end: it accepts a tampered UserSig");
        }
        try (Between between =
                Between.start(mock.endpoint(), (number, exchange) -> Between.answer(exchange, 200, "<html>hello"))) {
            assertThat(player(book, HttpBackEnd.at(between.endpoint(), null)).objection())
                    .contains("what answers at " + between.endpoint()
                            + " is no IM back end: it answers HTTP 200 and no ErrorCode");
        }
        assertThat(player(book, mock).objection()).isEmpty();
    }

    @Test
    @DisplayName("says why a real back end refuses, without the key or a UserSig")
    void saysWhyRefused() throws Exception {
        SdkApp wrong = SdkApp.of(app.sdkAppId(), SdkApp.random().secretKey());
        Book book = book(GROUP);

        assertThat(new Player(book, mock, Player.Options.of(new Identity(wrong, "administrator", "ustk-"), book))
                        .objection())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("refuses a valid UserSig of administrator with 70009: check --sdk-app-id")
                        .doesNotContain(wrong.secretKey()));
    }

    @Test
    @DisplayName("stops a part that has used up its budget, and says which")
    void keepsToTheBudget() throws Exception {
        Book book = book("""
            id: default/many
            title: sends more messages than the part may
            users: [alice, bob]
            steps:
            - call: openim/sendmsg
              repeat: 9
              body:
                From_Account: "${user.alice}"
                To_Account: "${user.bob}"
                MsgRandom: "${n}"
                MsgBody: [{MsgType: TIMTextElem, MsgContent: {Text: hello}}]
            """, GROUP.replace("default/group", "default/next"));
        Heard heard = new Heard();

        player(book, mock).play(book.scenarios(), heard);

        assertThat(heard.stopped())
                .containsEntry("default/many", "the part default has used up its budget of 4 messages")
                .containsEntry("default/next", "skipped: the part default has used up its budget of 4 messages");
        assertThat(heard.lines()).hasSize(5);
    }

    @Test
    @DisplayName("cleans up what a run left that was killed: all but the accounts, which it names")
    void cleansUpAfterAKill() throws Exception {
        Book book = book(GROUP);
        try (Between between = Between.start(mock.endpoint(), (number, exchange) -> {
            String path = exchange.getRequestURI().getPath();
            return (path.endsWith("/destroy_group") || path.endsWith("/friend_delete_all") || path.endsWith("/delete"))
                    && Between.drop(exchange); // as if the process were gone: nothing is cleaned up
        })) {
            player(book, HttpBackEnd.at(between.endpoint(), null)).play(book.scenarios(), new Heard());
        }
        assertThat(reply("group_open_http_svc/get_appid_group_list", "{}")).contains("ustk-g01");

        Player cleaner = player(book, mock);
        cleaner.clean(List.of());
        cleaner.keepAccounts();

        assertThatNothingIsLeft();
        assertThat(cleaner.left()).singleElement().satisfies(left -> {
            assertThat(left.what()).isEqualTo("2 accounts, ustk-u01 to ustk-u02");
            assertThat(left.why()).contains("71000", "70399");
        });
        cleaner.deleteAccounts();
        assertThat(mock.im().accounts()).extracting(Account::userId).noneMatch(id -> id.startsWith("ustk-"));
    }

    @Test
    @DisplayName("says of accounts that cannot be deleted why not")
    void saysWhyAccountsStay() throws Exception {
        Book book = book(GROUP);
        player(book, mock).play(book.scenarios(), new Heard());
        mock.im()
                .overrides()
                .add(CallOverride.of("im_open_login_svc/account_delete").answer(71000));
        Player cleaner = player(book, mock);

        cleaner.deleteAccounts();

        assertThat(cleaner.left()).hasSize(2).allSatisfy(left -> assertThat(left.why())
                .contains("the app forbids to delete accounts (71000)"));
    }

    @Test
    @DisplayName("lets somebody end it, and cleans up what it was in")
    void cleansUpWhenInterrupted() throws Exception {
        Book book = book(GROUP.replace("- call: sns/friend_add", "- wait: PT30S\n- call: sns/friend_add"));
        Heard heard = new Heard();
        Thread playing = new Thread(() -> {
            try {
                player(book, HttpBackEnd.at(mock.endpoint(), null)).play(book.scenarios(), heard);
            } catch (InterruptedException e) {
                heard.skipped(book.scenarios().get(0), "ended");
            }
        });
        playing.start();
        while (heard.exchanges().size() < 2) {
            Thread.sleep(10);
        }
        playing.interrupt();
        playing.join(10_000);

        assertThat(heard.stopped()).containsEntry("default/group", "skipped: ended");
        assertThatNothingIsLeft();
    }

    @Test
    @DisplayName("reaches no real host where tests forbid it, and none without TLS")
    void reachesNoRealHost() {
        try (RealHosts.Guard guard = RealHosts.forbid()) {
            assertThat(guard).isNotNull();
            assertThatThrownBy(() -> HttpBackEnd.at(URI.create("https://console.tim.qq.com"), 50))
                    .hasMessageContaining("a test wanted to reach the real service at console.tim.qq.com");
        }
        assertThatThrownBy(() -> HttpBackEnd.at(URI.create("http://im.example.com"), 50))
                .hasMessageContaining("the endpoint im.example.com must be https");
        assertThatThrownBy(() -> HttpBackEnd.at(URI.create("https://im.example.com/v4"), 50))
                .hasMessageContaining("and nothing behind");
    }

    @Test
    @DisplayName("skips what needs something that the app does not have, and says how to say that it has it")
    void skipsWhatIsNeeded() throws Exception {
        Book book = book(GROUP.replace("users:", "needs: paid\nusers:"));
        Heard heard = new Heard();
        Identity identity = new Identity(app, "administrator", "ustk-");

        new Player(book, mock, new Player.Options(identity, Set.of(), null, Duration.ofMillis(1)))
                .play(book.scenarios(), heard);

        assertThat(heard.stopped())
                .containsEntry("default/group", "skipped: it needs paid: say --has if the app has it");
        assertThat(mock.im().journal().entries()).isEmpty();
    }

    @Test
    @DisplayName(
            "passes over a UserSig signed with the key decoded from hex where the key is no hex, which it does not show")
    void passesOverHexOfOtherKeys() throws Exception {
        Book book = book("""
            id: default/hex
            title: the key decoded from hex
            steps:
            - call: im_open_login_svc/account_check
              sig: key-from-hex
              body: {CheckItem: [{UserID: "${nobody}"}]}
            """);
        SdkApp other = SdkApp.of(app.sdkAppId(), "a key of words");
        Heard heard = new Heard();
        try (MockBackEnd wordy = MockBackEnd.start(other)) {
            Identity identity = new Identity(other, "administrator", "ustk-");
            new Player(book, wordy, Player.Options.of(identity, book)).play(book.scenarios(), heard);
            assertThat(wordy.im().journal().entries()).isEmpty();
        }
        assertThat(heard.stopped())
                .containsEntry(
                        "default/hex", "skipped: the app's secret key has other characters than pairs of hex digits");
        Heard ofHex = new Heard();
        player(book, mock).play(book.scenarios(), ofHex);
        assertThat(ofHex.lines()).containsExactly("default/hex 1 70009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"team-ustk-1", "theirs@TGS#_ustk-1"})
    @DisplayName("takes away no group that has the prefix elsewhere than at its beginning")
    void leavesWhatOnlyContainsThePrefix(String theirs) throws Exception {
        mock.im().seed("""
            {"calls": [{"command": "group_open_http_svc/create_group",
              "body": {"GroupId": "%s", "Type": "Public", "Name": "theirs", "Owner_Account": "stranger"}}]}
            """.formatted(theirs));

        player(book(GROUP), mock).clean(List.of());

        assertThat(mock.im().journal().entries())
                .extracting(JournalEntry::command)
                .contains("group_open_http_svc/get_appid_group_list")
                .doesNotContain("group_open_http_svc/destroy_group");
    }

    @Test
    @DisplayName("stops where a reply lacks what a later step needs, and names it")
    void stopsWithoutAValue() throws Exception {
        Book book = book(GROUP.replace("bind: {key: MsgKey}", "bind: {key: NoSuchField}"));
        Heard heard = new Heard();

        player(book, mock).play(book.scenarios(), heard);

        assertThat(heard.stopped().get("default/group"))
                .isEqualTo("step withdraw: ${key} has no value: the reply that it is taken from does not have it");
    }

    private Player player(Book book, BackEnd backEnd) {
        Identity identity = new Identity(app, "administrator", "ustk-");
        return new Player(book, backEnd, new Player.Options(identity, Set.of("paid"), null, Duration.ofMillis(1)));
    }

    private void assertThatNothingIsLeft() throws IOException, InterruptedException {
        MockIm im = mock.im();
        assertThat(reply("group_open_http_svc/get_appid_group_list", "{}")).doesNotContain("ustk-");
        for (Account account : im.accounts()) {
            String id = account.userId();
            assertThat(reply("sns/friend_get", "{'From_Account':'" + id + "','StartIndex':0}"))
                    .doesNotContain("\"To_Account\"");
            assertThat(
                            reply(
                                    "recentcontact/get_list",
                                    "{'From_Account':'" + id
                                            + "','TimeStamp':0,'StartIndex':0,'TopTimeStamp':0,'TopStartIndex':0,'AssistFlags':15}"))
                    .doesNotContain("\"To_Account\"");
        }
    }

    private String reply(String command, String body) throws IOException, InterruptedException {
        UnaryOperator<String> quoted = text -> text.replace('\'', '"');
        String path = "/v4/" + command + "?sdkappid=" + app.sdkAppId()
                + "&identifier=administrator&random=1&contenttype=json&usersig="
                + URLEncoder.encode(mock.im().issueUserSig("administrator").text(), UTF_8);
        return mock.send(BackEnd.post(path, quoted.apply(body).getBytes(UTF_8))).text();
    }

    private static Book book(String... scenarios) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String scenario : scenarios) {
            String id = scenario.substring("id: ".length(), scenario.indexOf('\n'));
            files.put(id + ".yaml", scenario);
        }
        return Book.of(PARTS, files);
    }
}
