package io.github.usersig.mockim.server.internal.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was said")
class SnapshotTest {

    private final TenantState state = new TenantState(SdkApp.random());

    private static StoredMessage message(int number) {
        StoredMessage message = new StoredMessage(
                "alice", "bob", new MessageId(number, number + 1), new SentAt(1_000, 999), "hi", "[]", "custom");
        message.allowExtensions();
        message.modified();
        message.extensions().put("key", "value");
        message.extensions().clear();
        message.extensions().put("key", "value");
        message.reactions().add("smile", "bob");
        return message;
    }

    @Test
    @DisplayName("is the same after a restore: history, repetitions, what is unread, and what is listed")
    void restoresTheSame() {
        Conversation conversation = state.chats().between("alice", "bob");
        for (int i = 1; i <= 200; i++) {
            conversation.send(message(i), true);
        }
        conversation.send(message(1_000), false);
        conversation.find(message(7).key());
        Group group = state.groups().create("g", GroupType.PUBLIC, 0);
        Member alice = state.groups().join(group, "alice", Role.MEMBER, 0);
        group.chat().send("bob", 1, SentAt.seconds(1_000), 1, "[1]", "", GroupChat.Kept.IN_HISTORY_AND_LISTS);
        group.chat().send("bob", 2, SentAt.seconds(1_000), 1, "[2]", "", GroupChat.Kept.IN_HISTORY);
        alice.hide(group.chat(), 2);
        TenantState copy = copy();

        conversation.read("bob", 2_000);
        StoredMessage changed = conversation.find(message(9).key());
        assertThat(changed).isNotNull();
        changed.changeBody("changed", "[\"changed\"]");

        Conversation restored = copy.chats().find("alice", "bob");
        assertThat(restored).isNotNull();
        assertThat(restored.size()).isEqualTo(200);
        assertThat(copy.chats().find("bob", "alice")).isSameAs(restored);
        assertThat(copy.chats().unreadOf("bob")).isEqualTo(200);
        assertThat(state.chats().unreadOf("bob")).isZero();
        assertThat(requireNonNull(restored.find(message(9).key())).text()).isEqualTo("hi");
        StoredMessage seventh = restored.find(message(7).key());
        assertThat(restored.send(message(7), true).key())
                .as("a repetition")
                .isEqualTo(requireNonNull(seventh).key());
        restored.send(message(1_000), true); // repeats one that stayed nowhere
        assertThat(restored.size()).isEqualTo(200);
        restored.read("bob", 2_000);
        assertThat(copy.chats().unreadOf("bob")).isZero();
        Group again = requireNonNull(copy.groups().find("g"));
        Member aliceAgain = requireNonNull(again.member("alice"));
        assertThat(requireNonNull(again.chat().newestListed(aliceAgain)).body()).isEqualTo("[1]");
        assertThat(aliceAgain.isHidden(again.chat(), 2)).isTrue();
        assertThat(again.page(Set.of(Role.MEMBER), 0, 10)).containsExactly(aliceAgain);
    }

    private TenantState copy() {
        MovableClock clock = new MovableClock(Clock.systemUTC(), () -> {});
        return Snapshot.of(state, clock).restore(clock);
    }
}
