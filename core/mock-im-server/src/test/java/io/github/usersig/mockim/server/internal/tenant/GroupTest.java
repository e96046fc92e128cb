package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.tenant.GroupAttributes.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A group")
class GroupTest {

    private final Group group = new Groups().create("g", GroupType.PUBLIC, 0);

    @Test
    @DisplayName("has at most 16 attributes; a change that would make them more changes nothing")
    void keepsTheMostAttributes() {
        Map<String, String> sixteen = new HashMap<>();
        for (int i = 1; i <= 16; i++) {
            sixteen.put("key" + i, "old");
        }
        assertThat(group.attributes().replaceBy(sixteen)).isEqualTo(Outcome.DONE);

        assertThat(group.attributes().change(Map.of("key1", "new", "key17", "new")))
                .isEqualTo(Outcome.TOO_MANY);
        assertThat(group.attributes().all()).isEqualTo(sixteen);
        assertThat(group.attributes().replaceBy(Map.of("key17", "new"))).isEqualTo(Outcome.DONE);
        assertThat(group.attributes().all()).containsExactly(Map.entry("key17", "new"));
    }

    @Test
    @DisplayName("has attributes of at most 16,000 bytes; a change that would make them more changes nothing")
    void keepsTheMostBytesOfAttributes() {
        assertThat(group.attributes().change(Map.of("a", "x".repeat(16_000)))).isEqualTo(Outcome.DONE);

        assertThat(group.attributes().change(Map.of("b", "y"))).isEqualTo(Outcome.TOO_LARGE);
        assertThat(group.attributes().all()).containsOnlyKeys("a");
    }

    @Test
    @DisplayName("has at most 20 counters; setting more at once sets none")
    void keepsTheMostCounters() {
        Map<String, Long> twenty = new HashMap<>();
        for (int i = 1; i <= 20; i++) {
            twenty.put("key" + i, 1L);
        }
        assertThat(group.counters().set(twenty)).isTrue();

        assertThat(group.counters().set(Map.of("key1", 2L, "key21", 2L))).isFalse();
        assertThat(group.counters().all()).isEqualTo(twenty);
        assertThat(group.counters().set(Map.of("key1", 2L))).isTrue();
        assertThat(group.counters().get("key1")).isEqualTo(2);
    }

    @Test
    @DisplayName("has at most 10 different marks, each of at most 1,000 members")
    void keepsTheMostMarks() {
        Groups groups = new Groups();
        Group room = groups.create("room", GroupType.AV_CHAT_ROOM, 0);
        Member alice = groups.join(room, "alice", Member.Role.OWNER, 0);
        for (int mark = 1; mark <= 10; mark++) {
            assertThat(room.mark(alice, mark)).isTrue();
        }
        assertThat(room.mark(alice, 11)).isFalse();
        for (int i = 1; i < 1_000; i++) {
            assertThat(room.mark(groups.join(room, "user" + i, Member.Role.MEMBER, 0), 1))
                    .isTrue();
        }

        Member bob = groups.join(room, "bob", Member.Role.MEMBER, 0);
        assertThat(room.mark(bob, 1)).isFalse();
        alice.unmark(1);
        assertThat(room.mark(bob, 1)).isTrue();
        assertThat(bob.marks()).containsExactly(1);
    }

    @Test
    @DisplayName("mutes up to a second, that second not among them, and for ever if it is long enough")
    void endsAMuteAtItsSecond() {
        group.mutes().set(List.of("alice"), Deadlines.endSeconds(100, 10));

        assertThat(group.isMuted("alice", 109)).isTrue();
        assertThat(group.isMuted("alice", 110)).isFalse();
        assertThat(group.mutes().present(109)).containsExactly(Map.entry("alice", 110L));
        assertThat(group.mutes().present(110)).isEmpty();
        assertThat(Deadlines.endSeconds(100, User.FOR_EVER_SECONDS)).isEqualTo(User.FOR_EVER_SECONDS);
        assertThat(Deadlines.endSeconds(100, User.FOR_EVER_SECONDS - 1)).isEqualTo(User.FOR_EVER_SECONDS);
    }
}
