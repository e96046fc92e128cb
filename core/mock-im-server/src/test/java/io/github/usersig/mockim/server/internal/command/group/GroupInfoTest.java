package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is told of a group")
@ExtendWith(World.Maker.class)
class GroupInfoTest {

    private static final String GROUP = World.GROUP;

    @Test
    @DisplayName("is what the filter names, the app's own fields included")
    void isWhatTheFilterNames(World world) {
        String id = world.ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'Public','Name':'g','AppDefinedData':[{'Key':'a','Value':'1'},"
                                + "{'Key':'b','Value':'2'}]}")
                .text("GroupId");

        JsonView info = world.ok(
                        GROUP + "get_group_info",
                        "{'GroupIdList':['%s'],'ResponseFilter':{'GroupBaseInfoFilter':['Name','MemberNum'],"
                                + "'MemberInfoFilter':['Role'],'AppDefinedDataFilter_Group':['b']}}",
                        id)
                .first("GroupInfo");

        assertThat(info.fields())
                .containsExactlyInAnyOrder(
                        "GroupId", "ErrorCode", "ErrorInfo", "Name", "MemberNum", "AppDefinedData", "MemberList");
        assertThat(info.list("AppDefinedData")).hasToString("[{\"Key\":\"b\",\"Value\":\"2\"}]");
        assertThat(info.first("MemberList").text("Role")).isEqualTo("Owner");
        assertThat(info.first("MemberList").has("JoinTime")).isFalse();
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
    @DisplayName("is nothing but what the filter names")
    void isNothingButWhatTheFilterNames(String filter, String names, String ofGroup, String ofMember, World world) {
        String id = world.ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'Public','Name':'g','AppDefinedData':[{'Key':'a','Value':'1'}],"
                                + "'AppMemberDefinedData':[{'Key':'m','Value':'2'}]}")
                .text("GroupId");

        JsonView info = world.ok(
                        GROUP + "get_group_info",
                        "{'GroupIdList':['%s'],'ResponseFilter':{'%s':%s}}",
                        id,
                        filter,
                        names)
                .first("GroupInfo");

        assertThat(others(info, "GroupId", "ErrorCode", "ErrorInfo")).isEqualTo(ofGroup);
        assertThat(info.has("MemberList.0") ? others(info.first("MemberList"), "Member_Account") : "")
                .isEqualTo(ofMember);
    }

    /** The names of the fields beside those that are always there. */
    private static String others(JsonView json, String... always) {
        return json.fields().stream()
                .filter(name -> !List.of(always).contains(name))
                .collect(Collectors.joining(","));
    }
}
