package io.github.usersig.mockim.server.internal.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A message that is kept as bytes")
class KeptMessageTest {

    private static final long NOON = 1_767_268_800;
    private static final long MOST = 0xFFFF_FFFFL;

    private final MessagePages pages = new MessagePages();
    private final Conversation conversation = new Conversation("alice", "bob", pages);

    @ParameterizedTest(name = "text {index}")
    @ValueSource(
            strings = {
                "",
                "hi",
                "MsgType",
                "with \"quotes\" and \\",
                "d\u00e9j\u00e0 vu",
                "\u4f60\u597d\uff0c\u4e16\u754c",
                "\ud83d\ude00 smile",
                "half \ud83d a pair",
                "\udc00",
                "the end of a half \ud83d"
            })
    @DisplayName("says what it said before, in whatever letters")
    void saysWhatItSaidBefore(String text) {
        String body = "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"\u00e9" + text.replace("\"", "\\\"")
                + "\"}}]";
        StoredMessage sent = message("bob", 7, text, body, text + "!");

        assertThat(List.of(sent.text(), sent.body(), sent.custom())).containsExactly(text, body, text + "!");
        conversation.send(sent, true);

        StoredMessage kept = conversation.list(message -> true).get(0);
        assertThat(kept).isEqualTo(sent);
        assertThat(List.of(kept.text(), kept.body(), kept.custom())).containsExactly(text, body, text + "!");
        assertThat(List.of(kept.from(), kept.to(), kept.key()))
                .containsExactly("bob", "alice", "7_" + MOST + "_" + NOON);
    }

    @Test
    @DisplayName("keeps its key, its marks and its extensions while its content grows and shrinks")
    void keepsItsKeyWhileItsContentChanges() {
        StoredMessage sent = message("alice", MOST, "0", "[0]", "custom");
        sent.wantReceipt();
        sent.sentByClientAt(NOON + 5);
        sent.changeBody("still not kept, and longer", "[still not kept, and longer]");
        conversation.send(sent, true);
        conversation.send(message("bob", 2, "next", "[next]", ""), true);
        sent.extensions().put("key", "value");

        for (int length = 1; length < 3_000; length = length * 2 + 1) {
            StoredMessage found = requireNonNull(conversation.find(sent.key()));
            found.changeBody("x".repeat(length), "[" + "x".repeat(length) + "]");
            found.changeCustom("c".repeat(3_000 - length));
            found.modified();
            assertThat(sent.body()).isEqualTo("[" + "x".repeat(length) + "]");
            assertThat(sent.text()).hasSize(length);
            assertThat(sent.custom()).hasSize(3_000 - length);
        }

        StoredMessage found = requireNonNull(conversation.find(sent.key()));
        found.changeBody("", "[]");
        assertThat(found.text()).isEmpty();
        assertThat(found.version()).isEqualTo(11);
        assertThat(found.isReceiptWanted()).isTrue();
        assertThat(found.content().sentAt()).isEqualTo(new SentAt(NOON, NOON + 5));
        assertThat(found.extensions().size()).isEqualTo(1);
        assertThat(conversation
                        .list(message -> message.from().equals("bob"))
                        .get(0)
                        .body())
                .isEqualTo("[next]");
    }

    @Test
    @DisplayName("is found among those of many pages, and one that is longer than a page as well")
    void isFoundAmongThoseOfManyPages() {
        List<StoredMessage> sent = new ArrayList<>();
        for (int seq = 0; seq < 300; seq++) {
            int length = seq == 100 ? MessagePages.LONGEST_PAGE + 1 : seq * 97;
            sent.add(conversation.send(message("alice", seq, "", "b".repeat(length), Integer.toString(seq)), true));
        }

        for (int seq = 0; seq < 300; seq++) {
            assertThat(sent.get(seq).custom()).isEqualTo(Integer.toString(seq));
            assertThat(sent.get(seq).body()).hasSize(seq == 100 ? MessagePages.LONGEST_PAGE + 1 : seq * 97);
        }
    }

    @Test
    @DisplayName("is another one in a snapshot: what is done to either is not done to the other")
    void isAnotherOneInASnapshot() {
        TenantState state = new TenantState(SdkApp.random());
        StoredMessage before = state.chats().between("alice", "bob").send(message("alice", 1, "hi", "[hi]", ""), true);
        before.reactions().add("like", "bob");
        GroupChat chat = state.groups().create("g", GroupType.PUBLIC, 0).chat();
        chat.send("carol", 3, SentAt.seconds(NOON), 2, "[group]", "", GroupChat.Kept.IN_HISTORY_AND_LISTS);

        MovableClock clock = new MovableClock(Clock.systemUTC(), () -> {});
        TenantState copy = Snapshot.of(state, clock).restore(clock);
        StoredMessage copied =
                requireNonNull(copy.chats().between("alice", "bob").find(before.key()));
        copied.changeBody("changed", "[changed, and longer than before]");
        copied.recall();
        copied.reactions().add("like", "alice");
        for (int seq = 2; seq < 20_000; seq++) {
            copy.chats().between("bob", "carol").send(message("carol", "bob", seq), true);
        }

        assertThat(before.body()).isEqualTo("[hi]");
        assertThat(before.isRecalled()).isFalse();
        assertThat(before.reactions().count("like")).isEqualTo(1);
        assertThat(copied.body()).isEqualTo("[changed, and longer than before]");
        assertThat(copied.reactions().count("like")).isEqualTo(2);
        assertThat(state.chats().size()).isEqualTo(1);
        GroupMessage inGroup =
                requireNonNull(requireNonNull(copy.groups().find("g")).chat().find(1));
        assertThat(List.of(inGroup.from(), inGroup.body(), inGroup.priority(), inGroup.random()))
                .containsExactly("carol", "[group]", 2, 3L);
    }

    private static StoredMessage message(String from, long seq, String text, String body, String custom) {
        String to = from.equals("alice") ? "bob" : "alice";
        return new StoredMessage(from, to, new MessageId(seq, MOST), SentAt.seconds(NOON), text, body, custom);
    }

    private static StoredMessage message(String from, String to, long seq) {
        return new StoredMessage(from, to, new MessageId(seq, 0), SentAt.seconds(NOON), "", "[" + seq + "]", "");
    }
}
