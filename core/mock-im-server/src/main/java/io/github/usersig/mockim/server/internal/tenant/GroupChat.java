package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The messages of a group or of a topic, by MsgSeq. Finding one and adding one take the same time however many there are. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class GroupChat implements Serializable {

    /** For how many seconds the same sender, Random and content make a repetition. */
    static final long REPETITION_SECONDS = 300;

    /** Where a message stays. */
    public enum Kept {
        /** It reaches who is online, and that is all. */
        NOWHERE,
        /** It takes a MsgSeq, and the conversation lists stay as they are. */
        IN_HISTORY,
        /** It takes a MsgSeq, and brings the conversation into the lists of the members. */
        IN_HISTORY_AND_LISTS
    }

    private final Messages messages = new Messages(new MessagePages());
    private final Repetitions recent = new Repetitions(REPETITION_SECONDS);
    private final boolean keepsMessages;
    private long nextSeq = 1;
    private long lastSentAtSeconds;
    private long listedAtSeconds;
    private long newestListedSeq;
    private long taken;
    private @Nullable Pins pins;

    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class Messages extends MessageList<GroupMessage> {

        Messages(MessagePages pages) {
            super(pages);
        }

        @Override
        GroupMessage message(MessagePages in, int address, int place) {
            return new GroupMessage(in, address, place + 1L);
        }
    }

    /**
     * No messages yet.
     *
     * @param keepsMessages whether there is a history; without one messages are counted all the same
     */
    GroupChat(boolean keepsMessages) {
        this.keepsMessages = keepsMessages;
    }

    /** The MsgSeq that the next message gets. */
    public long nextSeq() {
        return nextSeq;
    }

    /** When the last message came, 0 if none did. */
    public long lastSentAtSeconds() {
        return lastSentAtSeconds;
    }

    /** When the last message came that brought it into the conversation lists, 0 if none did. */
    public long listedAtSeconds() {
        return listedAtSeconds;
    }

    /** The messages at its top, to be read or changed. */
    public Pins pins() {
        if (pins == null) {
            pins = new Pins();
        }
        return pins;
    }

    /** How many messages it took, repetitions not among them. */
    public long taken() {
        return taken;
    }

    /**
     * Takes a message, unless it repeats one that was sent just before.
     *
     * @param kept where it stays
     * @return the message, or the one it repeats as that was sent
     */
    public GroupMessage send(
            String from, long random, SentAt sentAt, int priority, String body, String custom, Kept kept) {
        GroupMessage message = new GroupMessage(from, new MessageId(nextSeq, random), sentAt, priority, body, custom);
        int first = recent.firstOf(message);
        if (first >= 0) {
            MessageId id = new MessageId(recent.where(first), random);
            SentAt then = SentAt.seconds(recent.sentAtSeconds(first));
            return new GroupMessage(from, id, then, priority, body, custom);
        }
        recent.noteNewest(nextSeq);
        taken++;
        lastSentAtSeconds = Math.max(lastSentAtSeconds, sentAt.seconds());
        if (kept != Kept.NOWHERE) {
            keep(message);
        }
        if (kept == Kept.IN_HISTORY) {
            message.keepOutOfLists();
        }
        if (kept == Kept.IN_HISTORY_AND_LISTS) {
            listedAtSeconds = Math.max(listedAtSeconds, sentAt.seconds());
            newestListedSeq = keepsMessages ? message.seq() : 0;
        }
        return message;
    }

    /** A tip takes the next MsgSeq, where there is no history that would have to show it. */
    public void countTip() {
        if (!keepsMessages) {
            nextSeq++;
        }
    }

    private void keep(GroupMessage message) {
        nextSeq++;
        if (keepsMessages) {
            messages.add(message);
        }
    }

    /** The message of this MsgSeq, or null. */
    public @Nullable GroupMessage find(long seq) {
        return seq < 1 || seq > messages.size() ? null : messages.get((int) seq - 1);
    }

    /** The messages that pass, oldest first. */
    public List<GroupMessage> list(Predicate<GroupMessage> wanted) {
        return messages.stream().filter(wanted).toList();
    }

    /** How many messages after a MsgSeq count as unread for a member. */
    public int unreadAfter(long seq, Member member) {
        int unread = 0;
        for (int i = (int) Math.max(0, seq); i < messages.size(); i++) {
            unread += messages.get(i).isCounted() && !member.isHidden(this, i + 1) ? 1 : 0;
        }
        return unread;
    }

    /** The newest message that stands in the conversation list of a member, or null. */
    public @Nullable GroupMessage newestListed(Member member) {
        for (long seq = newestListedSeq; seq > 0; seq--) {
            GroupMessage message = messages.get((int) seq - 1);
            if (message.isListed() && !member.isHidden(this, seq)) {
                return message;
            }
        }
        return null;
    }

    /** Deletes what a sender wrote among the newest; returns the MsgSeqs. */
    public List<Long> deleteFrom(String sender, int newest) {
        List<Long> deleted = new ArrayList<>();
        for (int i = Math.max(0, messages.size() - newest); i < messages.size(); i++) {
            if (messages.get(i).from().equals(sender)) {
                messages.get(i).delete();
                deleted.add(messages.get(i).seq());
            }
        }
        return List.copyOf(deleted);
    }

    /** Deletes all up to a MsgSeq; returns their MsgSeqs. */
    public List<Long> clearTo(long seq) {
        List<Long> deleted = new ArrayList<>();
        for (int i = 0; i < Math.min(seq, messages.size()); i++) {
            messages.get(i).delete();
            deleted.add(messages.get(i).seq());
        }
        return List.copyOf(deleted);
    }
}
