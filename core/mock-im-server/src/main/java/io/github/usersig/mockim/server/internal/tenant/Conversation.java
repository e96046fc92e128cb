package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What two users wrote to each other, by time. Finding a message and adding one at the end take the same time however many
 * there are.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Conversation implements Serializable {

    /**
     * For how many seconds the same message counts as a repetition, as the page of sendmsg says (document 269/2282, 2026).
     * That page goes by sender, MsgSeq, MsgRandom and content.
     */
    static final long REPETITION_SECONDS = 120;

    /** So many messages of one second are not looked through one by one. */
    private static final int CROWD = 64;

    private final MessagePages pages;
    private final Messages messages;
    private final Repetitions recent = new Repetitions(REPETITION_SECONDS);
    private final Unread one;
    private final Unread other;
    private transient @Nullable Crowd crowd;

    /** The messages of the one second with many that was last looked into. */
    private static final class Crowd {
        private final long atSeconds;
        private final Map<String, BySeq> byKey = new HashMap<>();
        private final Places<BySeq> bySeq = new Places<>();

        /** How many of that second's messages are in them: it only grows at its end. */
        private int noted;

        Crowd(long atSeconds) {
            this.atSeconds = atSeconds;
        }

        void note(StoredMessage message) {
            BySeq added = new BySeq(message, message.seq(), noted++);
            byKey.putIfAbsent(message.key(), added);
            bySeq.add(added);
        }
    }

    /** A message among those of its second, the highest MsgSeq first, and what came first of those with the same. */
    private record BySeq(StoredMessage message, long seq, int number) implements Comparable<BySeq> {

        @Override
        public int compareTo(BySeq other) {
            int bySeq = Long.compare(other.seq, seq);
            return bySeq == 0 ? Integer.compare(number, other.number) : bySeq;
        }
    }

    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class Messages extends MessageList<StoredMessage> {
        private final String one;
        private final String other;

        Messages(MessagePages pages, String one, String other) {
            super(pages);
            this.one = one;
            this.other = other;
        }

        @Override
        StoredMessage message(MessagePages in, int address, int place) {
            return new StoredMessage(in, address, one, other);
        }

        @Override
        public void add(int place, StoredMessage message) {
            message.isIn(one);
            super.add(place, message);
        }
    }

    /** How much one of the two has not read. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class Unread implements Serializable {
        private final String userId;
        private final UnreadTotal total;
        private int count;
        private long upToSeconds;

        /** How many messages from the first on hold nothing that is to be marked as read. */
        private int done;

        Unread(String userId, UnreadTotal total) {
            this.userId = userId;
            this.total = total;
        }

        void add(int change) {
            count += change;
            total.add(change);
        }

        void inserted(int place, StoredMessage message) {
            if (!message.to().equals(userId)) {
                done += place <= done ? 1 : 0;
                return;
            }
            done = Math.min(done, place);
            add(message.isUnread() ? 1 : 0);
        }
    }

    /** @param pages where the messages are to be kept */
    Conversation(String one, String other, MessagePages pages) {
        this(one, new UnreadTotal(), other, new UnreadTotal(), pages);
    }

    /**
     * One that counts what is unread for each of the two together with what is in their other conversations.
     *
     * @param pages where the messages are to be kept
     */
    Conversation(String one, UnreadTotal ofOne, String other, UnreadTotal ofOther, MessagePages pages) {
        this.pages = pages;
        this.messages = new Messages(pages, one, other);
        this.one = new Unread(one, ofOne);
        this.other = new Unread(other, one.equals(other) ? new UnreadTotal() : ofOther); // notes to oneself count once
    }

    /**
     * Takes a message, unless it repeats one that was sent just before.
     *
     * @param stored whether it stays in the conversation, or only reaches who is online
     * @return the message, or the one it repeats
     */
    public StoredMessage send(StoredMessage message, boolean stored) {
        int first = recent.firstOf(message);
        if (first >= 0) {
            return first(message, recent.where(first), recent.sentAtSeconds(first));
        }
        if (stored) {
            insert(message);
            recent.noteNewest(message.keepIn(pages) + 1L);
        }
        return message;
    }

    /** The one that a message repeats: where it is kept, or as it was sent. */
    private StoredMessage first(StoredMessage message, long where, long sentAtSeconds) {
        return where == 0
                ? message.sentAt(sentAtSeconds)
                : new StoredMessage(pages, (int) (where - 1), one.userId, other.userId);
    }

    /**
     * Takes a message of another system, unless there is one with its MsgSeq, MsgRandom and time.
     *
     * @return whether it was taken
     */
    public boolean importMessage(StoredMessage message) {
        if (find(message.key()) != null) {
            return false;
        }
        insert(message);
        return true;
    }

    private void insert(StoredMessage message) {
        int place = afterSecond(message.sentAtSeconds());
        messages.add(place, message);
        one.inserted(place, message);
        other.inserted(place, message);
    }

    /** The message with this key, or null. */
    public @Nullable StoredMessage find(String key) {
        long atSeconds = sentAtSecondsOf(key);
        int end = afterSecond(atSeconds);
        int crowd = end - CROWD;
        if (crowd >= 0 && messages.sentAtSeconds(crowd) == atSeconds) {
            BySeq found = crowd(afterSecond(atSeconds - 1), end).byKey.get(key);
            return found == null ? null : found.message();
        }
        for (int i = end - 1; i >= 0 && messages.sentAtSeconds(i) == atSeconds; i--) {
            if (messages.get(i).key().equals(key)) {
                return messages.get(i);
            }
        }
        return null;
    }

    /** A clock that stands still sends everything in one second. Of that second those that came since are noted first. */
    private Crowd crowd(int first, int end) {
        long atSeconds = messages.sentAtSeconds(first);
        Crowd known = crowd;
        if (known == null || known.atSeconds != atSeconds) {
            known = new Crowd(atSeconds);
            crowd = known;
        }
        for (int i = first + known.noted; i < end; i++) {
            known.note(messages.get(i));
        }
        return known;
    }

    /** When a message with this key was sent; -1 if it is not a key. */
    public static long sentAtSecondsOf(String key) {
        String time = key.substring(key.lastIndexOf('_') + 1);
        boolean number = !time.isEmpty() && time.length() <= 12 && time.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(time) : -1;
    }

    /** How many messages there are. */
    public int size() {
        return messages.size();
    }

    /** The messages that pass, oldest first. */
    public List<StoredMessage> list(Predicate<StoredMessage> wanted) {
        return messages.stream().filter(wanted).toList();
    }

    /**
     * Goes back through the messages from the end of a second: newest second first, and by MsgSeq within one.
     *
     * @param visitor gets one after the other until it says false
     */
    public void backwardFrom(long atSeconds, Predicate<StoredMessage> visitor) {
        backwardFrom(atSeconds, -1, "", visitor);
    }

    /**
     * The same, but of one second only what comes after a message: nothing, if that is not of this second.
     *
     * @param lastSeconds the second
     * @param lastKey the key of the message
     */
    public void backwardFrom(long atSeconds, long lastSeconds, String lastKey, Predicate<StoredMessage> visitor) {
        int end = afterSecond(atSeconds);
        while (end > 0) {
            long second = messages.sentAtSeconds(end - 1);
            int start = end - 1;
            while (start > 0 && end - start < CROWD && messages.sentAtSeconds(start - 1) == second) {
                start--;
            }
            start = end - start < CROWD ? start : afterSecond(second - 1);
            if (!visit(sameSecond(start, end, second == lastSeconds ? lastKey : ""), visitor)) {
                return;
            }
            end = start;
        }
    }

    private static boolean visit(Iterator<StoredMessage> messages, Predicate<StoredMessage> visitor) {
        while (messages.hasNext()) {
            if (!visitor.test(messages.next())) {
                return false;
            }
        }
        return true;
    }

    /** The messages of a second by MsgSeq, the highest first: all, or those after the one with this key. */
    private Iterator<StoredMessage> sameSecond(int start, int end, String lastKey) {
        if (end - start >= CROWD) {
            return inCrowd(crowd(start, end), lastKey);
        }
        List<StoredMessage> sameSecond = new ArrayList<>(messages.subList(start, end));
        sameSecond.sort((a, b) -> Long.compare(b.seq(), a.seq()));
        int from = 0;
        while (!lastKey.isEmpty() && from < sameSecond.size()) {
            from++;
            if (sameSecond.get(from - 1).key().equals(lastKey)) {
                break;
            }
        }
        return sameSecond.subList(from, sameSecond.size()).iterator();
    }

    private static Iterator<StoredMessage> inCrowd(Crowd crowd, String lastKey) {
        int from = 0;
        if (!lastKey.isEmpty()) {
            BySeq last = crowd.byKey.get(lastKey);
            from = last == null ? crowd.bySeq.size() : crowd.bySeq.before(last) + 1;
        }
        int first = from;
        return new Iterator<>() {
            private int next = first;

            @Override
            public boolean hasNext() {
                return next < crowd.bySeq.size();
            }

            @Override
            public StoredMessage next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return crowd.bySeq.get(next++).message();
            }
        };
    }

    /** How many messages this user has not read. */
    public int unreadOf(String userId) {
        return unread(userId).count;
    }

    /**
     * Notes that this user has read everything up to a second. It does not go over what it went over before, unless something
     * was imported there since.
     */
    public void read(String userId, long upToSeconds) {
        Unread unread = unread(userId);
        unread.upToSeconds = Math.max(unread.upToSeconds, upToSeconds);
        int end = afterSecond(upToSeconds);
        int start = unread.done;
        unread.done = Math.max(start, end);
        for (StoredMessage message : messages.subList(Math.min(start, end), end)) {
            if (message.to().equals(userId)) {
                unread.add(message.isUnread() ? -1 : 0);
                message.markRead();
            }
        }
    }

    /** Up to which second this user said to have read everything; 0 if never. */
    public long readUpToSeconds(String userId) {
        return unread(userId).upToSeconds;
    }

    /** The newest message that this user sees, in the conversation list too, or null. */
    public @Nullable StoredMessage newestListed(String userId) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            StoredMessage message = messages.get(i);
            if (message.isVisibleTo(userId) && message.isListed()) {
                return message;
            }
        }
        return null;
    }

    /** Notes that the receiver has read a message. */
    public void read(StoredMessage message) {
        leaveUnread(message, message::markRead);
    }

    /** Takes a message back. */
    public void recall(StoredMessage message) {
        leaveUnread(message, message::recall);
    }

    /** Hides a message from one of the two. */
    public void hide(StoredMessage message, String userId) {
        leaveUnread(message, () -> message.hideFrom(userId));
    }

    /** Hides everything from one of the two. */
    public void clear(String userId) {
        messages.forEach(message -> hide(message, userId));
    }

    private void leaveUnread(StoredMessage message, Runnable change) {
        boolean before = message.isUnread();
        change.run();
        if (before && !message.isUnread()) {
            unread(message.to()).add(-1);
        }
    }

    private Unread unread(String userId) {
        return userId.equals(one.userId) ? one : other;
    }

    /** Where a message of this second goes: behind all of it and of what was before. */
    private int afterSecond(long atSeconds) {
        int low = 0;
        int high = messages.size();
        if (high == 0 || messages.sentAtSeconds(high - 1) <= atSeconds) { // as for nearly all that are sent
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messages.sentAtSeconds(middle) <= atSeconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
