package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Permission groups of a community")
@ExtendWith(World.Maker.class)
class PermissionGroupTest {

    private static final String GROUP = World.GROUP;
    private static final String WITH_RIGHTS =
            "{'GroupId':'%s','PermissionGroupId':'%s','TopicPermissionList':[{'TopicId':'%s','Permission':3}]}";
    private static final String WITHOUT_RIGHTS = "{'GroupId':'%s','PermissionGroupId':'%s','TopicIdList':['%s']}";
    private static final String LEAVE =
            "{'GroupId':'%s','PermissionGroupId':'%s','MemberList':[{'Member_Account':'bob'}]}";

    private static String permissionGroup(World world, String community) {
        return world.ok(GROUP + "create_permission_group", "{'GroupId':'%s'}", community)
                .text("PermissionGroupId");
    }

    @Test
    @DisplayName("have an id of their own, which is taken once")
    void haveAnIdOfTheirOwn(World world) {
        String id = world.group("Community");
        String permissions = permissionGroup(world, id);

        assertThat(permissions).startsWith("@PMG#_");
        assertThat(world.code(
                        GROUP + "create_permission_group",
                        "{'GroupId':'%s','PermissionGroupId':'%s'}",
                        id,
                        permissions))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("hold rights in topics, which can be added, set and taken away, and lose members")
    void holdRightsInTopics(World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        String permissions = permissionGroup(world, id);

        world.ok(GROUP + "add_topic_permission_group", WITH_RIGHTS, id, permissions, topic);
        assertThat(rights(world, id, permissions, "")).isEqualTo(right(topic, 3));
        world.ok(GROUP + "set_topic_permission_group", WITH_RIGHTS.replace("3", "1"), id, permissions, topic);
        assertThat(rights(world, id, permissions, ",'TopicIdList':['" + topic + "']"))
                .isEqualTo(right(topic, 1));
        assertThat(rights(world, id, permissions, ",'TopicIdList':['none']"))
                .contains("\"ErrorCode\":10010", "\"TopicId\":\"none\"");
        world.ok(GROUP + "delete_topic_permission_group", WITHOUT_RIGHTS, id, permissions, topic);
        assertThat(rights(world, id, permissions, "")).isEqualTo("[]");
        world.ok(GROUP + "delete_permission_group_member", LEAVE, id, permissions);
    }

    private static String rights(World world, String community, String permissions, String topics) {
        return world.ok(
                        GROUP + "get_topic_permission_group",
                        "{'GroupId':'%s','PermissionGroupId':'%s'%s}",
                        community,
                        permissions,
                        topics)
                .at("TopicPermissionResultList")
                .toString();
    }

    private static String right(String topic, int permission) {
        return "[{\"ErrorCode\":0,\"ErrorInfo\":\"\",\"TopicId\":\"" + topic + "\",\"Permission\":" + permission + "}]";
    }

    @Test
    @DisplayName("are changed in what is named, if they are there and the name is not too long")
    void areChangedInWhatIsNamed(World world) {
        String id = world.group("Community");
        String permissions = permissionGroup(world, id);
        String modify = "{'GroupId':'%s','PermissionGroupId':'%s','PermissionGroupName':'%s','Permission':5}";

        world.ok(GROUP + "modify_permission_group", modify, id, permissions, "leaders");

        assertThat(world.code(GROUP + "modify_permission_group", modify, id, "none", "leaders"))
                .isEqualTo(10010);
        assertThat(world.code(GROUP + "modify_permission_group", modify, id, permissions, "x".repeat(151)))
                .isEqualTo(10004);
        assertThat(world.code(GROUP + "modify_permission_group", modify, world.group("Public"), permissions, "n"))
                .isEqualTo(10007);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"add_topic_permission_group", "set_topic_permission_group", "delete_topic_permission_group"})
    @DisplayName("hold rights only in topics that are there, and if they are there themselves: 10010")
    void holdRightsOnlyInTopicsThatAreThere(String command, World world) {
        String id = world.group("Community");
        String topic = world.topic(id);
        String permissions = permissionGroup(world, id);
        String body = command.startsWith("delete") ? WITHOUT_RIGHTS : WITH_RIGHTS;

        assertThat(world.code(GROUP + command, body, id, permissions, "none")).isEqualTo(10010);
        assertThat(world.code(GROUP + command, body, id, "none", topic)).isEqualTo(10010);
    }

    @Test
    @DisplayName("lose no members if they are not there: 10010")
    void loseNoMembersIfTheyAreNotThere(World world) {
        assertThat(world.code(GROUP + "delete_permission_group_member", LEAVE, world.group("Community"), "none"))
                .isEqualTo(10010);
    }
}
