package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation")
class ConversationTest {

    private static final long NOON = 1_767_268_800;

    private final Conversation conversation = new Conversation("alice", "bob", new MessagePages());

    @Test
    @DisplayName("takes the same message for a repetition for two minutes, and then for a new one")
    void takesTheSameMessageForARepetition() {
        StoredMessage first = conversation.send(message("alice", NOON, 1), true);

        assertThat(conversation.send(message("alice", NOON + 120, 1), true)).isEqualTo(first);
        assertThat(conversation.send(message("alice", NOON + 121, 1), true)).isNotEqualTo(first);
        assertThat(conversation.list(message -> true)).hasSize(2);
    }

    @Test
    @DisplayName(
            "remembers the newest 50,000 messages for repetitions, so that a load test does not fill the memory with them")
    void remembersTheNewestMessagesForRepetitions() {
        StoredMessage first = conversation.send(message("alice", NOON, 0), true);
        for (int seq = 1; seq < Repetitions.MOST; seq++) {
            conversation.send(message("alice", NOON, seq), true);
        }
        assertThat(conversation.send(message("alice", NOON, 0), true)).isEqualTo(first);

        conversation.send(message("alice", NOON, Repetitions.MOST), true);

        assertThat(conversation.send(message("alice", NOON, 0), true)).isNotEqualTo(first);
        assertThat(conversation.send(message("alice", NOON, 2), true).seq()).isEqualTo(2);
        assertThat(conversation.size()).isEqualTo(Repetitions.MOST + 2);
    }

    @Test
    @DisplayName("finds a message by its key, and puts an imported one where its time is")
    void findsAMessageByItsKey() {
        StoredMessage late = conversation.send(message("alice", NOON, 7), true);
        StoredMessage early = message("bob", NOON - 10, 8);

        assertThat(conversation.importMessage(early)).isTrue();
        assertThat(conversation.importMessage(message("alice", NOON - 10, 8))).isFalse();
        assertThat(conversation.list(message -> true)).containsExactly(early, late);
        assertThat(conversation.find(early.key())).isEqualTo(early);
        assertThat(conversation.find("7_2_" + (NOON + 1))).isNull();
        assertThat(conversation.find("nonsense")).isNull();
    }

    @Test
    @DisplayName(
            "finds a message among the many that a clock which stands still puts into one second, and new ones too")
    void findsAMessageAmongManyOfOneSecond() {
        StoredMessage before = conversation.send(message("alice", NOON - 1, 0), true);
        List<StoredMessage> many = new ArrayList<>();
        for (int seq = 1; seq <= 500; seq++) {
            many.add(conversation.send(message("alice", NOON, seq), true));
            if (seq % 100 == 0) {
                assertThat(conversation.find(many.get(seq / 2).key())).isEqualTo(many.get(seq / 2));
            }
        }
        StoredMessage earlier = message("bob", NOON - 1, 900);
        conversation.importMessage(earlier);

        assertThat(many).allSatisfy(message -> assertThat(conversation.find(message.key()))
                .isEqualTo(message));
        assertThat(conversation.find(earlier.key())).isEqualTo(earlier);
        assertThat(conversation.find(before.key())).isEqualTo(before);
        assertThat(conversation.find("501_2_" + NOON)).isNull();
    }

    @Test
    @DisplayName("goes backward by time, and by MsgSeq within a second")
    void goesBackwardByTimeAndMsgSeq() {
        conversation.send(message("alice", NOON, 1), true);
        conversation.send(message("alice", NOON + 1, 9), true);
        conversation.send(message("alice", NOON + 1, 5), true);
        conversation.send(message("alice", NOON + 2, 3), true);

        List<Long> seen = new ArrayList<>();
        conversation.backwardFrom(NOON + 1, message -> seen.add(message.seq()));
        assertThat(seen).containsExactly(9L, 5L, 1L);
    }

    @Test
    @DisplayName("counts what each of the two has not read")
    void countsWhatEachOfTheTwoHasNotRead() {
        StoredMessage first = conversation.send(message("alice", NOON, 1), true);
        StoredMessage second = conversation.send(message("alice", NOON + 1, 2), true);
        conversation.send(message("alice", NOON + 2, 3), true);
        conversation.send(message("bob", NOON + 3, 4), true);
        assertThat(conversation.unreadOf("bob")).isEqualTo(3);
        assertThat(conversation.unreadOf("alice")).isEqualTo(1);

        conversation.read("bob", NOON);
        assertThat(first.isRead()).isTrue();
        assertThat(conversation.unreadOf("bob")).isEqualTo(2);

        conversation.recall(second);
        conversation.recall(second);
        assertThat(conversation.unreadOf("bob")).isEqualTo(1);

        conversation.clear("bob");
        assertThat(conversation.unreadOf("bob")).isZero();
        assertThat(conversation.unreadOf("alice")).isEqualTo(1);
    }

    @Test
    @DisplayName("is read up to a second, with what does not count as unread")
    void isReadUpToASecond() {
        StoredMessage first = send("alice", NOON, 1, true);
        StoredMessage uncounted = send("alice", NOON, 2, false);
        StoredMessage own = send("bob", NOON, 3, true);
        StoredMessage later = send("alice", NOON + 1, 4, false);

        conversation.read("bob", NOON);
        assertThat(List.of(first, uncounted)).allMatch(StoredMessage::isRead);
        assertThat(List.of(own, later)).noneMatch(StoredMessage::isRead);

        StoredMessage sameSecond = message("alice", NOON, 5);
        conversation.importMessage(sameSecond);
        StoredMessage earlier = message("alice", NOON - 9, 6);
        conversation.importMessage(earlier);
        assertThat(conversation.unreadOf("bob")).isEqualTo(2);
        conversation.read("bob", NOON + 99);
        assertThat(List.of(sameSecond, earlier, later)).allMatch(StoredMessage::isRead);
        assertThat(own.isRead()).isFalse();
        assertThat(conversation.unreadOf("bob")).isZero();
        assertThat(conversation.unreadOf("alice")).isEqualTo(1);

        StoredMessage afterAll = send("alice", NOON + 50, 7, false);
        conversation.read("bob", NOON + 60);
        assertThat(afterAll.isRead()).isTrue();
    }

    private StoredMessage send(String from, long second, long seq, boolean counts) {
        StoredMessage message = message(from, second, seq);
        if (!counts) {
            message.noUnread();
        }
        return conversation.send(message, true);
    }

    private static StoredMessage message(String from, long second, long seq) {
        return new StoredMessage(
                from,
                from.equals("alice") ? "bob" : "alice",
                new MessageId(seq, 2),
                SentAt.seconds(second),
                "hi",
                "[]",
                "");
    }
}
