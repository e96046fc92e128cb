package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Conversations")
@ExtendWith(World.Maker.class)
class ConversationGroupTest {

    private static final String CONTACT = "recentcontact/";

    private static void makeAGroupWithBob(World world) {
        world.ok(
                CONTACT + "create_contact_group",
                "{'From_Account':'alice','GroupContactItem':[{'GroupName':'work','ContactItem':[{'Type':1,'To_Account':'bob'}]}]}");
    }

    private static void markCarol(World world) {
        world.ok(
                CONTACT + "mark_contact",
                "{'From_Account':'alice','MarkItem':[{'OptType':3,'ContactItem':{'Type':1,'To_Account':'carol'},'SetMark':[0,2],"
                        + "'CustomMark':'later'}]}");
    }

    @Test
    @DisplayName("are sorted into groups, which can be renamed")
    void areSortedIntoGroups(World world) {
        makeAGroupWithBob(world);
        world.ok(
                CONTACT + "update_contact_group",
                "{'From_Account':'alice','UpdateType':1,'UpdateGroup':{'UpdateGroupType':1,'OldGroupName':'work','NewGroupName':'job'}}");
        markCarol(world);

        RestReply all = world.ok(CONTACT + "get_contact_group", "{'From_Account':'alice','StartIndex':0}");

        assertThat(all.list("GroupItem")).hasToString("[{\"GroupName\":\"job\",\"GroupId\":1}]");
        assertThat(all.list("ContactItem").texts("To_Account")).containsExactlyInAnyOrder("carol", "bob");
    }

    @Test
    @DisplayName("carry marks of the service's and of the app's own")
    void carryMarks(World world) {
        markCarol(world);

        JsonView carol = world.ok(
                        CONTACT + "search_contact_group",
                        "{'From_Account':'alice','ContactItem':[{'Type':1,'To_Account':'carol'}]}")
                .first("ContactResultItem");

        assertThat(carol.text("StandardMark")).isEqualTo("101");
        assertThat(carol.text("CustomMark")).isEqualTo("later");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 64})
    @DisplayName("have no standard mark but 0 to 63")
    void haveNoOtherMark(int mark, World world) {
        String item = "{'OptType':1,'ContactItem':{'Type':1,'To_Account':'carol'},'SetMark':[" + mark + "]}";

        assertThat(world.code(CONTACT + "mark_contact", "{'From_Account':'alice','MarkItem':[" + item + "]}"))
                .isEqualTo(50002);
    }

    @Test
    @DisplayName("lose a group that is deleted, once")
    void loseAGroupThatIsDeleted(World world) {
        makeAGroupWithBob(world);

        world.ok(CONTACT + "del_contact_group", "{'From_Account':'alice','GroupName':['work']}");

        assertThat(world.code(CONTACT + "del_contact_group", "{'From_Account':'alice','GroupName':['work']}"))
                .isEqualTo(50002);
    }
}
