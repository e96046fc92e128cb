package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Friends, block lists, follows and profiles by REST")
@ExtendWith(World.Maker.class)
class FriendTest {

    private static final String ADD =
            "{'From_Account':'%s','AddType':'%s','AddFriendItem':[{'To_Account':'%s','AddSource':'AddSource_Type_Web'}]}";

    private static int add(World world, String from, String type, String to) {
        return result(world.ok("sns/friend_add", ADD, from, type, to));
    }

    private static int result(JsonNode reply) {
        return reply.path("ResultItem").get(0).path("ResultCode").asInt(-1);
    }

    private static String check(World world, String from, String to) {
        return world.ok(
                        "sns/friend_check",
                        "{'From_Account':'%s','To_Account':['%s'],'CheckType':'CheckResult_Type_Both'}",
                        from,
                        to)
                .path("InfoItem")
                .get(0)
                .path("Relation")
                .asText();
    }

    @Test
    @DisplayName("friends are made one way or both ways, and undone likewise")
    void friends(World world) {
        assertThat(add(world, "alice", "Add_Type_Both", "bob")).isZero();
        assertThat(add(world, "alice", "Add_Type_Single", "carol")).isZero();
        assertThat(check(world, "alice", "bob")).isEqualTo("CheckResult_Type_BothWay");
        assertThat(check(world, "alice", "carol")).isEqualTo("CheckResult_Type_AWithB");
        assertThat(check(world, "carol", "alice")).isEqualTo("CheckResult_Type_BWithA");
        assertThat(check(world, "alice", "dave")).isEqualTo("CheckResult_Type_NoRelation");

        String delete = "{'From_Account':'alice','To_Account':['bob'],'DeleteType':'%s'}";
        assertThat(result(world.ok("sns/friend_delete", delete, "Delete_Type_Single")))
                .isZero();
        assertThat(check(world, "alice", "bob")).isEqualTo("CheckResult_Type_BWithA");
        assertThat(result(world.ok("sns/friend_delete", delete, "Delete_Type_Both")))
                .isZero();
        assertThat(result(world.ok("sns/friend_delete", delete, "Delete_Type_Both")))
                .isEqualTo(31704);
        world.ok("sns/friend_delete_all", "{'From_Account':'alice'}");
        assertThat(check(world, "alice", "carol")).isEqualTo("CheckResult_Type_NoRelation");
    }

    @ParameterizedTest
    @CsvSource({"AllowType_Type_AllowAny, 0", "AllowType_Type_NeedConfirm, 30539", "AllowType_Type_DenyAny, 30516"})
    @DisplayName("a friend is made as far as the other's profile allows it, or by force")
    void consent(String allow, int code, World world) {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'bob','ProfileItem':[{'Tag':'Tag_Profile_IM_AllowType','Value':'%s'}]}",
                allow);

        assertThat(add(world, "alice", "Add_Type_Both", "bob")).isEqualTo(code);
        assertThat(result(world.ok(
                        "sns/friend_add",
                        ADD.replace("{'From", "{'ForceAddFlags':1,'From"),
                        "alice",
                        "Add_Type_Both",
                        "bob")))
                .isZero();
    }

    @Test
    @DisplayName("reports for each account, and names those that failed")
    void failures(World world) {
        JsonNode reply = world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web'},"
                        + "{'To_Account':'nobody','AddSource':'AddSource_Type_Web'},{'To_Account':'alice','AddSource':'AddSource_Type_Web'},"
                        + "{'To_Account':'carol','AddSource':'Web'}]}");

        assertThat(reply.path("ResultItem").findValuesAsText("ResultCode"))
                .containsExactly("0", "30003", "30001", "30001");
        assertThat(reply.path("Fail_Account")).hasToString("[\"nobody\",\"alice\",\"carol\"]");
        assertThat(world.ok("sns/friend_add", ADD, "alice", "Add_Type_Both", "dave")
                        .has("Fail_Account"))
                .isFalse();
        assertThat(world.code("sns/friend_add", ADD, "nobody", "Add_Type_Both", "bob"))
                .isEqualTo(30003);
    }

    @Test
    @DisplayName("what a user keeps about a friend is set, and read by tag")
    void remarks(World world) {
        world.ok(
                "sns/friend_import",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web','Remark':'B',"
                        + "'GroupName':['work'],'CustomItem':[{'Tag':'Tag_SNS_Custom_X','Value':'y'}]}]}");
        assertThat(check(world, "bob", "alice")).isEqualTo("CheckResult_Type_BWithA");
        world.ok(
                "sns/friend_update",
                "{'From_Account':'alice','UpdateItem':[{'To_Account':'bob','SnsItem':[{'Tag':'Tag_SNS_IM_Remark','Value':'Bobby'},"
                        + "{'Tag':'Tag_SNS_IM_Group','Value':['home']}]}]}");

        JsonNode values = world.ok(
                        "sns/friend_get_list",
                        "{'From_Account':'alice','To_Account':['bob'],'TagList':['Tag_SNS_IM_Remark','Tag_SNS_Custom_X']}")
                .path("InfoItem")
                .get(0)
                .path("SnsProfileItem");
        assertThat(values.findValuesAsText("Value")).containsExactly("Bobby", "y");
        JsonNode groups = world.ok(
                "sns/group_get", "{'From_Account':'alice','LastSequence':0,'NeedFriend':'Need_Friend_Type_Yes'}");
        assertThat(groups.path("ResultItem").findValuesAsText("GroupName")).containsExactly("work", "home");
        assertThat(groups.path("ResultItem").findValuesAsText("FriendNumber")).containsExactly("0", "1");
        assertThat(
                        result(
                                world.ok(
                                        "sns/friend_update",
                                        "{'From_Account':'alice','UpdateItem':[{'To_Account':'bob','SnsItem':[{'Tag':'Tag_No','Value':'x'}]}]}")))
                .isEqualTo(30001);
    }

    @Test
    @DisplayName("friends are listed a hundred at a time")
    void manyFriends(World world) {
        for (int i = 0; i < 120; i++) {
            world.im.importAccounts("u" + i);
            add(world, "alice", "Add_Type_Single", "u" + i);
        }

        JsonNode first = world.ok("sns/friend_get", "{'From_Account':'alice','StartIndex':0}");
        assertThat(first.path("UserDataItem")).hasSize(100);
        assertThat(first.path("FriendNum").asInt()).isEqualTo(120);
        assertThat(first.path("CompleteFlag").asInt()).isZero();
        JsonNode second = world.ok(
                "sns/friend_get",
                "{'From_Account':'alice','StartIndex':%d,'StandardSequence':%d,'CustomSequence':%d}",
                first.path("NextStartIndex").asInt(),
                first.path("StandardSequence").asLong(),
                first.path("CustomSequence").asLong());
        assertThat(second.path("UserDataItem")).hasSize(20).allSatisfy(friend -> assertThat(friend.path("ValueItem"))
                .isNotEmpty());
        assertThat(second.path("CompleteFlag").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "fields of friends come again only if the list has changed since: the standard ones, and the app's own")
    void unchangedFriends(World world) {
        world.ok(
                "sns/friend_import",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web','Remark':'B',"
                        + "'CustomItem':[{'Tag':'Tag_SNS_Custom_X','Value':'y'}]}]}");
        String get = "{'From_Account':'alice','StartIndex':0,'StandardSequence':%d,'CustomSequence':%d}";
        long sequence =
                world.ok("sns/friend_get", get, 0, 0).path("StandardSequence").asLong();

        assertThat(tags(world, get, 0, 0)).contains("Tag_SNS_IM_Remark", "Tag_SNS_Custom_X");
        assertThat(tags(world, get, sequence, 0)).containsExactly("Tag_SNS_Custom_X");
        assertThat(tags(world, get, 0, sequence)).contains("Tag_SNS_IM_Remark").doesNotContain("Tag_SNS_Custom_X");
        assertThat(tags(world, get, sequence, sequence)).isEmpty();
        assertThat(world.ok("sns/friend_get", get, sequence, sequence)
                        .path("UserDataItem")
                        .findValuesAsText("To_Account"))
                .containsExactly("bob");

        add(world, "alice", "Add_Type_Single", "carol");
        assertThat(tags(world, get, sequence, sequence)).contains("Tag_SNS_IM_Remark", "Tag_SNS_Custom_X");
    }

    private static List<String> tags(World world, String get, long standard, long custom) {
        return world.ok("sns/friend_get", get, standard, custom)
                .path("UserDataItem")
                .findValuesAsText("Tag");
    }

    @Test
    @DisplayName("friends are sorted into groups")
    void groups(World world) {
        add(world, "alice", "Add_Type_Both", "bob");
        JsonNode added = world.ok(
                "sns/group_add", "{'From_Account':'alice','GroupName':['work','home'],'To_Account':['bob','carol']}");
        assertThat(added.path("ResultItem").findValuesAsText("ResultCode")).containsExactly("0", "31704");

        world.ok("sns/group_delete", "{'From_Account':'alice','GroupName':['work']}");
        JsonNode left = world.ok(
                "sns/group_get", "{'From_Account':'alice','NeedFriend':'Need_Friend_Type_Yes','GroupName':['home']}");
        assertThat(left.path("ResultItem"))
                .hasToString("[{\"GroupName\":\"home\",\"FriendNumber\":1,\"To_Account\":[\"bob\"]}]");
        StringBuilder names = new StringBuilder("'g0'");
        for (int i = 1; i < 33; i++) {
            names.append(",'g").append(i).append("'");
        }
        assertThat(world.code("sns/group_add", "{'From_Account':'alice','GroupName':[%s]}", names))
                .isEqualTo(30011);
    }

    @Test
    @DisplayName("a friend group that is asked for by name comes with its friends, all of them only if asked so")
    void friendsOfGroups(World world) {
        add(world, "alice", "Add_Type_Both", "bob");
        world.ok("sns/group_add", "{'From_Account':'alice','GroupName':['work','home'],'To_Account':['bob']}");

        assertThat(world.ok("sns/group_get", "{'From_Account':'alice','GroupName':['home']}")
                        .path("ResultItem"))
                .hasToString("[{\"GroupName\":\"home\",\"FriendNumber\":1,\"To_Account\":[\"bob\"]}]");
        assertThat(world.ok("sns/group_get", "{'From_Account':'alice'}")
                        .path("ResultItem")
                        .findValues("To_Account"))
                .isEmpty();
    }

    @Test
    @DisplayName("blocking ends a friendship both ways and keeps a new one from being made")
    void blocked(World world) {
        add(world, "alice", "Add_Type_Both", "bob");
        world.ok("sns/black_list_add", "{'From_Account':'alice','To_Account':['bob']}");

        assertThat(check(world, "alice", "bob")).isEqualTo("CheckResult_Type_NoRelation");
        assertThat(add(world, "alice", "Add_Type_Both", "bob")).isEqualTo(30515);
        assertThat(add(world, "bob", "Add_Type_Both", "alice")).isEqualTo(30525);
        assertThat(blockedBy(world, "alice")).containsExactly("bob");
        assertThat(world.ok(
                                "sns/black_list_check",
                                "{'From_Account':'bob','To_Account':['alice'],'CheckType':'BlackCheckResult_Type_Both'}")
                        .path("BlackListCheckItem")
                        .get(0)
                        .path("Relation")
                        .asText())
                .isEqualTo("BlackCheckResult_Type_BWithA");

        world.ok("sns/black_list_delete", "{'From_Account':'alice','To_Account':['bob']}");
        assertThat(blockedBy(world, "alice")).isEmpty();
        assertThat(add(world, "bob", "Add_Type_Both", "alice")).isZero();
        world.send("alice", "bob", "still reaches", 1);
    }

    private static List<String> blockedBy(World world, String user) {
        return world.ok(
                        "sns/black_list_get",
                        "{'From_Account':'%s','StartIndex':0,'MaxLimited':10,'LastSequence':0}",
                        user)
                .path("BlackListItem")
                .findValuesAsText("To_Account");
    }

    @Test
    @DisplayName("users follow others")
    void follows(World world) {
        String add = "{'From_Account':'%s','FollowItem':[{'To_Account':'%s'}]}";
        world.ok("follow/follow_add", add, "alice", "bob");
        world.ok("follow/follow_add", add, "bob", "alice");
        world.ok("follow/follow_add", add, "carol", "alice");

        assertThat(followed(world, 1)).containsExactly("bob");
        assertThat(followed(world, 2)).containsExactly("bob", "carol");
        assertThat(followed(world, 3)).containsExactly("bob");
        assertThat(world.ok("follow/follow_check", "{'From_Account':'alice','To_Account':['bob','carol','dave']}")
                        .path("ResultItem")
                        .findValuesAsText("FollowType"))
                .containsExactly("3", "2", "0");
        JsonNode info = world.ok("follow/follow_get_info", "{'From_Account':'bob','To_Account':['alice']}")
                .path("FollowInfo")
                .get(0);
        assertThat(info.path("FollowerCount").asInt()).isEqualTo(2);
        assertThat(info.path("MutualFollowingCount").asInt()).isEqualTo(1);
        world.ok("follow/follow_delete", "{'From_Account':'alice','To_Account':['bob']}");
        assertThat(followed(world, 1)).isEmpty();
        assertThat(followed(world, 2)).containsExactly("bob", "carol");
    }

    private static List<String> followed(World world, int type) {
        return world.ok("follow/follow_get", "{'From_Account':'alice','FollowType':%d}", type)
                .path("FollowItem")
                .findValuesAsText("To_Account");
    }

    @Test
    @DisplayName("a profile holds standard fields and the app's own; nickname and picture are the account's")
    void profile(World world) {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'},"
                        + "{'Tag':'Tag_Profile_IM_Gender','Value':'Gender_Type_Female'},"
                        + "{'Tag':'Tag_Profile_IM_Level','Value':7},{'Tag':'Tag_Profile_Custom_Club','Value':'chess'}]}");

        JsonNode reply = world.ok(
                "profile/portrait_get",
                "{'To_Account':['alice','nobody'],'TagList':['Tag_Profile_IM_Nick','Tag_Profile_IM_Level',"
                        + "'Tag_Profile_Custom_Club','Tag_Profile_IM_Image']}");
        assertThat(reply.path("UserProfileItem").get(0).path("ProfileItem").findValuesAsText("Value"))
                .containsExactly("Al", "7", "chess");
        assertThat(reply.path("UserProfileItem").get(1).path("ResultCode").asInt())
                .isEqualTo(40003);
        assertThat(reply.path("Fail_Account")).hasToString("[\"nobody\"]");
        assertThat(world.im.accounts().get(1).nick()).isEqualTo("Al");
    }

    @ParameterizedTest
    @CsvSource({
        "Tag_Profile_IM_Hobby,  'x', 40009",
        "Tag_Profile_IM_Gender, 'x', 40605",
        "Tag_Profile_IM_Gender, 1,   40610",
        "Tag_Profile_IM_Level,  'x', 40610",
        "Tag_Profile_IM_Level,  -1,  40605",
        "Tag_Profile_Custom_A,  [],  40610",
    })
    @DisplayName("a profile refuses unknown fields and wrong values")
    void badProfile(String tag, String value, int code, World world) {
        String json = value.equals("x") ? "'x'" : value;

        assertThat(world.code(
                        "profile/portrait_set",
                        "{'From_Account':'alice','ProfileItem':[{'Tag':'%s','Value':%s}]}",
                        tag,
                        json))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Abcdefgh, 0, 0", "Abcdefghi, 40009, 30001"})
    @DisplayName("the name of an app's own profile field or source of friends has at most eight letters")
    void ownNames(String name, int ofProfile, int ofFriend, World world) {
        String add = "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_%s'}]}";

        assertThat(world.code(
                        "profile/portrait_set",
                        "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_Custom_%s','Value':'x'}]}",
                        name))
                .isEqualTo(ofProfile);
        assertThat(world.code(
                        "profile/portrait_get", "{'To_Account':['alice'],'TagList':['Tag_Profile_Custom_%s']}", name))
                .isEqualTo(ofProfile);
        assertThat(result(world.ok("sns/friend_add", add, name))).isEqualTo(ofFriend);
        assertThat(result(world.ok("sns/friend_import", add, name))).isEqualTo(ofFriend);
    }

    @Test
    @DisplayName("a profile's field has at most 500 bytes")
    void longProfile(World world) {
        String set = "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'%s'}]}";

        assertThat(world.code("profile/portrait_set", set, "x".repeat(500))).isZero();
        assertThat(world.code("profile/portrait_set", set, "x".repeat(501))).isEqualTo(40601);
    }
}
