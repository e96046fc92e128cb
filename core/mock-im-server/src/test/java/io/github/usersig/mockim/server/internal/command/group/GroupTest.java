package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Groups")
@ExtendWith(World.Maker.class)
class GroupTest {

    private static final String GROUP = World.GROUP;

    @ParameterizedTest
    @ValueSource(strings = {"Private", "Public", "ChatRoom", "AVChatRoom", "Community"})
    @DisplayName("of every type can be made and changed")
    void canBeMadeAndChanged(String type, World world) {
        String id = world.group(type);
        world.ok(GROUP + "modify_group_base_info", "{'GroupId':'%s','Name':'renamed','ShutUpAllMember':'On'}", id);

        JsonView info = world.groupInfo(id);
        assertThat(info.text("Name")).isEqualTo("renamed");
        assertThat(info.text("Type")).isEqualTo(type);
        assertThat(info.text("Owner_Account")).isEqualTo("alice");
        assertThat(info.text("MuteAllMember")).isEqualTo("On");
        assertThat(info.text("ShutUpAllMember")).isEqualTo("On");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Private", "Public", "ChatRoom", "AVChatRoom", "Community"})
    @DisplayName("of every type are found by their type")
    void areFoundByType(String type, World world) {
        String id = world.group(type);

        assertThat(world.ok(GROUP + "get_appid_group_list", "{'GroupType':'%s'}", type)
                        .list("GroupIdList")
                        .each("GroupId"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Private", "Public", "ChatRoom", "AVChatRoom", "Community"})
    @DisplayName("of every type can be disbanded, once")
    void canBeDisbanded(String type, World world) {
        String id = world.group(type);

        world.ok(GROUP + "destroy_group", "{'GroupId':'%s'}", id);

        assertThat(world.code(GROUP + "destroy_group", "{'GroupId':'%s'}", id)).isEqualTo(10010);
        assertThat(world.groupInfo(id).number("ErrorCode")).isEqualTo(10010);
        assertThat(world.ok(GROUP + "get_joined_group_list", "{'Member_Account':'alice','WithHugeGroups':1}")
                        .number("TotalCount"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"Work, Private", "Meeting, ChatRoom"})
    @DisplayName("are known by the newer names of their types too, and replies use the caller's")
    void areKnownByTheNewerNamesOfTheirTypes(String newer, String older, World world) {
        RestReply made = world.ok(GROUP + "create_group", "{'Type':'%s','Name':'g'}", older);
        assertThat(made.text("Type")).isEqualTo(older);

        RestReply reply = world.ask(GROUP + "create_group", "{'Type':'%s','Name':'g'}", newer);
        assertThat(reply.code()).isZero();
        assertThat(reply.text("Type")).isEqualTo(newer);
        assertThat(world.ok(GROUP + "get_appid_group_list", "{'GroupType':'%s'}", newer)
                        .number("TotalCount"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("get the id that was asked for, unless it is taken")
    void getTheIdThatWasAskedForUnlessTaken(World world) {
        String body = "{'Owner_Account':'%s','Type':'Public','Name':'g','GroupId':'mine'}";
        world.ok(GROUP + "create_group", body, "alice");

        assertThat(world.code(GROUP + "create_group", body, "bob")).isEqualTo(10021);
        assertThat(world.code(GROUP + "create_group", body, "alice")).isEqualTo(10025);
    }

    @ParameterizedTest
    @CsvSource({
        "Public,    @TGS#x,                                            10015",
        "Public,    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, 10015",
        "Community, mine2,                                             10015",
        "Community, @TGS#_ours,                                        0",
    })
    @DisplayName("get an id only if it is well formed")
    void getAnIdOnlyIfItIsWellFormed(String type, String id, int code, World world) {
        assertThat(world.code(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'%s','Name':'g','GroupId':'%s'}",
                        type,
                        id))
                .isEqualTo(code);
    }

    @Test
    @DisplayName("get no owner who has no account: 10019")
    void getNoOwnerWithoutAnAccount(World world) {
        assertThat(world.code(
                        GROUP + "create_group", "{'Owner_Account':'nobody','Type':'Public','Name':'g','GroupId':'x'}"))
                .isEqualTo(10019);
    }

    @ParameterizedTest
    @CsvSource({
        "Private,    6000,   @TGS#[0-9A-Z]+",
        "Public,     6000,   @TGS#[0-9A-Z]+",
        "ChatRoom,   6000,   @TGS#[0-9A-Z]+",
        "AVChatRoom, 0,      @TGS#[0-9A-Z]+",
        "Community,  100000, @TGS#_@TGS#[0-9A-Z]+",
    })
    @DisplayName("have the documented defaults when they are new, and an id of the documented form")
    void haveTheDocumentedDefaults(String type, int most, String idForm, World world) {
        String id = world.ok(GROUP + "create_group", "{'Type':'%s','Name':'g'}", type)
                .text("GroupId");

        JsonView info = world.groupInfo(id);
        assertThat(info.text("GroupId")).matches(idForm);
        assertThat(info.number("MaxMemberNum")).isEqualTo(most);
        assertThat(info.text("Owner_Account")).isEmpty();
        assertThat(info.number("MemberNum")).isZero();
        assertThat(info.number("NextMsgSeq")).isEqualTo(1);
        assertThat(info.number("LastMsgTime")).isZero();
        assertThat(info.longNumber("LastInfoTime")).isEqualTo(info.longNumber("CreateTime"));
        assertThat(info.text("MuteAllMember")).isEqualTo("Off");
        assertThat(info.text("ApplyJoinOption")).isEqualTo("NeedPermission");
    }

    @ParameterizedTest
    @CsvSource({
        "add_group_member,         AVChatRoom, 10007, 'MemberList':[{'Member_Account':'bob'}]",
        "delete_group_member,      AVChatRoom, 10004, 'MemberToDel_Account':['bob']",
        "change_group_owner,       AVChatRoom, 10007, 'NewOwner_Account':'alice'",
        "get_role_in_group,        AVChatRoom, 10007, 'User_Account':['alice']",
        "group_msg_recall,         AVChatRoom, 10033, 'MsgSeqList':[{'MsgSeq':1}]",
        "group_msg_get_simple,     AVChatRoom, 10007, 'ReqMsgNumber':1",
        "get_group_member_info,    AVChatRoom, 10007, 'Limit':1",
        "forbid_send_msg,          Private,    10007, 'Members_Account':['bob'];'MuteTime':1",
        "ban_group_member,         Community,  10007, 'Members_Account':['bob'];'Duration':1",
        "clear_group_attr,         Community,  10007, 'Silence':0",
        "update_group_counter,     Community,  10007, 'GroupCounter':[{'Key':'k';'Value':1}]",
        "get_group_msg_receipt,    Community,  10007, 'MsgSeqList':[{'MsgSeq':1}]",
        "group_msg_receipt,        Community,  10007, 'From_Account':'bob';'MsgSeqList':[{'MsgSeq':1}]",
        "group_msg_receipt,        AVChatRoom, 10007, 'From_Account':'alice';'MsgSeqList':[{'MsgSeq':1}]",
        "set_unread_msg_num,       ChatRoom,   0,     'Member_Account':'bob';'UnreadMsgNum':1",
        "delete_group_msg_by_sender, AVChatRoom, 0,   'Sender_Account':'bob'",
    })
    @DisplayName("refuse what is not for their type, each with its code")
    void refuseWhatIsNotForTheirType(String command, String type, int code, String fields, World world) {
        String id = world.group(type);

        assertThat(world.code(GROUP + command, "{'GroupId':'%s',%s}", id, fields.replace(';', ',')))
                .isEqualTo(code);
    }
}
