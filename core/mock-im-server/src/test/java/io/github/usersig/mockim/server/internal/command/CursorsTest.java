package io.github.usersig.mockim.server.internal.command;

import static io.github.usersig.ImError.GROUP_PARAMETER_ILLEGAL;
import static io.github.usersig.mockim.server.support.World.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cursor")
@ExtendWith(World.Maker.class)
class CursorsTest {

    private static final long UNSIGNED_INTS = 1L << 32;

    private final Cursors cursors = Cursors.of("a list", GROUP_PARAMETER_ILLEGAL);

    @Test
    @DisplayName("needs more than 32 bits, less than the 53 that JavaScript has, and leads back to its place")
    void needsMoreThan32Bits() {
        for (int place : new int[] {1, 2, 100, 10_000, 1_000_000}) {
            assertThat(cursors.number(place)).isGreaterThan(UNSIGNED_INTS).isLessThan(1L << 53);
            assertThat(cursors.index(cursors.number(place))).isEqualTo(place);
            assertThat(cursors.index(cursors.text(place))).isEqualTo(place);
        }
        assertThat(cursors.index(0)).isZero();
        assertThat(cursors.index("")).isZero();
    }

    @Test
    @DisplayName("that was cut to an int, changed, made up or handed out for another list is refused")
    void isRefusedIfItWasNeverHandedOut() {
        Random random = new Random(1);
        Cursors others = Cursors.of("another list", GROUP_PARAMETER_ILLEGAL);
        int taken = 0;
        for (int place = 1; place <= 5_000; place++) {
            long cursor = cursors.number(place);
            long[] never = {
                (int) cursor, cursor + 1, cursor - 1, random.nextLong(cursor * 2), others.number(place), -place
            };
            for (long each : never) {
                if (each != cursor && isTaken(each)) {
                    taken++;
                }
            }
        }
        assertThat(taken).as("of 30,000, at 1 in 4,096 for those of its size").isLessThan(20);
        assertThatThrownBy(() -> cursors.index(1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("send it on unchanged, in a 64-bit number");
    }

    private boolean isTaken(long cursor) {
        try {
            return cursors.index(cursor) > 0;
        } catch (Refusal e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "x", "99999999999999999999", " "})
    @DisplayName("that is a text and no number of ours is refused")
    void isRefusedAsAText(String text) {
        assertThatThrownBy(() -> cursors.index(text)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("leads through all groups, across a restore, and overflows an int")
    void leadsThroughAllGroupsAcrossARestore(World world) {
        List<String> groups = List.of(world.group("Public"), world.group("Public"), world.group("Public"));
        List<String> found = new ArrayList<>();
        long next = 0;
        do {
            RestReply page = world.ok(GROUP + "get_appid_group_list", "{'Limit':1,'Next':%d}", next);
            found.addAll(page.list("GroupIdList").each("GroupId"));
            next = page.longNumber("Next");
            assertThat(next == 0 || next > UNSIGNED_INTS).as("Next %d", next).isTrue();
            world.im.restore(world.im.snapshot());
        } while (next != 0);

        assertThat(found).containsExactlyElementsOf(groups);
        long first = world.ok(GROUP + "get_appid_group_list", "{'Limit':1}").longNumber("Next");
        assertThat(world.code(GROUP + "get_appid_group_list", "{'Limit':1,'Next':%d}", (int) first))
                .isEqualTo(10004);
        assertThat(world.code(GROUP + "get_appid_group_list", "{'Limit':1,'Next':%d,'GroupType':'Public'}", first))
                .as("of another list")
                .isEqualTo(10004);
    }
}
