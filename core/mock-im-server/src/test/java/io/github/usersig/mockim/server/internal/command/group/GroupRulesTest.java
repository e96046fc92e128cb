package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the pages say of groups")
@ExtendWith(World.Maker.class)
class GroupRulesTest {

    private static final String GROUP = World.GROUP;

    private static JsonNode info(World world, String id) {
        return world.ok(GROUP + "get_group_info", "{'GroupIdList':['%s']}", id)
                .path("GroupInfo")
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "Private,    6000,   @TGS#[0-9A-Z]+",
        "Public,     6000,   @TGS#[0-9A-Z]+",
        "ChatRoom,   6000,   @TGS#[0-9A-Z]+",
        "AVChatRoom, 0,      @TGS#[0-9A-Z]+",
        "Community,  100000, @TGS#_@TGS#[0-9A-Z]+",
    })
    @DisplayName("a new group has the documented defaults, and an id of the documented form")
    void defaults(String type, int most, String idForm, World world) {
        JsonNode info = info(
                world,
                world.ok(GROUP + "create_group", "{'Type':'%s','Name':'g'}", type)
                        .path("GroupId")
                        .asText());

        assertThat(info.path("GroupId").asText()).matches(idForm);
        assertThat(info.path("MaxMemberNum").asInt()).isEqualTo(most);
        assertThat(info.path("Owner_Account").asText("?")).isEmpty();
        assertThat(info.path("MemberNum").asInt()).isZero();
        assertThat(info.path("NextMsgSeq").asInt()).isEqualTo(1);
        assertThat(info.path("LastMsgTime").asInt(-1)).isZero();
        assertThat(info.path("LastInfoTime")).isEqualTo(info.path("CreateTime"));
        assertThat(info.path("MuteAllMember").asText()).isEqualTo("Off");
        assertThat(info.path("ApplyJoinOption").asText()).isEqualTo("NeedPermission");
    }

    @Test
    @DisplayName("a group made without an owner gets one of its members; the owner counts as a member")
    void owner(World world) {
        String id = world.ok(
                        GROUP + "create_group", "{'Type':'Public','Name':'g','MemberList':[{'Member_Account':'bob'}]}")
                .path("GroupId")
                .asText();

        world.ok(GROUP + "change_group_owner", "{'GroupId':'%s','NewOwner_Account':'bob'}", id);

        assertThat(info(world, id).path("Owner_Account").asText()).isEqualTo("bob");
        assertThat(info(world, id).path("MemberNum").asInt()).isEqualTo(1);
        assertThat(info(world, world.group("Public")).path("MemberNum").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GroupBaseInfoFilter              | ['Name'] | Name           | ''",
                "AppDefinedDataFilter_Group       | ['a']    | AppDefinedData | ''",
                "MemberInfoFilter                 | ['Role'] | MemberList     | Role",
                "AppDefinedDataFilter_GroupMember | ['m']    | MemberList     | AppMemberDefinedData",
                "MemberInfoFilter                 | []       | ''             | ''",
            })
    @DisplayName("of a group nothing is told but what the filter names")
    void onlyTheNamed(String filter, String names, String ofGroup, String ofMember, World world) {
        String id = world.ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'Public','Name':'g','AppDefinedData':[{'Key':'a','Value':'1'}],"
                                + "'AppMemberDefinedData':[{'Key':'m','Value':'2'}]}")
                .path("GroupId")
                .asText();

        JsonNode info = world.ok(
                        GROUP + "get_group_info",
                        "{'GroupIdList':['%s'],'ResponseFilter':{'%s':%s}}",
                        id,
                        filter,
                        names)
                .path("GroupInfo")
                .get(0);

        assertThat(others(info, "GroupId", "ErrorCode", "ErrorInfo")).isEqualTo(ofGroup);
        assertThat(others(info.path("MemberList").path(0), "Member_Account")).isEqualTo(ofMember);
    }

    /** The names of the fields beside those that are always there. */
    private static String others(JsonNode json, String... always) {
        return json.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !List.of(always).contains(name))
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource({
        "Public, AcceptAndNotify",
        "Private, AcceptAndNotify",
        "ChatRoom, AcceptNotNotify",
        "Community, AcceptAndNotify"
    })
    @DisplayName("members get messages announced as is usual for the type of group")
    void receiveOptions(String type, String flag, World world) {
        JsonNode member = world.ok(
                        GROUP + "get_specified_group_member_info",
                        "{'GroupId':'%s','Member_List_Account':['bob','nobody']}",
                        world.group(type))
                .path("MemberList");

        assertThat(member.findValuesAsText("Member_Account")).containsExactly("bob");
        assertThat(member.findValuesAsText("MsgFlag")).containsExactly(flag);
    }

    @Test
    @DisplayName("members are told with the fields and the roles that are asked for")
    void someMembers(World world) {
        String id = world.group("Public");
        JsonNode owners = world.ok(
                        GROUP + "get_specified_group_member_info",
                        "{'GroupId':'%s','Member_List_Account':['alice','bob'],'MemberRoleFilter':['Owner'],"
                                + "'MemberInfoFilter':['Role']}",
                        id)
                .path("MemberList");

        assertThat(owners.findValuesAsText("Member_Account")).containsExactly("alice");
        assertThat(owners.get(0).path("Role").asText()).isEqualTo("Owner");
        assertThat(owners.get(0).has("JoinTime")).isFalse();
    }

    @Test
    @DisplayName("a live room takes any number of members, whatever is asked for it")
    void roomForAll(World world) {
        String id = world.ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'AVChatRoom','Name':'g','MaxMemberCount':2}")
                .path("GroupId")
                .asText();

        assertThat(info(world, id).path("MaxMemberNum").asInt(-1)).isZero();
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'%s','MaxMemberNum':2}", id);
        assertThat(info(world, id).path("MaxMemberNum").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Public, 0, 2000", "Community, 0, 2000", "Public, 50, 50", "Public, 6000, 6000"})
    @DisplayName("an imported group has room for 2000 members, or for as many as are asked for")
    void importedRoom(String type, int asked, int most, World world) {
        String id = world.ok(
                        GROUP + "import_group",
                        "{'Type':'%s','Name':'old'%s}",
                        type,
                        asked == 0 ? "" : ",'MaxMemberCount':" + asked)
                .path("GroupId")
                .asText();

        assertThat(info(world, id).path("MaxMemberNum").asInt()).isEqualTo(most);
    }

    @Test
    @DisplayName("more members than there is room for cannot be named when a group is made, and then none is made")
    void memberQuota(World world) {
        String body = "{'Type':'Public','Name':'g','Owner_Account':'alice','MaxMemberCount':2,"
                + "'MemberList':[{'Member_Account':'bob'},{'Member_Account':'carol'}]}";

        assertThat(world.code(GROUP + "create_group", body)).isEqualTo(10038);
        assertThat(world.code(
                        GROUP + "create_group",
                        "{'Type':'AVChatRoom','Name':'g','MemberList':[{'Member_Account':'bob'}]}"))
                .isEqualTo(10007);
        assertThat(world.ok(GROUP + "get_appid_group_list", "{}")
                        .path("TotalCount")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AppDefinedData       | 'a-b'                 | 'x'",
                "AppDefinedData       | ''                    | 'x'",
                "AppMemberDefinedData | 'a b'                 | 'x'",
            })
    @DisplayName("keys of the app's own fields are letters, digits and _")
    void customKeys(String name, String key, String value, World world) {
        assertThat(world.code(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'Public','Name':'g','%s':[{'Key':%s,'Value':%s}]}",
                        name,
                        "'" + key + "'",
                        "'" + value + "'"))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("a group has up to ten fields of the app's own with 512 bytes each, a member five with 64")
    void customFields(World world) {
        String id = world.group("Public");
        String group = "{'GroupId':'%s','AppDefinedData':[%s]}";
        String member = "{'GroupId':'%s','Member_Account':'bob','AppMemberDefinedData':[%s]}";

        world.ok(GROUP + "modify_group_base_info", group, id, fields(0, 10, 512));
        assertThat(world.code(GROUP + "modify_group_base_info", group, id, fields(10, 1, 1)))
                .isEqualTo(10004);
        assertThat(world.code(GROUP + "modify_group_base_info", group, id, fields(0, 1, 513)))
                .isEqualTo(10004);
        world.ok(GROUP + "modify_group_member_info", member, id, fields(0, 5, 64));
        assertThat(world.code(GROUP + "modify_group_member_info", member, id, fields(5, 1, 1)))
                .isEqualTo(10004);
        assertThat(world.code(GROUP + "modify_group_member_info", member, id, fields(0, 1, 65)))
                .isEqualTo(10004);
        assertThat(info(world, id).path("AppDefinedData")).hasSize(10);
        world.ok(GROUP + "modify_group_base_info", group, id, fields(0, 1, 1));
        assertThat(info(world, id).path("AppDefinedData").get(0).path("Value").asText())
                .isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Key':'k_3','Value':''", "'Key':'k_3','Value':null", "'Key':'k_3'"})
    @DisplayName("a field of the app's own with an empty value is taken away, and makes room for another")
    void noCustomField(String empty, World world) {
        String id = world.group("Public");
        String modify = "{'GroupId':'%s','AppDefinedData':[%s]}";
        world.ok(GROUP + "modify_group_base_info", modify, id, fields(0, 10, 1));

        world.ok(GROUP + "modify_group_base_info", modify, id, "{" + empty + "}," + fields(10, 1, 1));

        assertThat(info(world, id).path("AppDefinedData").findValuesAsText("Key"))
                .hasSize(10)
                .contains("k_10")
                .doesNotContain("k_3");
    }

    private static String fields(int from, int count, int bytes) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "{'Key':'k_" + i + "','Value':'" + "v".repeat(bytes) + "'}")
                .collect(Collectors.joining(","));
    }

    @Test
    @DisplayName("a mute for 4294967295 seconds is for ever, and 0 ends it")
    void muteForEver(World world) {
        String id = world.group("Public");
        String mute = "{'GroupId':'%s','Members_Account':['bob'],'MuteTime':%d}";

        world.ok(GROUP + "forbid_send_msg", mute, id, 4294967295L);
        assertThat(world.ok(GROUP + "get_group_muted_account", "{'GroupId':'%s'}", id)
                        .path("MutedAccountList")
                        .findValuesAsText("MutedUntil"))
                .containsExactly("4294967295");
        world.ok(GROUP + "forbid_send_msg", mute, id, 0);
        assertThat(world.ok(GROUP + "get_group_muted_account", "{'GroupId':'%s'}", id)
                        .path("MutedAccountList"))
                .isEmpty();
    }

    @Test
    @DisplayName("nobody is muted in a private group, not by changing the member either; then nothing of it is changed")
    void noMute(World world) {
        String id = world.group("Private");

        assertThat(world.code(
                        GROUP + "modify_group_member_info",
                        "{'GroupId':'%s','Member_Account':'bob','NameCard':'B','MuteTime':60}",
                        id))
                .isEqualTo(10007);

        JsonNode bob = world.ok(
                        GROUP + "get_specified_group_member_info", "{'GroupId':'%s','Member_List_Account':['bob']}", id)
                .path("MemberList")
                .get(0);
        assertThat(bob.path("NameCard").asText("?")).isEmpty();
        assertThat(bob.path("MuteUntil").asInt(-1)).isZero();
    }

    @Test
    @DisplayName("who is banned is listed page by page with the end of the ban, in a live room too")
    void banned(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        world.ok(GROUP + "ban_group_member", "{'GroupId':'%s','Members_Account':['bob','carol'],'Duration':60}", id);

        String list = "{'GroupId':'%s','Limit':1,'Offset':%d}";
        JsonNode first = world.ok(GROUP + "get_group_ban_member", list, id, 0);
        assertThat(first.path("BannedAccountList").findValuesAsText("Member_Account"))
                .containsExactly("bob");
        assertThat(first.path("NextOffset").asInt()).isEqualTo(1);
        JsonNode second = world.ok(GROUP + "get_group_ban_member", list, id, 1);
        assertThat(second.path("BannedAccountList").findValuesAsText("Member_Account"))
                .containsExactly("carol");
        assertThat(second.path("NextOffset").asInt()).isZero();
        assertThat(second.path("BannedAccountList").get(0).path("BannedUntil").asLong())
                .isCloseTo(world.im.clock().now().getEpochSecond() + 60, within(2L));
        assertThat(world.ok(
                                "group_open_avchatroom_http_svc/check_members",
                                "{'GroupId':'%s','Member_Account':['bob']}",
                                id)
                        .path("Member_Account"))
                .isEmpty();
    }

    @Test
    @DisplayName("a live room has ten different marks, and no more")
    void marks(World world) {
        String id = world.group("AVChatRoom");
        world.im.joinGroup(id, "bob");
        String mark = "{'GroupId':'%s','CommandType':1,'MemberList':[{'Member_Account':'%s','Marks':[%s]}]}";
        String service = "group_open_avchatroom_http_svc/modify_user_info";
        String ten = IntStream.range(1000, 1010).mapToObj(Integer::toString).collect(Collectors.joining(","));

        world.ok(service, mark, id, "alice", ten);
        JsonNode bob = world.ok(service, mark, id, "bob", "1009,1010");

        assertThat(bob.path("MemberList").get(0).path("Marks")).hasToString("[1009]");
    }

    @Test
    @DisplayName("a topic can be imported with its age")
    void importTopic(World world) {
        String id = world.group("Community");
        String topic = world.ok(
                        GROUP + "import_topic", "{'GroupId':'%s','TopicName':'past','CreateTime':1600000000}", id)
                .path("TopicId")
                .asText();

        JsonNode info = world.ok(
                        "million_group_open_http_svc/get_topic",
                        "{'GroupId':'%s','From_Account':'alice','TopicIdList':['%s']}",
                        id,
                        topic)
                .path("TopicAndSelfInfo")
                .get(0)
                .path("TopicInfo");
        assertThat(info.path("CreateTime").asLong()).isEqualTo(1_600_000_000L);
        assertThat(info.path("TopicName").asText()).isEqualTo("past");
        assertThat(world.code(GROUP + "import_topic", "{'GroupId':'%s','TopicId':'%s','TopicName':'past'}", id, topic))
                .isIn(10021, 10025);
    }

    @Test
    @DisplayName("rights of a permission group can be set and taken away, in topics that are there")
    void permissions(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        String permissions = world.ok(GROUP + "create_permission_group", "{'GroupId':'%s'}", id)
                .path("PermissionGroupId")
                .asText();
        String set =
                "{'GroupId':'%s','PermissionGroupId':'%s','TopicPermissionList':[{'TopicId':'%s','Permission':1}]}";
        String remove = "{'GroupId':'%s','PermissionGroupId':'%s','TopicIdList':['%s']}";
        String leave = "{'GroupId':'%s','PermissionGroupId':'%s','MemberList':[{'Member_Account':'bob'}]}";

        assertThat(permissions).startsWith("@PMG#_");
        world.ok(GROUP + "set_topic_permission_group", set, id, permissions, topic);
        world.ok(GROUP + "delete_topic_permission_group", remove, id, permissions, topic);
        world.ok(GROUP + "delete_permission_group_member", leave, id, permissions);
        for (String command : List.of("set_topic_permission_group", "delete_topic_permission_group")) {
            String body = command.startsWith("set") ? set : remove;
            assertThat(world.code(GROUP + command, body, id, permissions, "none"))
                    .isEqualTo(10010);
            assertThat(world.code(GROUP + command, body, id, "none", topic)).isEqualTo(10010);
        }
        assertThat(world.code(GROUP + "delete_permission_group_member", leave, id, "none"))
                .isEqualTo(10010);
    }
}
