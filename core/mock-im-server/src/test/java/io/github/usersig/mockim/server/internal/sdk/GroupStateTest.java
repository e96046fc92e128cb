package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Attributes and counters of groups, by clients")
@ExtendWith(World.Maker.class)
class GroupStateTest {

    private static final String SERVICE = "group_open_http_svc.";
    private static final String SET = "{'GroupId':'%s','GroupAttr':[{'key':'a','value':'1'},{'key':'b','value':'2'}]}";

    @ParameterizedTest
    @ValueSource(strings = {"Private", "Public", "ChatRoom", "Community", "AVChatRoom"})
    @DisplayName("attributes are set with a number that counts the changes, and told to the other members")
    void areSetAndTold(String type, World world) {
        String id = world.group(type);
        world.im.joinGroup(id, "bob");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(alice.ask(SERVICE + "set_group_attr", SET, id))
                    .contains(
                            "\"AttrMainSeq\":1", "\"GroupAttr\":[{\"key\":\"a\",\"seq\":1},{\"key\":\"b\",\"seq\":1}]");

            assertThat(bob.next("GroupAttrOption"))
                    .contains(
                            "\"Event\":6",
                            "\"GroupAttrSeq\":1,\"PushChangedAttrValFlag\":1,\"OpType\":1",
                            "{\"Key\":\"a\",\"Val\":\"1\",\"SubKeySeq\":1}");
            assertThat(bob.ask("group_open_attr_http_svc.get_group_attr", "{'GroupId':'%s'}", id))
                    .contains("\"AttrMainSeq\":1", "{\"key\":\"a\",\"value\":\"1\",\"seq\":1}");
        }
    }

    @Test
    @DisplayName("attributes are changed, deleted and cleared, and each change has the next number")
    void areChangedDeletedAndCleared(World world) {
        String id = world.group("Public");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            alice.ask(SERVICE + "set_group_attr", SET, id);
            String change = "{'GroupId':'%s','GroupAttr':[{'key':'a','value':'new'}]}";
            assertThat(alice.ask(SERVICE + "modify_group_attr", change, id))
                    .contains("\"AttrMainSeq\":2", "{\"key\":\"a\",\"seq\":2}");
            assertThat(bob.next("\"OpType\":2", "GroupAttrOption")).contains("\"Val\":\"new\",\"SubKeySeq\":2");

            assertThat(alice.ask(SERVICE + "delete_group_attr", "{'GroupId':'%s','GroupAttr':[{'key':'b'}]}", id))
                    .contains("\"AttrMainSeq\":3");
            assertThat(bob.next("\"OpType\":4", "GroupAttrOption")).contains("\"Key\":\"b\"");
            assertThat(alice.ask(SERVICE + "clear_group_attr", "{'GroupId':'%s'}", id))
                    .contains("\"AttrMainSeq\":4");
            assertThat(bob.next("\"OpType\":3", "GroupAttrOption")).contains("\"GroupAttrInfo\":[]");
        }
        assertThat(world.ok("group_open_attr_http_svc/get_group_attr", "{'GroupId':'%s'}", id)
                        .list("GroupAttrAry"))
                .isEmpty();
    }

    @Test
    @DisplayName("attributes that the app sets by REST are told to clients as those that a client sets")
    void areToldWhenSetByRest(World world) {
        String id = world.group("Public");
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            world.ok(World.GROUP + "set_group_attr", SET, id);

            assertThat(bob.next("GroupAttrOption")).contains("\"OpType\":1", "\"Val\":\"2\"");
        }
    }

    @Test
    @DisplayName("who is no admin of the group does not set attributes")
    void areNotSetByPlainMembers(World world) {
        String id = world.group("Public");
        try (ListeningClient bob = new ListeningClient(world.im, "bob")) {
            assertThat(bob.ask(SERVICE + "set_group_attr", SET, id)).contains("\"ErrorCode\":10007");
        }
    }

    @Test
    @DisplayName("counters that change or go are told to the members, with what they are now")
    void tellsOfCounters(World world) {
        String id = world.group("Public");
        try (ListeningClient alice = new ListeningClient(world.im, "alice");
                ListeningClient bob = new ListeningClient(world.im, "bob")) {
            String update = "{'GroupId':'%s','GroupCounter':[{'Key':'likes','Value':%d}],'Mode':'%s'}";
            alice.ask(SERVICE + "update_group_counter", update, id, 3, "Set");
            assertThat(bob.next("GroupCounterInfo"))
                    .contains(
                            "\"Event\":6",
                            "\"Type\":0,\"GroupCounterSeq\":1,\"GroupCounter\":[{\"Key\":\"likes\",\"Value\":3}]");

            bob.ask(SERVICE + "update_group_counter", update, id, 2, "Increase");
            assertThat(alice.next("\"GroupCounterSeq\":2")).contains("{\"Key\":\"likes\",\"Value\":5}");
            world.ok(World.GROUP + "delete_group_counter", "{'GroupId':'%s'}", id);
            assertThat(alice.next("\"GroupCounterSeq\":3")).contains("\"Type\":1", "\"Key\":\"likes\"");
        }
    }
}
