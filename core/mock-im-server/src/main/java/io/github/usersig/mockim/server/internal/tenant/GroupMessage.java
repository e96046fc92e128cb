package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message of a group or topic. Its MsgSeq and its place stay while its content may change, be recalled or deleted. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class GroupMessage implements Repetitions.Candidate {

    /** What became of it. */
    public enum Fate {
        /** It is there. */
        THERE(0),
        /** It was deleted, or has expired. */
        DELETED(1),
        /** It was taken back. */
        RECALLED(2);

        private final int isPlaceMsg;

        Fate(int isPlaceMsg) {
            this.isPlaceMsg = isPlaceMsg;
        }

        /** What {@code IsPlaceMsg} says of it. */
        public int isPlaceMsg() {
            return isPlaceMsg;
        }
    }

    private final String from;
    private final long seq;
    private final long random;
    private final long sentAtSeconds;
    private long clientSeconds;
    private final int priority;
    private String body;
    private String custom;
    private Fate fate = Fate.THERE;
    private boolean extensible;
    private boolean uncounted;
    private Set<String> waitedFor = Set.of();
    private Set<String> readBy = Set.of();
    private @Nullable Extensions extensions;

    GroupMessage(String from, MessageId id, SentAt sentAt, int priority, String body, String custom) {
        this.from = from;
        this.seq = id.seq();
        this.random = id.random();
        this.sentAtSeconds = sentAt.seconds();
        this.clientSeconds = sentAt.clientSeconds();
        this.priority = priority;
        this.body = body;
        this.custom = custom;
    }

    /** The sender. */
    @Override
    public String from() {
        return from;
    }

    /** Its MsgSeq, from 1. */
    public long seq() {
        return seq;
    }

    /** Its Random. */
    public long random() {
        return random;
    }

    /** When, in seconds since 1970. */
    @Override
    public long sentAtSeconds() {
        return sentAtSeconds;
    }

    /** Says when, by the clock of the client that sent it. */
    public void sentByClientAt(long newSeconds) {
        clientSeconds = newSeconds;
    }

    /** From 1, high, to 4, lowest. */
    public int priority() {
        return priority;
    }

    /** Its MsgBody as JSON. */
    @Override
    public String body() {
        return body;
    }

    /** Its CloudCustomData. */
    public String custom() {
        return custom;
    }

    /** Replaces MsgBody. */
    public void changeBody(String newBody) {
        body = newBody;
    }

    /** Replaces CloudCustomData. */
    public void changeCustom(String newCustom) {
        custom = newCustom;
    }

    /** What became of it. */
    public Fate fate() {
        return fate;
    }

    /** Takes it back. */
    public void recall() {
        fate = Fate.RECALLED;
    }

    /** Deletes it. */
    public void delete() {
        fate = Fate.DELETED;
    }

    /** Allows extensions. */
    public void allowExtensions() {
        extensible = true;
    }

    /** Whether it may have extensions. */
    public boolean isExtensible() {
        return extensible;
    }

    /** Keeps it out of unread counts. */
    public void noUnread() {
        uncounted = true;
    }

    /** Whether it counts as unread. */
    public boolean isCounted() {
        return !uncounted && fate == Fate.THERE;
    }

    /** Asks these members for a read receipt. */
    public void waitFor(Set<String> members) {
        waitedFor = new LinkedHashSet<>(members);
        waitedFor.remove(from);
        readBy = new LinkedHashSet<>();
    }

    /** Whether it was sent with a wish for read receipts. */
    public boolean wantsReceipts() {
        return readBy instanceof LinkedHashSet;
    }

    /** Notes that a member has read it; says whether that is news. */
    public boolean readBy(String userId) {
        return wantsReceipts() && waitedFor.remove(userId) && readBy.add(userId);
    }

    /** Who has read it. */
    public Set<String> readers() {
        return Collections.unmodifiableSet(readBy);
    }

    /** Who has not. */
    public Set<String> nonReaders() {
        return Collections.unmodifiableSet(waitedFor);
    }

    /** As it is now in a topic, or in none if that is empty, in an event. */
    public GroupMessageEvent.Content content(String topicId) {
        return new GroupMessageEvent.Content(
                topicId,
                from,
                new MessageId(seq, random),
                new SentAt(sentAtSeconds, clientSeconds),
                priority,
                body,
                custom);
    }

    /** Its extensions, to be read or changed. */
    public Extensions extensions() {
        if (extensions == null) {
            extensions = new Extensions();
        }
        return extensions;
    }
}
