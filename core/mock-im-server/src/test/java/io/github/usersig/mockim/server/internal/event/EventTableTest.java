package io.github.usersig.mockim.server.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.server.internal.event.GroupEvent.Which;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A table of reactions to events")
class EventTableTest {

    static Set<Class<? extends Event>> kinds() {
        return EventTable.kinds();
    }

    @Test
    @DisplayName("knows the records of every family as kinds, and no family itself")
    void knowsTheRecordsOfEveryFamily() {
        assertThat(kinds())
                .allMatch(Class::isRecord)
                .contains(
                        MessageEvent.Sent.class,
                        GroupEvent.Full.class,
                        GroupMessageEvent.Sent.class,
                        TopicEvent.Created.class,
                        RelationEvent.Followed.class,
                        AccountEvent.Kicked.class,
                        SessionEvent.LoggedIn.class,
                        OfficialEvent.MessageSent.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("cannot be made without a word on one kind, which the message names")
    void refusesToLeaveOutAKind(Class<? extends Event> kind) {
        EventTable.Builder<Instant> rows = new EventTable.Builder<>();
        kinds().stream().filter(each -> each != kind).forEach(each -> rows.ignore(List.of(each)));

        assertThatThrownBy(rows::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(kind.getEnclosingClass().getSimpleName() + "." + kind.getSimpleName())
                .hasMessageContaining("ignore()");
    }

    @Test
    @DisplayName("cannot have two reactions to one kind")
    void refusesASecondReaction() {
        EventTable.Builder<Instant> rows =
                new EventTable.Builder<Instant>().on(GroupEvent.Full.class, (full, at) -> {});

        assertThatThrownBy(() -> rows.ignore(List.of(GroupEvent.Full.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GroupEvent.Full");
    }

    @Test
    @DisplayName("does for an event what was said of its kind, and nothing else")
    void reactsByKind() {
        List<String> done = new ArrayList<>();
        EventTable.Builder<String> rows = new EventTable.Builder<String>()
                .on(GroupEvent.Full.class, (full, by) -> done.add(full.group().id() + " by " + by));
        kinds().stream().filter(each -> each != GroupEvent.Full.class).forEach(each -> rows.ignore(List.of(each)));
        EventTable<String> table = rows.build();

        table.react(new GroupEvent.Full(new Which("g", "Public")), "alice");
        table.react(new GroupEvent.OwnerChanged(new Which("g", "Public"), "alice", "bob"), "alice");

        assertThat(done).containsExactly("g by alice");
    }
}
