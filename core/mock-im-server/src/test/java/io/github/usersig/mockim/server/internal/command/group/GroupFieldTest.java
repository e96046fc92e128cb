package io.github.usersig.mockim.server.internal.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The app's own fields of a group")
@ExtendWith(World.Maker.class)
class GroupFieldTest {

    private static final String MODIFY = World.GROUP + "modify_group_base_info";
    private static final String MODIFY_MEMBER = World.GROUP + "modify_group_member_info";
    private static final String OF_GROUP = "{'GroupId':'%s','AppDefinedData':[%s]}";
    private static final String OF_MEMBER = "{'GroupId':'%s','Member_Account':'bob','AppMemberDefinedData':[%s]}";

    private static String fields(int from, int count, int bytes) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "{'Key':'k_" + i + "','Value':'" + "v".repeat(bytes) + "'}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AppDefinedData       | 'a-b'                 | 'x'",
                "AppDefinedData       | ''                    | 'x'",
                "AppMemberDefinedData | 'a b'                 | 'x'",
            })
    @DisplayName("have keys of letters, digits and _")
    void haveKeysOfLettersAndDigits(String name, String key, String value, World world) {
        assertThat(world.code(
                        World.GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'Public','Name':'g','%s':[{'Key':%s,'Value':%s}]}",
                        name,
                        "'" + key + "'",
                        "'" + value + "'"))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("are up to ten with 512 bytes each")
    void areUpToTenWith512Bytes(World world) {
        String id = world.group("Public");

        world.ok(MODIFY, OF_GROUP, id, fields(0, 10, 512));

        assertThat(world.code(MODIFY, OF_GROUP, id, fields(10, 1, 1))).isEqualTo(10004);
        assertThat(world.code(MODIFY, OF_GROUP, id, fields(0, 1, 513))).isEqualTo(10004);
        assertThat(world.groupInfo(id).list("AppDefinedData")).hasSize(10);
    }

    @Test
    @DisplayName("are up to five of a member with 64 bytes each")
    void areUpToFiveOfAMemberWith64Bytes(World world) {
        String id = world.group("Public");

        world.ok(MODIFY_MEMBER, OF_MEMBER, id, fields(0, 5, 64));

        assertThat(world.code(MODIFY_MEMBER, OF_MEMBER, id, fields(5, 1, 1))).isEqualTo(10004);
        assertThat(world.code(MODIFY_MEMBER, OF_MEMBER, id, fields(0, 1, 65))).isEqualTo(10004);
    }

    @Test
    @DisplayName("are changed one by one")
    void areChangedOneByOne(World world) {
        String id = world.group("Public");
        world.ok(MODIFY, OF_GROUP, id, fields(0, 10, 512));

        world.ok(MODIFY, OF_GROUP, id, fields(0, 1, 1));

        assertThat(world.groupInfo(id).first("AppDefinedData").text("Value")).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Key':'k_3','Value':''", "'Key':'k_3','Value':null", "'Key':'k_3'"})
    @DisplayName("are taken away by an empty value, which makes room for another")
    void areTakenAwayByAnEmptyValue(String empty, World world) {
        String id = world.group("Public");
        world.ok(MODIFY, OF_GROUP, id, fields(0, 10, 1));

        world.ok(MODIFY, OF_GROUP, id, "{" + empty + "}," + fields(10, 1, 1));

        assertThat(world.groupInfo(id).list("AppDefinedData").each("Key"))
                .hasSize(10)
                .contains("k_10")
                .doesNotContain("k_3");
    }
}
