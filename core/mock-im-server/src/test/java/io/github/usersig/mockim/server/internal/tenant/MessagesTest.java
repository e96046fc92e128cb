package io.github.usersig.mockim.server.internal.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Mention;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does the same to messages that are kept as bytes and to plain objects, and compares all that can be asked of both. */
@DisplayName("Whatever is done to messages,")
class MessagesTest {

    private static final long NOON = 1_767_268_800;
    private static final long MOST = 0xFFFF_FFFFL;
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 0x7FFF_FFFFL, 0x8000_0000L, MOST);

    /** The first two have the same hash code. */
    private static final List<String> USERS = List.of("Aa", "BB", "carol", "\u00e9ve");

    private static final List<String> TEXTS = List.of(
            "",
            "hi",
            "\0",
            "null \0 in it",
            "MsgContent",
            "\\u0000",
            "d\u00e9j\u00e0 vu",
            "\u4f60\u597d",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00\ud83d",
            "a\ud83d\ud83d\ude00",
            "\uffff\ufffd");

    private final MovableClock clock = new MovableClock(Clock.systemUTC(), () -> {});
    private long nowSeconds = NOON;
    private TenantState state = new TenantState(SdkApp.random());

    /** A message as an object. */
    private static final class Plain {
        final String from;
        final String to;
        final long seq;
        final long random;
        final long sentAtSeconds;
        long clientSeconds;
        String text;
        String body;
        String custom;
        int version;
        boolean isRecalled;
        boolean isRead;
        boolean isUncounted;
        boolean isUnlisted;
        boolean isReceiptSent;
        boolean isDelivered;
        final Set<String> hiddenFrom = new TreeSet<>();
        final Set<String> likes = new TreeSet<>();

        Plain(String from, String to, long seq, long random, long sentAtSeconds, String text, String custom) {
            this.from = from;
            this.to = to;
            this.seq = seq;
            this.random = random;
            this.sentAtSeconds = sentAtSeconds;
            this.clientSeconds = sentAtSeconds;
            this.text = text;
            this.body = body(text);
            this.custom = custom;
        }

        String key() {
            return seq + "_" + random + "_" + sentAtSeconds;
        }

        boolean isUnread() {
            return !isRead && !isUncounted && !isRecalled && !hiddenFrom.contains(to);
        }

        List<Object> all() {
            return List.of(
                    from,
                    to,
                    key(),
                    clientSeconds,
                    text,
                    body,
                    custom,
                    version,
                    isRecalled,
                    isRead,
                    isUncounted,
                    !isUnlisted,
                    isReceiptSent,
                    isUnread(),
                    !(isDelivered || isRecalled || isRead || hiddenFrom.contains(to)),
                    !hiddenFrom.contains(from),
                    likes.size());
        }
    }

    private static List<Object> all(StoredMessage message) {
        return List.of(
                message.from(),
                message.to(),
                message.key(),
                message.content().sentAt().clientSeconds(),
                message.text(),
                message.body(),
                message.custom(),
                message.version(),
                message.isRecalled(),
                message.isRead(),
                message.isUncounted(),
                message.isListed(),
                message.isReceiptSent(),
                message.isUnread(),
                message.isToBeDelivered(),
                message.isVisibleTo(message.from()),
                message.extras() == null ? 0 : message.reactions().count("like"));
    }

    /** The messages of two users as objects, oldest first. */
    private static final class PlainConversation {
        final List<Plain> messages = new ArrayList<>();
        final Map<List<Object>, Plain> recent = new LinkedHashMap<>();

        void insert(Plain message) {
            int place = messages.size();
            while (place > 0 && messages.get(place - 1).sentAtSeconds > message.sentAtSeconds) {
                place--;
            }
            messages.add(place, message);
        }

        @Nullable
        Plain repeatedBy(Plain message) {
            recent.values()
                    .removeIf(each -> each.sentAtSeconds < message.sentAtSeconds - Conversation.REPETITION_SECONDS);
            return recent.putIfAbsent(List.of(message.from, message.seq, message.random, message.body), message);
        }
    }

    private static String body(String text) {
        return "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"" + text + "\"}}]";
    }

    private static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(12)) {
            case 0 -> text.repeat(random.nextInt(3_000));
            case 1 -> text + random.nextInt();
            default -> text;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("one-to-one messages are as objects would be, repetitions, imports and snapshots included")
    void oneToOne(long seed) {
        Random random = new Random(seed);
        Map<Set<String>, PlainConversation> naive = new LinkedHashMap<>();
        for (int step = 1; step <= 4_000; step++) {
            String one = USERS.get(random.nextInt(USERS.size()));
            String other = USERS.get(random.nextInt(USERS.size()));
            PlainConversation plain =
                    naive.computeIfAbsent(new TreeSet<>(List.of(one, other)), key -> new PlainConversation());
            nowSeconds += random.nextInt(20) == 0 ? random.nextInt(200) : 0;
            if (random.nextInt(3) == 0) {
                add(random, one, other, plain);
            } else if (!plain.messages.isEmpty()) {
                change(random, one, state.chats().between(one, other), plain);
            }
            if (step % 500 == 0) {
                state = Snapshot.of(state, clock).restore(clock);
            }
            if (step % 100 == 0) {
                compare(naive);
            }
        }
    }

    private void add(Random random, String from, String to, PlainConversation naive) {
        Conversation conversation = state.chats().between(from, to);
        long sentAtSeconds = random.nextInt(5) == 0 ? nowSeconds - random.nextInt(1_000) : nowSeconds;
        Plain plain = new Plain(
                from,
                to,
                NUMBERS.get(random.nextInt(NUMBERS.size())),
                NUMBERS.get(random.nextInt(NUMBERS.size())),
                sentAtSeconds,
                text(random),
                text(random));
        StoredMessage message = new StoredMessage(
                from,
                to,
                new MessageId(plain.seq, plain.random),
                SentAt.seconds(sentAtSeconds),
                plain.text,
                plain.body,
                plain.custom);
        if (random.nextBoolean()) {
            plain.clientSeconds = NUMBERS.get(random.nextInt(NUMBERS.size())) * 2 - 5;
            message.sentByClientAt(plain.clientSeconds);
        }
        if (random.nextInt(4) == 0) {
            plain.isUncounted = true;
            message.noUnread();
        }
        if (random.nextInt(4) == 0) {
            plain.hiddenFrom.add(from);
            message.hideFrom(from);
        }
        if (sentAtSeconds != nowSeconds || random.nextInt(5) == 0) {
            boolean known = naive.messages.stream().anyMatch(each -> each.key().equals(plain.key()));
            assertThat(conversation.importMessage(message)).isEqualTo(!known);
            if (!known) {
                naive.insert(plain);
            }
            return;
        }
        boolean stored = random.nextInt(5) > 0;
        StoredMessage sent = conversation.send(message, stored);
        Plain first = naive.repeatedBy(plain);
        assertThat(sent.equals(message)).isEqualTo(first == null);
        assertThat(sent.key()).isEqualTo((first == null ? plain : first).key());
        if (first == null && stored) {
            naive.insert(plain);
        }
    }

    private void change(Random random, String userId, Conversation conversation, PlainConversation naive) {
        Plain plain = naive.messages.get(random.nextInt(naive.messages.size()));
        StoredMessage message = conversation.list(each -> true).get(naive.messages.indexOf(plain));
        switch (random.nextInt(11)) {
            case 0 -> {
                conversation.recall(message);
                plain.isRecalled = true;
            }
            case 1 -> {
                conversation.read(message);
                plain.isRead = true;
            }
            case 2 -> {
                conversation.hide(message, plain.to);
                plain.hiddenFrom.add(plain.to);
            }
            case 3 -> {
                String text = text(random);
                message.changeBody(text, body(text));
                message.modified();
                plain.text = text;
                plain.body = body(text);
                plain.version++;
            }
            case 4 -> {
                plain.custom = text(random);
                message.changeCustom(plain.custom);
            }
            case 5 -> {
                message.reactions().add("like", userId);
                plain.likes.add(userId);
            }
            case 6 -> {
                message.receiptSent();
                plain.isReceiptSent = true;
            }
            case 7 -> {
                message.delivered();
                plain.isDelivered = true;
            }
            case 8 -> {
                message.keepOutOfLists();
                plain.isUnlisted = true;
            }
            case 9 -> {
                long upToSeconds = plain.sentAtSeconds + random.nextInt(3) - 1;
                conversation.read(userId, upToSeconds);
                naive.messages.stream()
                        .filter(each -> each.to.equals(userId) && each.sentAtSeconds <= upToSeconds)
                        .forEach(each -> each.isRead = true);
            }
            default -> {
                if (random.nextInt(20) == 0) {
                    conversation.clear(userId);
                    naive.messages.stream()
                            .filter(each -> each.from.equals(userId) || each.to.equals(userId))
                            .forEach(each -> each.hiddenFrom.add(userId));
                }
            }
        }
    }

    private void compare(Map<Set<String>, PlainConversation> naive) {
        for (String userId : USERS) {
            assertThat(state.chats().unreadOf(userId)).as(userId).isEqualTo((int) naive.values().stream()
                    .flatMap(each -> each.messages.stream())
                    .filter(each -> each.to.equals(userId) && each.isUnread())
                    .count());
        }
        naive.forEach((users, plain) -> {
            String one = users.iterator().next();
            String other = users.stream().reduce(one, (a, b) -> b);
            Conversation conversation = state.chats().between(one, other);
            List<StoredMessage> kept = conversation.list(each -> true);
            assertThat(kept.stream().map(MessagesTest::all).toList())
                    .isEqualTo(plain.messages.stream().map(Plain::all).toList());
            for (Plain each : plain.messages) {
                assertThat(requireNonNull(conversation.find(each.key())).key()).isEqualTo(each.key());
            }
        });
    }

    /** A group's message as an object. */
    private static final class PlainInGroup {
        final String from;
        final long random;
        final long seq;
        final long sentAtSeconds;
        String body;
        String custom = "";
        GroupMessage.Fate fate = GroupMessage.Fate.THERE;
        List<Mention> mentions = List.of();
        final Set<String> waitedFor = new LinkedHashSet<>();
        final Set<String> readBy = new LinkedHashSet<>();

        PlainInGroup(String from, long random, long seq, long sentAtSeconds, String body) {
            this.from = from;
            this.random = random;
            this.seq = seq;
            this.sentAtSeconds = sentAtSeconds;
            this.body = body;
        }

        List<Object> all() {
            return List.of(from, random, seq, sentAtSeconds, body, custom, fate, mentions, waitedFor, readBy);
        }
    }

    private static List<Object> all(GroupMessage message) {
        return List.of(
                message.from(),
                message.random(),
                message.seq(),
                message.sentAtSeconds(),
                message.body(),
                message.custom(),
                message.fate(),
                message.mentions(),
                message.nonReaders(),
                message.readers());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("those of a group are as objects would be, repetitions and snapshots included")
    void inAGroup(long seed) {
        Random random = new Random(seed);
        Group group = state.groups().create("g", GroupType.PUBLIC, 0);
        List<PlainInGroup> naive = new ArrayList<>();
        Map<List<Object>, PlainInGroup> recent = new LinkedHashMap<>();
        for (int step = 1; step <= 4_000; step++) {
            if (random.nextInt(3) == 0) {
                nowSeconds += random.nextInt(20) == 0 ? random.nextInt(400) : 0;
                String from = USERS.get(random.nextInt(USERS.size()));
                long mark = random.nextInt(6) == 0 ? random.nextLong() : NUMBERS.get(random.nextInt(NUMBERS.size()));
                PlainInGroup plain = new PlainInGroup(from, mark, naive.size() + 1L, nowSeconds, body(text(random)));
                recent.values().removeIf(each -> each.sentAtSeconds < nowSeconds - GroupChat.REPETITION_SECONDS);
                PlainInGroup first = recent.putIfAbsent(List.of(from, mark, plain.body), plain);
                GroupMessage sent = group.chat()
                        .send(
                                from,
                                mark,
                                SentAt.seconds(nowSeconds),
                                1,
                                plain.body,
                                "",
                                GroupChat.Kept.IN_HISTORY_AND_LISTS);
                assertThat(sent.seq()).isEqualTo((first == null ? plain : first).seq);
                assertThat(sent.sentAtSeconds()).isEqualTo((first == null ? plain : first).sentAtSeconds);
                if (first == null) {
                    naive.add(plain);
                }
            } else if (!naive.isEmpty()) {
                PlainInGroup plain = naive.get(random.nextInt(naive.size()));
                change(random, requireNonNull(group.chat().find(plain.seq)), plain);
            }
            if (step % 500 == 0) {
                state = Snapshot.of(state, clock).restore(clock);
                group = requireNonNull(state.groups().find("g"));
            }
            if (step % 100 == 0) {
                assertThat(group.chat().list(each -> true).stream()
                                .map(MessagesTest::all)
                                .toList())
                        .isEqualTo(naive.stream().map(PlainInGroup::all).toList());
            }
        }
    }

    private static void change(Random random, GroupMessage message, PlainInGroup plain) {
        switch (random.nextInt(6)) {
            case 0 -> {
                message.recall();
                plain.fate = GroupMessage.Fate.RECALLED;
            }
            case 1 -> {
                message.delete();
                plain.fate = GroupMessage.Fate.DELETED;
            }
            case 2 -> {
                plain.body = body(text(random));
                message.changeBody(plain.body);
            }
            case 3 -> {
                plain.custom = text(random);
                message.changeCustom(plain.custom);
            }
            case 4 -> {
                plain.mentions = List.of(new Mention(text(random)));
                message.mention(plain.mentions);
            }
            default -> {
                if (plain.waitedFor.isEmpty() && plain.readBy.isEmpty()) {
                    message.waitFor(new LinkedHashSet<>(USERS));
                    plain.waitedFor.addAll(USERS);
                    plain.waitedFor.remove(plain.from);
                }
                String reader = USERS.get(random.nextInt(USERS.size()));
                boolean news = plain.waitedFor.remove(reader);
                assertThat(message.readBy(reader)).isEqualTo(news);
                if (news) {
                    plain.readBy.add(reader);
                }
            }
        }
    }

    @Test
    @DisplayName("what one that is modified thousands of times leaves behind is a few times what it says")
    void leavesLittleBehind() {
        Conversation conversation = state.chats().between("alice", "bob");
        StoredMessage message =
                new StoredMessage("alice", "bob", new MessageId(1, 1), SentAt.seconds(NOON), "", "[]", "");
        conversation.send(message, true);
        long before = Snapshot.of(state, clock).length();

        for (int length = 0; length < 12_000; length += 3) {
            message.changeBody("x".repeat(length), body("x".repeat(length)));
            message.changeCustom(length % 2 == 0 ? "" : "c");
            message.modified();
        }

        assertThat(Snapshot.of(state, clock).length() - before).isLessThan(6 * 12_000);
    }
}
