package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Friends")
@ExtendWith(World.Maker.class)
class FriendTest {

    private static final String ADD =
            "{'From_Account':'%s','AddType':'%s','AddFriendItem':[{'To_Account':'%s','AddSource':'AddSource_Type_Web'}]}";

    private static int add(World world, String from, String type, String to) {
        return result(world.ok("sns/friend_add", ADD, from, type, to));
    }

    private static int result(RestReply reply) {
        return reply.first("ResultItem").number("ResultCode");
    }

    private static String check(World world, String from, String to) {
        return world.ok(
                        "sns/friend_check",
                        "{'From_Account':'%s','To_Account':['%s'],'CheckType':'CheckResult_Type_Both'}",
                        from,
                        to)
                .first("InfoItem")
                .text("Relation");
    }

    @Test
    @DisplayName("are not made with an item that is wrong: its text names the field and says what it must be")
    void areNotMadeWithAnItemThatIsWrong(World world) {
        for (String command : new String[] {"friend_add", "friend_import"}) {
            JsonList items = world.ok(
                            "sns/" + command,
                            "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'Web'},"
                                    + "{'To_Account':'alice','AddSource':'AddSource_Type_Web'},"
                                    + "{'To_Account':'nobody','AddSource':'AddSource_Type_Web'}]}")
                    .list("ResultItem");
            assertThat(items.each("ResultCode")).as(command).containsExactly("30001", "30001", "30003");
            assertThat(items.each("ResultInfo"))
                    .containsExactly(
                            "AddSource must begin with AddSource_Type_, and go on with 1 to 8 letters, digits or _",
                            "To_Account is From_Account: nobody is a friend of their own",
                            "To_Account: " + ImError.RELATION_ACCOUNT_NOT_IMPORTED.meaning());
        }
        add(world, "alice", "Add_Type_Both", "bob");
        assertThat(world.ok(
                                "sns/friend_update",
                                "{'From_Account':'alice','UpdateItem':[{'To_Account':'bob','SnsItem':[{'Tag':'Remark',"
                                        + "'Value':'B'}]}]}")
                        .first("ResultItem")
                        .text("ResultInfo"))
                .startsWith("Tag in SnsItem must be Tag_SNS_IM_Remark with a text");
    }

    @Test
    @DisplayName("are made one way or both ways")
    void areMadeOneWayOrBothWays(World world) {
        assertThat(add(world, "alice", "Add_Type_Both", "bob")).isZero();
        assertThat(add(world, "alice", "Add_Type_Single", "carol")).isZero();

        assertThat(check(world, "alice", "bob")).isEqualTo("CheckResult_Type_BothWay");
        assertThat(check(world, "alice", "carol")).isEqualTo("CheckResult_Type_AWithB");
        assertThat(check(world, "carol", "alice")).isEqualTo("CheckResult_Type_BWithA");
        assertThat(check(world, "alice", "dave")).isEqualTo("CheckResult_Type_NoRelation");
    }

    @Test
    @DisplayName("are undone one way or both ways, once")
    void areUndoneOneWayOrBothWays(World world) {
        add(world, "alice", "Add_Type_Both", "bob");
        String delete = "{'From_Account':'alice','To_Account':['bob'],'DeleteType':'%s'}";

        assertThat(result(world.ok("sns/friend_delete", delete, "Delete_Type_Single")))
                .isZero();
        assertThat(check(world, "alice", "bob")).isEqualTo("CheckResult_Type_BWithA");
        assertThat(result(world.ok("sns/friend_delete", delete, "Delete_Type_Both")))
                .isZero();
        assertThat(result(world.ok("sns/friend_delete", delete, "Delete_Type_Both")))
                .isEqualTo(31704);
    }

    @Test
    @DisplayName("are undone all at once")
    void areUndoneAllAtOnce(World world) {
        add(world, "alice", "Add_Type_Single", "carol");

        world.ok("sns/friend_delete_all", "{'From_Account':'alice'}");

        assertThat(check(world, "alice", "carol")).isEqualTo("CheckResult_Type_NoRelation");
    }

    @ParameterizedTest
    @CsvSource({"AllowType_Type_AllowAny, 0", "AllowType_Type_NeedConfirm, 30539", "AllowType_Type_DenyAny, 30516"})
    @DisplayName("are made as far as the other's profile allows it, or by force")
    void areMadeAsFarAsTheOthersProfileAllows(String allow, int code, World world) {
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
    @DisplayName("are reported on one by one, and those that failed are named")
    void areReportedOnOneByOne(World world) {
        RestReply reply = world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web'},"
                        + "{'To_Account':'nobody','AddSource':'AddSource_Type_Web'},{'To_Account':'alice','AddSource':'AddSource_Type_Web'},"
                        + "{'To_Account':'carol','AddSource':'Web'}]}");

        assertThat(reply.list("ResultItem").each("ResultCode")).containsExactly("0", "30003", "30001", "30001");
        assertThat(reply.list("Fail_Account")).hasToString("[\"nobody\",\"alice\",\"carol\"]");
        assertThat(world.ok("sns/friend_add", ADD, "alice", "Add_Type_Both", "dave")
                        .has("Fail_Account"))
                .isFalse();
    }

    @Test
    @DisplayName("are not made by a user who has no account: 30003")
    void areNotMadeByAnUnknownUser(World world) {
        assertThat(world.code("sns/friend_add", ADD, "nobody", "Add_Type_Both", "bob"))
                .isEqualTo(30003);
    }

    private static void importBobAsFriendOfAlice(World world) {
        world.ok(
                "sns/friend_import",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_Web','Remark':'B',"
                        + "'GroupName':['work'],'CustomItem':[{'Tag':'Tag_SNS_Custom_X','Value':'y'}]}]}");
    }

    private static final String UPDATE =
            "{'From_Account':'alice','UpdateItem':[{'To_Account':'bob','SnsItem':[{'Tag':'Tag_SNS_IM_Remark','Value':'Bobby'},"
                    + "{'Tag':'Tag_SNS_IM_Group','Value':['home']}]}]}";

    @Test
    @DisplayName("are imported one way")
    void areImportedOneWay(World world) {
        importBobAsFriendOfAlice(world);

        assertThat(check(world, "bob", "alice")).isEqualTo("CheckResult_Type_BWithA");
    }

    @Test
    @DisplayName("come with what the user keeps about them, read by tag")
    void comeWithWhatTheUserKeepsAboutThem(World world) {
        importBobAsFriendOfAlice(world);
        world.ok("sns/friend_update", UPDATE);

        assertThat(world.ok(
                                "sns/friend_get_list",
                                "{'From_Account':'alice','To_Account':['bob'],'TagList':['Tag_SNS_IM_Remark','Tag_SNS_Custom_X']}")
                        .first("InfoItem")
                        .list("SnsProfileItem")
                        .each("Value"))
                .containsExactly("Bobby", "y");
    }

    @Test
    @DisplayName("move to the group that the user puts them in")
    void moveToTheGroupTheUserPutsThemIn(World world) {
        importBobAsFriendOfAlice(world);
        world.ok("sns/friend_update", UPDATE);

        JsonList groups = world.ok(
                        "sns/group_get",
                        "{'From_Account':'alice','LastSequence':0,'NeedFriend':'Need_Friend_Type_Yes'}")
                .list("ResultItem");

        assertThat(groups.each("GroupName")).containsExactly("work", "home");
        assertThat(groups.each("FriendNumber")).containsExactly("0", "1");
    }

    @Test
    @DisplayName("are not given what no tag is for: 30001")
    void areNotGivenWhatNoTagIsFor(World world) {
        importBobAsFriendOfAlice(world);

        assertThat(
                        result(
                                world.ok(
                                        "sns/friend_update",
                                        "{'From_Account':'alice','UpdateItem':[{'To_Account':'bob','SnsItem':[{'Tag':'Tag_No','Value':'x'}]}]}")))
                .isEqualTo(30001);
    }

    @ParameterizedTest
    @CsvSource({"Abcdefgh, 0", "Abcdefghi, 30001"})
    @DisplayName("come from a source of the app's own whose name has at most eight letters")
    void comeFromASourceOfAtMostEightLetters(String name, int code, World world) {
        String add = "{'From_Account':'alice','AddFriendItem':[{'To_Account':'bob','AddSource':'AddSource_Type_%s'}]}";

        assertThat(result(world.ok("sns/friend_add", add, name))).isEqualTo(code);
        assertThat(result(world.ok("sns/friend_import", add, name))).isEqualTo(code);
    }
}
