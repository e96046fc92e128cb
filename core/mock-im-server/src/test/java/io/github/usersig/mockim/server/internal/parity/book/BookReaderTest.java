package io.github.usersig.mockim.server.internal.parity.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A file of the book")
class BookReaderTest {

    private static final String PARTS = """
        parts:
        - name: default
          title: what any app can try
          default: true
          budget: {accounts: 20, groups: 10, messages: 300, calls: 100, minutes: 1}
          costs: nothing
        - name: slow
          title: what takes long
          budget: {accounts: 20, groups: 10, messages: 300, calls: 100, minutes: 60}
          costs: time
        needs:
          paid: a paid plan
        """;

    private static final String START = """
        id: default/some
        title: something
        users: [alice, bob]
        groups: [room]
        """;

    @Test
    @DisplayName("says whom it needs, what is done and what that decides")
    void readsAScenario() {
        Scenario scenario = read(START + """
            decides: [group.a]
            needs: paid
            steps:
              - call: group_open_http_svc/create_group
                as: make
                body: {Type: Public, Name: parity, GroupId: "${group.room}", Owner_Account: "${user.alice}"}
                bind: {id: GroupId}
                decides: [group.b]
              - wait: PT2S
              - call: openim/sendmsg
                by: alice
                sig: other-app+expired
                query: {random: null, identifier: x, twice: [1, 2]}
                headers: {Content-Type: text/plain}
                method: GET
                raw: "not JSON"
                repeat: 3
            cleanup:
              - call: group_open_http_svc/destroy_group
                body: {GroupId: "${id}"}
            """);

        assertThat(scenario.part()).isEqualTo("default");
        assertThat(scenario.needs()).containsExactly("paid");
        assertThat(scenario.allDecided()).containsExactly("group.a", "group.b");
        assertThat(scenario.steps()).extracting(Step::name).containsExactly("make", "2", "3");
        assertThat(scenario.steps().get(1)).isEqualTo(new Step.Wait("2", Duration.ofSeconds(2)));
        Step.Call made = (Step.Call) scenario.steps().get(0);
        assertThat(made.by()).isEqualTo("admin");
        assertThat(made.sig()).isEqualTo("valid");
        assertThat(made.bind()).containsEntry("id", "GroupId");
        Step.Call sent = (Step.Call) scenario.steps().get(2);
        assertThat(sent.content().raw()).isEqualTo("not JSON");
        assertThat(sent.query())
                .contains(new Step.Parameter("random", List.of()))
                .contains(new Step.Parameter("twice", List.of("1", "2")));
        assertThat(sent.repeat()).isEqualTo(3);
        assertThat(scenario.cleanup()).hasSize(1);
    }

    @Test
    @DisplayName("has another digest for each call as soon as another thing is asked, and the same one otherwise")
    void digestsWhatIsAsked() {
        String call = "steps:\n- call: openim/sendmsg\n  body: {MsgRandom: 1}\n";

        assertThat(ask(call)).isEqualTo(ask(call + "  as: other\n  decides: [a.b]\n"));
        assertThat(ask(call)).isNotEqualTo(ask(call.replace("1", "2")));
        assertThat(ask(call)).isNotEqualTo(ask(call + "  by: bob\n"));
        assertThat(ask(call)).isNotEqualTo(ask(call + "  sig: expired\n"));
        assertThat(ask(call)).isNotEqualTo(ask(call + "  query: {random: null}\n"));
    }

    private static String ask(String steps) {
        return ((Step.Call) read(START + steps).steps().get(0)).ask();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is refused with its line, what is wrong with it, and what to write instead")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a key that nobody reads"
                        + "| - cal: openim/sendmsg"
                        + "| line 6: a step must have one of call, path, vary, issue, wait, client: it has none",
                "a misspelt key"
                        + "| - {call: openim/sendmsg, bdy: {}}"
                        + "| line 6: a call has no key \"bdy\": write one of as, bind, body, by,",
                "two kinds of step at once" + "| - {call: openim/sendmsg, wait: PT1S}" + "| it has call and wait",
                "an unknown command"
                        + "| - call: openim/sendmessage"
                        + "| there is no command openim/sendmessage: write one of openim/sendmsg",
                "a variable that is bound nowhere"
                        + "| - {call: openim/sendmsg, body: {MsgKey: \"${key}\"}}"
                        + "| ${key} is bound nowhere before: write one of admin, app, group.room",
                "a user whom the scenario does not name"
                        + "| - {call: openim/sendmsg, body: {To_Account: \"${user.carol}\"}}"
                        + "| ${user.carol} is bound nowhere before",
                "a UserID that is written out and could be somebody's"
                        + "| - {call: openim/sendmsg, body: {To_Account: carol}}"
                        + "| To_Account is written out (carol), and could be somebody's: write ${user.NAME}",
                "a GroupId that is written out, deep inside"
                        + "| - {call: openim/sendmsg, body: {a: [{b: {GroupIdList: [room1]}}]}}"
                        + "| GroupIdList is written out (room1)",
                "a name that two steps have"
                        + "| - {wait: PT1S, as: a}~- {wait: PT1S, as: a}"
                        + "| line 7: a step above is called \"a\" too: give this one another name",
                "a caller whom nobody knows"
                        + "| - {call: openim/sendmsg, by: carol}"
                        + "| by must be admin, a user of the scenario (alice, bob), or a text with a variable",
                "an unknown kind of UserSig"
                        + "| - {call: openim/sendmsg, sig: rotten}"
                        + "| there is no kind of UserSig \"rotten\": write one of ",
                "body and raw at once"
                        + "| - {call: openim/sendmsg, body: {}, raw: x}"
                        + "| body and raw are both given: keep one",
                "a place in a reply that is none"
                        + "| - {call: openim/sendmsg, bind: {a: \"$.b\"}}"
                        + "| \"$.b\" is no place in a reply: write names with . between",
                "a variable called as a given one"
                        + "| - {call: openim/sendmsg, bind: {now: MsgTime}}"
                        + "| \"now\" is no name for a variable",
                "a wait that is no duration"
                        + "| - wait: 2s"
                        + "| wait must be a duration such as PT2S or PT1M30S: it is \"2s\"",
                "a number that is none"
                        + "| - {call: openim/sendmsg, repeat: 0}"
                        + "| repeat must be a whole number in 1..10000",
                "a field to leave out that the command does not have"
                        + "| - {vary: openim/sendmsg, body: {}, except: {MsgBod: no}}"
                        + "| openim/sendmsg has no field MsgBod: write one of ",
                "the same command varied twice under one name"
                        + "| - {vary: openim/sendmsg}~- {vary: openim/sendmsg}"
                        + "| line 7: openim/sendmsg is varied above too: give this step a name",
                "a UserSig that is issued and has no name"
                        + "| - issue: alice"
                        + "| issue must say as: the name that the UserSig is presented by later",
                "a client of nobody"
                        + "| - {client: carol, does: login}"
                        + "| client must be a user of the scenario: write one of alice, bob",
                "a client that hears nothing in particular"
                        + "| - {client: bob, does: hears}"
                        + "| does: hears and event go together",
                "a name that stands twice"
                        + "| - {wait: PT1S, wait: PT2S}"
                        + "| line 6: \"wait\" stands here twice: keep one",
                "an anchor" + "| - {wait: &a PT1S}" + "| &a is an anchor: write the value out",
                "YAML that breaks off" + "| - {wait: PT1S" + "| line 7: this is no YAML: ",
            })
    void refusesWithAReason(String what, String steps, String why) {
        assertThatThrownBy(() -> read(START + "steps:\n" + steps.replace("~", "\n") + "\n"))
                .as(what)
                .isInstanceOf(BookException.class)
                .hasMessageStartingWith("default/some.yaml, line ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is refused if its head is not as it must be")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an id that is not its place|{id: default/other, title: t, steps: [{wait: PT1S}]}|line 1: id must be"
                        + " the file's place below the book, \"default/some\": it is \"default/other\"",
                "steps that are no list"
                        + "|{id: default/some, title: t, steps: {a: b}}"
                        + "|line 1: steps must be a list, such as [a, b]: it is an object",
                "no title|{id: default/some, steps: [{wait: PT1S}]}|title is missing",
                "no steps|{id: default/some, title: t}|steps is missing",
                "steps without any|{id: default/some, title: t, steps: []}|steps is empty",
                "a key that nobody reads|{id: default/some, title: t, step: []}|a scenario has no key \"step\": write"
                        + " one of cleanup, decides, groups, id, needs, steps, title, users",
                "a user twice|{id: default/some, title: t, users: [a, a], steps: [{wait: PT1S}]}|stands there twice",
                "something no app can have|{id: default/some, title: t, needs: wings, steps: [{wait: PT1S}]}|\"wings\""
                        + " is nothing that an app can have: write one of paid, or add the word to parts.yaml",
                "an empty file|``|line 1: the file is empty",
            })
    void refusesHeads(String what, String text, String why) {
        assertThatThrownBy(() -> read(text))
                .as(what)
                .isInstanceOf(BookException.class)
                .hasMessageContaining(why);
    }

    @Test
    @DisplayName("is refused outside of the parts that there are")
    void refusesUnknownParts() {
        assertThatThrownBy(() -> Book.of(PARTS, Map.of("fast/a.yaml", "{id: fast/a, title: t, steps: [{wait: PT1S}]}")))
                .hasMessage("fast/a.yaml, line 1: there is no part \"fast\": put the file into the folder of"
                        + " one of default, slow, or add the part to parts.yaml");
    }

    @Test
    @DisplayName("of parts needs one that is played where none is named")
    void wantsOneDefault() {
        assertThatThrownBy(() -> BookReader.ofParts(PARTS.replace("default: true", "default: false")))
                .hasMessageContaining("parts.yaml, line 1: one part must say default: true, and only one: 0 do");
    }

    @Test
    @DisplayName("in the kit is read from the class path, and each of the kit's is as it must be")
    void readsTheKitsOwn() {
        Book book = Book.ofTheKit();

        assertThat(book.part("default"))
                .hasValueSatisfying(part -> assertThat(part.isDefault()).isTrue());
        assertThat(book.hash()).hasSize(12).isEqualTo(Book.ofTheKit().hash());
    }

    @Test
    @DisplayName("is not looked for in a part that there is not")
    void namesThePartsThatThereAre() {
        Book book = Book.of(PARTS, Map.of());

        assertThatThrownBy(() -> book.scenarios(Set.of("quick")))
                .isInstanceOf(BookException.class)
                .hasMessage("there is no part \"quick\": name one of default, slow");
    }

    private static Scenario read(String text) {
        return BookReader.ofParts(PARTS).scenario("default/some.yaml", text);
    }
}
