package io.github.usersig.mockim.server.internal.command.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A profile")
@ExtendWith(World.Maker.class)
class ProfileTest {

    private static final String SET = "profile/portrait_set";

    private static void setProfileOfAlice(World world) {
        world.ok(
                SET,
                "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'Al'},"
                        + "{'Tag':'Tag_Profile_IM_Gender','Value':'Gender_Type_Female'},"
                        + "{'Tag':'Tag_Profile_IM_Level','Value':7},{'Tag':'Tag_Profile_Custom_Club','Value':'chess'}]}");
    }

    @Test
    @DisplayName("holds standard fields and the app's own")
    void holdsStandardFieldsAndTheAppsOwn(World world) {
        setProfileOfAlice(world);

        RestReply reply = world.ok(
                "profile/portrait_get",
                "{'To_Account':['alice','nobody'],'TagList':['Tag_Profile_IM_Nick','Tag_Profile_IM_Level',"
                        + "'Tag_Profile_Custom_Club','Tag_Profile_IM_Image']}");

        assertThat(reply.first("UserProfileItem").list("ProfileItem").each("Value"))
                .containsExactly("Al", "7", "chess");
        assertThat(reply.number("UserProfileItem.1.ResultCode")).isEqualTo(40003);
        assertThat(reply.list("Fail_Account")).hasToString("[\"nobody\"]");
    }

    @Test
    @DisplayName("has the nickname of the account")
    void hasTheNicknameOfTheAccount(World world) {
        setProfileOfAlice(world);

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
    @DisplayName("refuses unknown fields and wrong values")
    void refusesUnknownFieldsAndWrongValues(String tag, String value, int code, World world) {
        String json = value.equals("x") ? "'x'" : value;

        assertThat(world.code(SET, "{'From_Account':'alice','ProfileItem':[{'Tag':'%s','Value':%s}]}", tag, json))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Abcdefgh, 0", "Abcdefghi, 40009"})
    @DisplayName("has fields of the app's own whose names have at most eight letters")
    void hasFieldsOfAtMostEightLetters(String name, int code, World world) {
        assertThat(world.code(
                        SET,
                        "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_Custom_%s','Value':'x'}]}",
                        name))
                .isEqualTo(code);
        assertThat(world.code(
                        "profile/portrait_get", "{'To_Account':['alice'],'TagList':['Tag_Profile_Custom_%s']}", name))
                .isEqualTo(code);
    }

    @Test
    @DisplayName("has fields of at most 500 bytes")
    void hasFieldsOfAtMost500Bytes(World world) {
        String set = "{'From_Account':'alice','ProfileItem':[{'Tag':'Tag_Profile_IM_Nick','Value':'%s'}]}";

        assertThat(world.code(SET, set, "x".repeat(500))).isZero();
        assertThat(world.code(SET, set, "x".repeat(501))).isEqualTo(40601);
    }
}
