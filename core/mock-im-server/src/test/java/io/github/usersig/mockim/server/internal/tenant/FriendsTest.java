package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lists of a user")
class FriendsTest {

    private final Friends.Lists lists = new Friends().of("alice");

    @Test
    @DisplayName("block at most 1,000 users, each once")
    void blockAtMostAThousand() {
        IntStream.range(0, 999).forEach(i -> lists.block("user" + i, 1));
        assertThat(lists.isBlockListFull()).isFalse();
        assertThat(lists.block("user0", 2)).isFalse();
        assertThat(lists.blocked()).hasSize(999).containsEntry("user0", 1L);

        assertThat(lists.block("bob", 2)).isTrue();

        assertThat(lists.isBlockListFull()).isTrue();
        assertThatThrownBy(() -> lists.block("carol", 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1000");
        assertThat(lists.unblock("bob")).isTrue();
        assertThat(lists.unblock("bob")).isFalse();
        assertThat(lists.block("carol", 2)).isTrue();
    }

    @Test
    @DisplayName("have at most 32 friend groups; making more at once makes none, and is no change")
    void haveAtMost32Groups() {
        List<String> names = IntStream.range(0, 31).mapToObj(i -> "g" + i).toList();
        assertThat(lists.addGroups(names)).isTrue();
        assertThat(lists.sequence()).isEqualTo(1);

        assertThat(lists.addGroups(List.of("one", "two"))).isFalse();
        assertThat(lists.groups()).containsExactlyElementsOf(names);
        assertThat(lists.sequence()).isEqualTo(1);
        assertThat(lists.addGroups(List.of("g0", "one", "one"))).isTrue();
        assertThat(lists.groups()).hasSize(32);
    }

    @Test
    @DisplayName("take a group away from the friends in it, who stay friends")
    void takeAGroupAwayFromItsFriends() {
        Friends.Friend bob = lists.add("bob");
        lists.putInto(bob, List.of("home", "work"));

        lists.removeGroups(List.of("home"));

        assertThat(lists.groups()).containsExactly("work");
        assertThat(bob.groups()).containsExactly("work");
        assertThat(lists.friend("bob")).isSameAs(bob);
        lists.putIntoNothingBut(bob, List.of("club"));
        assertThat(bob.groups()).containsExactly("club");
        assertThat(lists.groups()).containsExactly("work", "club");
    }
}
