package io.github.usersig.mockim.server.internal.command.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("An app that searches")
@ExtendWith(World.Maker.class)
class SearchTest {

    private static final String SEARCH = "{'Keywords':['%s']%s}";

    private static List<String> users(World world, String word, String more) {
        return world.ok("user_search/search", SEARCH, word, more).list("Users").each("UserID");
    }

    private static void describe(World world) {
        world.ok(
                "profile/portrait_set",
                "{'From_Account':'bob','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Robert'},"
                        + "{'Tag':'Tag_Profile_IM_Gender','Value':'Gender_Type_Male'},"
                        + "{'Tag':'Tag_Profile_IM_BirthDay','Value':19900101}]}");
    }

    @Test
    @DisplayName("finds users by a part of their nick, in letters of any case, and by their whole UserID")
    void findsUsers(World world) {
        describe(world);

        assertThat(users(world, "ROB", "")).containsExactly("bob");
        assertThat(users(world, "alice", "")).containsExactly("alice");
        assertThat(users(world, "ali", "")).isEmpty();
    }

    @Test
    @DisplayName("finds users by gender and day of birth too, and is told what their profiles say")
    void findsUsersByMore(World world) {
        describe(world);

        assertThat(users(world, "rob", ",'UserGenderType':'Gender_Type_Male'")).containsExactly("bob");
        assertThat(users(world, "rob", ",'UserGenderType':'Gender_Type_Female'"))
                .isEmpty();
        assertThat(users(world, "rob", ",'UserBirthStart':19900102")).isEmpty();
        assertThat(users(world, "rob", ",'UserBirthStart':19891231,'UserBirthEnd':19900101"))
                .containsExactly("bob");
        assertThat(world.ok("user_search/search", SEARCH, "rob", "").first("Users"))
                .asString()
                .contains(
                        "{\"Tag\":\"Tag_Profile_IM_Nick\",\"StrValue\":\"Robert\"}",
                        "{\"Tag\":\"Tag_Profile_IM_BirthDay\",\"IntValue\":19900101}");
    }

    @Test
    @DisplayName("finds one word or all of them, page by page")
    void findsPageByPage(World world) {
        String two = "{'Keywords':['alice','bob'],'Count':1%s}";

        RestReply first = world.ok("user_search/search", two, "");
        assertThat(first.number("TotalCount")).isEqualTo(2);
        assertThat(first.list("Users").each("UserID")).containsExactly("alice");
        RestReply second = world.ok("user_search/search", two, ",'Cursor':'" + first.text("Cursor") + "'");
        assertThat(second.list("Users").each("UserID")).containsExactly("bob");
        assertThat(second.text("Cursor")).isEmpty();
        assertThat(world.ok("user_search/search", two, ",'KeywordMatchType':1").number("TotalCount"))
                .isZero();
    }

    @Test
    @DisplayName("finds groups by a part of their name and by their whole GroupId, but no live rooms")
    void findsGroups(World world) {
        String id = world.group("Public");
        world.group("AVChatRoom");

        RestReply found = world.ok("group_search/search", SEARCH, "iend", "");

        assertThat(found.list("Groups").each("GroupID")).containsExactly(id);
        assertThat(found.first("Groups").text("GroupOwnerUserID")).isEqualTo("alice");
        assertThat(found.first("Groups").number("GroupMemberNum")).isEqualTo(2);
        assertThat(world.ok("group_search/search", SEARCH, id, "").list("Groups"))
                .hasSize(1);
        assertThat(world.ok("group_search/search", SEARCH, "iend", ",'GroupType':['Community']")
                        .list("Groups"))
                .isEmpty();
    }

    @Test
    @DisplayName("is refused without a word, or with over five: 27003")
    void isRefusedWithoutAWord(World world) {
        assertThat(world.code("user_search/search", "{}")).isEqualTo(27003);
        assertThat(world.code("group_search/search", "{'Keywords':['a','b','c','d','e','f']}"))
                .isEqualTo(27003);
    }
}
