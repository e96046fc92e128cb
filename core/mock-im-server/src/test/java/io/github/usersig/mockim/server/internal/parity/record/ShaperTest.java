package io.github.usersig.mockim.server.internal.parity.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.parity.play.Played;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of a reply is kept")
class ShaperTest {

    private static final String BOOK = """
        steps:
          - call: openim/sendmsg
            as: send
            body: {From_Account: "${user.alice}", To_Account: "${user.bob}", MsgRandom: 12345, MsgBody: [{MsgType: TIMTextElem, MsgContent: {Text: "hello ${user.bob}"}}]}
            bind: {key: MsgKey}
          - call: openim/admin_getroammsg
            as: read
            body: {Operator_Account: "${user.alice}", Peer_Account: "${user.bob}", MaxCnt: 10, MinTime: 0, MaxTime: "${now+60}"}
          - call: group_open_http_svc/send_group_msg
            as: group
            body: {GroupId: "${group.room}", Random: 77}
          - call: group_open_http_svc/get_group_member_info
            as: members
            body: {GroupId: "${group.room}"}
          - call: group_open_http_svc/get_appid_group_list
            as: all
            body: {}
        """;

    private final Played played = Played.of(Played.book(BOOK));
    private final Shaper shaper = new Shaper(played.scenario());

    @Test
    @DisplayName("a variable where an id stood, also inside texts")
    void putsVariablesBack() {
        JsonNode kept = keep("read", 0, """
            {"MsgList":[{"From_Account":"ustk-u01","MsgBody":[{"MsgContent":{"Text":"hello ustk-u02"}}]}]}\
            """);

        assertThat(kept.at("/MsgList/0/From_Account").asText()).isEqualTo("${user.alice}");
        assertThat(kept.at("/MsgList/0/MsgBody/0/MsgContent/Text").asText()).isEqualTo("hello ${user.bob}");
    }

    @Test
    @DisplayName("of a key whether it is new, and else where it stood first")
    void relatesKeys() {
        JsonNode first = keep("send", 0, "{\"MsgKey\":\"4711_12345_1780000000\"}");
        played.bind("key", TextNode.valueOf("4711_12345_1780000000"));
        JsonNode second = keep("read", 0, "{\"MsgList\":[{\"MsgKey\":\"4711_12345_1780000000\"}]}");

        assertThat(first.at("/MsgKey/is").asText()).isEqualTo("new");
        assertThat(second.at("/MsgList/0/MsgKey/is").asText()).isEqualTo("=send.MsgKey");
        assertThat(heardText(first, second)).doesNotContain("4711");
    }

    @Test
    @DisplayName("of a time its distance, and its width")
    void relatesTimes() {
        JsonNode kept = keep("send", 0, "{\"MsgTime\":1779999999}");
        JsonNode later =
                keep("read", 30, "{\"MsgList\":[{\"MsgTimeStamp\":1780000000}],\"LastMsgTime\":1780000000000}");

        assertThat(kept.at("/MsgTime/at").asLong()).isEqualTo(-1);
        assertThat(later.at("/MsgList/0/MsgTimeStamp/from").asLong()).isZero();
        assertThat(later.at("/MsgList/0/MsgTimeStamp/at").asLong()).isEqualTo(-30);
        assertThat(later.at("/LastMsgTime/width").asText()).isEqualTo("u53");
        assertThat(heardText(kept, later)).doesNotContain("17800").doesNotContain("17799");
    }

    @Test
    @DisplayName("of a sequence where it begins, and by how much it grows")
    void relatesSequences() {
        assertThat(keep("group", 0, "{\"MsgSeq\":1}").at("/MsgSeq/is").asText()).isEqualTo("1");
        assertThat(keep("group", 0, "{\"MsgSeq\":3}").at("/MsgSeq/is").asText()).isEqualTo("+2");
        assertThat(keep("group", 0, "{\"MsgSeq\":2}").at("/MsgSeq/is").asText()).isEqualTo("falls");
        assertThat(keep("group", 0, "{\"MsgSeq\":500}").at("/MsgSeq/is").asText())
                .isEqualTo("grows");
        assertThat(keep("group", 0, "{\"MsgSeq\":3}").at("/MsgSeq/is").asText()).isEqualTo("=group.MsgSeq");
    }

    @Test
    @DisplayName("a number that the book sent, a count and a value that the catalogue knows, as they are")
    void keepsWhatIsKnown() {
        JsonNode kept = keep("read", 0, """
            {"MsgCnt":3,"Complete":1,"ErrorCode":130001,"MsgList":[{"MsgRandom":12345,"MsgBody":[{"MsgType":"TIMTextElem"}]}]}\
            """);

        assertThat(kept.path("MsgCnt").asInt()).isEqualTo(3);
        assertThat(kept.path("ErrorCode").asInt()).isEqualTo(130001);
        assertThat(kept.at("/MsgList/0/MsgRandom").asInt()).isEqualTo(12345);
        assertThat(kept.at("/MsgList/0/MsgBody/0/MsgType").asText()).isEqualTo("TIMTextElem");
    }

    @Test
    @DisplayName("why a web client was pushed out, in the client's own words")
    void keepsWhyAClientWasPushedOut() {
        assertThat(keep("read", 0, "{\"type\":\"multipleDevice\"}").path("type").asText())
                .isEqualTo("multipleDevice");
    }

    @Test
    @DisplayName("nothing of a text that nobody knows but how it looks")
    void masksTexts() {
        JsonNode kept = keep("members", 0, """
            {"MemberList":[{"Member_Account":"ustk-u01","NameCard":"Joan Doe, 0171 555"}],"New":"joan@example.org","Big":9876543210}\
            """);

        assertThat(kept.toString())
                .doesNotContain("Joan")
                .doesNotContain("joan")
                .doesNotContain("555")
                .doesNotContain("98765");
        assertThat(kept.at("/MemberList/0/NameCard/~").asText()).isEqualTo("masked");
        assertThat(kept.at("/New/width").asText()).isEqualTo("a4@a7.a3");
        assertThat(kept.at("/Big/width").asText()).isEqualTo("u53");
    }

    @Test
    @DisplayName("no item of a list that is others', and how many there were unless that depends on the app")
    void dropsItemsOfOthers() {
        JsonNode members = keep("members", 0, """
            {"MemberList":[{"Member_Account":"ustk-u01"},{"Member_Account":"joan"},{"Member_Account":"joe"}]}\
            """);
        JsonNode all = keep("all", 0, """
            {"TotalCount":4711,"GroupIdList":[{"GroupId":"secret"},{"GroupId":"ustk-g01"}]}\
            """);

        assertThat(members.path("MemberList")).hasSize(2);
        assertThat(members.at("/MemberList/1/n").asInt()).isEqualTo(2);
        assertThat(all.path("GroupIdList")).hasSize(2);
        assertThat(all.at("/GroupIdList/0/GroupId").asText()).isEqualTo("${group.room}");
        assertThat(all.at("/GroupIdList/1").has("n")).isFalse();
        assertThat(heardText(members, all))
                .doesNotContain("joan")
                .doesNotContain("secret")
                .doesNotContain("4711");
    }

    @Test
    @DisplayName("words to a person as a note without names and numbers")
    void masksWords() {
        JsonNode kept = keep("send", 0, """
            {"ErrorInfo":"no such user ustk-u02 or joan.doe@example.org in app 1400123456"}\
            """);

        assertThat(kept.at("/ErrorInfo/note").asText()).isEqualTo("no such user ${user.bob} or … in app …");
    }

    @Test
    @DisplayName("a field that looks like a relation as what it is")
    void escapesItsOwnMark() {
        JsonNode kept = keep("send", 0, "{\"Odd\":{\"~\":\"key\"}}");

        assertThat(Relation.find(kept.path("Odd"))).isEmpty();
        assertThat(kept.path("Odd").has("~~")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "7, u31",
        "3000000000, u32",
        "9007199254740991, u53",
        "18446744073709551615, u64",
        "36893488147419103232, wider",
        "-7, -u31",
        "1.5, fraction",
        "\"144115198371610486_D61040894AC3DE44CDFFFB3EC7EB720F\", letters51",
        "\"1f0e3dad99908345f7439f8ffabdffc4\", hex32",
        "\"62f8a5f0-4a3b-4c2d-9e1f-000000000001\", uuid",
        "\"2_4711_1780000000\", n32_n32_n32",
        "\"\", empty"
    })
    @DisplayName("how wide a value is")
    void measuresWidths(String json, String width) throws Exception {
        assertThat(Width.of(WholeJson.read(json))).isEqualTo(width);
    }

    private JsonNode keep(String step, long after, String reply) {
        return requireNonNull(shaper.shape(played.answered(step, after, reply)).reply());
    }

    private static String heardText(JsonNode one, JsonNode other) {
        return one.toString() + other;
    }
}
