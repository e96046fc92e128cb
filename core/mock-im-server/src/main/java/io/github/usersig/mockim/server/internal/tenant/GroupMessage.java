package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Mention;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A message of a group or topic. Its MsgSeq and its place stay while its content may change, be recalled or deleted. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class GroupMessage extends KeptMessage {

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

    /** By what {@code IsPlaceMsg} says of them. */
    private static final Fate[] FATES = Fate.values();

    private static final int FATE = 3;
    private static final int EXTENSIBLE = 4;
    private static final int UNCOUNTED = 8;
    private static final int UNLISTED = 16;
    private static final int RECEIPTS_WANTED = 32;
    private static final int PRIORITY_BITS = 8;

    private final long seq;

    GroupMessage(String from, MessageId id, SentAt sentAt, int priority, String body, String custom) {
        super(
                priority << PRIORITY_BITS,
                id.random(),
                sentAt.seconds(),
                sentAt.clientSeconds(),
                texts(body, from, custom, ""));
        this.seq = id.seq();
    }

    /** One that is kept. */
    GroupMessage(MessagePages pages, int address, long seq) {
        super(pages, address);
        this.seq = seq;
    }

    /** The sender. */
    @Override
    public String from() {
        return text(MessageTexts.Which.FROM);
    }

    /** Its MsgSeq, from 1. */
    public long seq() {
        return seq;
    }

    /** Its Random. */
    public long random() {
        return mark();
    }

    /** From 1, high, to 4, lowest. */
    public int priority() {
        return flags() >>> PRIORITY_BITS;
    }

    /** Replaces MsgBody. */
    public void changeBody(String newBody) {
        changeTexts("", newBody);
    }

    /** Says who is meant by an @ in it. */
    public void mention(List<Mention> users) {
        if (!users.isEmpty()) {
            extrasToChange().mentions = users;
        }
    }

    /** Who is meant by an @ in it. */
    public List<Mention> mentions() {
        MessageExtras extras = extras();
        return extras == null ? List.of() : extras.mentions;
    }

    /** What became of it. */
    public Fate fate() {
        return FATES[flags() & FATE];
    }

    /** Takes it back. */
    public void recall() {
        become(Fate.RECALLED);
    }

    private void become(Fate fate) {
        setFlags((flags() & ~FATE) | fate.isPlaceMsg);
    }

    /** Deletes it. */
    public void delete() {
        become(Fate.DELETED);
    }

    /** Allows extensions. */
    public void allowExtensions() {
        set(EXTENSIBLE);
    }

    /** Whether it may have extensions. */
    public boolean isExtensible() {
        return is(EXTENSIBLE);
    }

    /** Keeps it out of unread counts. */
    public void noUnread() {
        set(UNCOUNTED);
    }

    /** Whether it stays out of unread counts whatever becomes of it. */
    public boolean isUncounted() {
        return is(UNCOUNTED);
    }

    /** Keeps it out of conversation lists. */
    void keepOutOfLists() {
        set(UNLISTED);
    }

    /** Whether it may be a conversation's last message. */
    public boolean isListed() {
        return !is(UNLISTED);
    }

    /** Whether it counts as unread. */
    public boolean isCounted() {
        return (flags() & (UNCOUNTED | FATE)) == 0;
    }

    /** Asks these members for a read receipt. */
    public void waitFor(Set<String> members) {
        MessageExtras extras = extrasToChange();
        extras.waitedFor = new LinkedHashSet<>(members);
        extras.waitedFor.remove(from());
        extras.readBy = new LinkedHashSet<>();
        set(RECEIPTS_WANTED);
    }

    /** Whether it was sent with a wish for read receipts. */
    public boolean wantsReceipts() {
        return is(RECEIPTS_WANTED);
    }

    /** Notes that a member has read it; says whether that is news. */
    public boolean readBy(String userId) {
        MessageExtras extras = extras();
        return extras != null && wantsReceipts() && extras.waitedFor.remove(userId) && extras.readBy.add(userId);
    }

    /** Who has read it. */
    public Set<String> readers() {
        MessageExtras extras = extras();
        return extras == null ? Set.of() : Collections.unmodifiableSet(extras.readBy);
    }

    /** Who has not. */
    public Set<String> nonReaders() {
        MessageExtras extras = extras();
        return extras == null ? Set.of() : Collections.unmodifiableSet(extras.waitedFor);
    }

    /** As it is now in a topic, or in none if that is empty, in an event. */
    public GroupMessageEvent.Content content(String topicId) {
        return new GroupMessageEvent.Content(
                topicId,
                from(),
                new MessageId(seq, random()),
                new SentAt(sentAtSeconds(), clientSeconds()),
                priority(),
                body(),
                custom(),
                version(),
                isExtensible());
    }
}
