package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

    private final List<StoredMessage> messages = new ArrayList<>();
    private final Repetitions<StoredMessage> recent = new Repetitions<>(REPETITION_SECONDS);
    private final Unread one;
    private final Unread other;

    /** How much one of the two has not read. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class Unread implements Serializable {
        private final String userId;
        private int count;
        private long upToSeconds;

        /** How many messages from the first on hold nothing that is to be marked as read. */
        private int done;

        Unread(String userId) {
            this.userId = userId;
        }

        void inserted(int place, StoredMessage message) {
            if (!message.to().equals(userId)) {
                done += place <= done ? 1 : 0;
                return;
            }
            done = Math.min(done, place);
            count += message.isUnread() ? 1 : 0;
        }
    }

    Conversation(String one, String other) {
        this.one = new Unread(one);
        this.other = new Unread(other);
    }

    /**
     * Takes a message, unless it repeats one that was sent just before.
     *
     * @param stored whether it stays in the conversation, or only reaches who is online
     * @return the message, or the one it repeats
     */
    public StoredMessage send(StoredMessage message, boolean stored) {
        StoredMessage first = recent.firstOf(message, message.seq() << 32 | message.random());
        if (first != null) {
            return first;
        }
        if (stored) {
            insert(message);
        }
        return message;
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
        for (int i = afterSecond(atSeconds) - 1; i >= 0 && messages.get(i).sentAtSeconds() == atSeconds; i--) {
            if (messages.get(i).key().equals(key)) {
                return messages.get(i);
            }
        }
        return null;
    }

    /** When a message with this key was sent; -1 if it is not a key. */
    public static long sentAtSecondsOf(String key) {
        String time = key.substring(key.lastIndexOf('_') + 1);
        boolean number = !time.isEmpty() && time.length() <= 12 && time.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(time) : -1;
    }

    /** How many messages there are. */
    int size() {
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
        int end = afterSecond(atSeconds);
        while (end > 0) {
            int start = end - 1;
            while (start > 0
                    && messages.get(start - 1).sentAtSeconds()
                            == messages.get(end - 1).sentAtSeconds()) {
                start--;
            }
            List<StoredMessage> sameSecond = new ArrayList<>(messages.subList(start, end));
            sameSecond.sort((a, b) -> Long.compare(b.seq(), a.seq()));
            for (StoredMessage message : sameSecond) {
                if (!visitor.test(message)) {
                    return;
                }
            }
            end = start;
        }
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
                unread.count -= message.isUnread() ? 1 : 0;
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
            unread(message.to()).count--;
        }
    }

    private Unread unread(String userId) {
        return userId.equals(one.userId) ? one : other;
    }

    /** Where a message of this second goes: behind all of it and of what was before. */
    private int afterSecond(long atSeconds) {
        int low = 0;
        int high = messages.size();
        if (high == 0 || messages.get(high - 1).sentAtSeconds() <= atSeconds) { // as for nearly all that are sent
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messages.get(middle).sentAtSeconds() <= atSeconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
