package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.time.Instant;

/** A one-to-one message. It keeps its place and its key while its content may change, be recalled or deleted on one side. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class StoredMessage extends KeptMessage {

    private static final int RECALLED = 1;
    private static final int READ = 2;
    private static final int NO_UNREAD = 4;
    private static final int EXTENSIBLE = 8;
    private static final int RECEIPT_WANTED = 16;
    private static final int RECEIPT_SENT = 32;
    private static final int HIDDEN_FROM_SENDER = 64;
    private static final int HIDDEN_FROM_RECEIVER = 128;
    private static final int DELIVERED = 256;
    private static final int UNLISTED = 512;

    /** Which of a conversation's two has sent it. */
    private static final int BY_OTHER = 1024;

    private final String from;
    private final String to;

    /**
     * A message.
     *
     * @param id its MsgSeq and MsgRandom, each of 32 bits without a sign
     * @param sentAt when
     * @param text the texts of its text elements
     * @param body its MsgBody as JSON
     * @param custom its CloudCustomData, empty if it has none
     */
    public StoredMessage(String from, String to, MessageId id, SentAt sentAt, String text, String body, String custom) {
        super(
                0,
                (id.seq() << Integer.SIZE) | Integer.toUnsignedLong((int) id.random()),
                sentAt.seconds(),
                sentAt.clientSeconds(),
                texts(body, "", custom, text));
        this.from = from;
        this.to = to;
    }

    /** One that is kept in a conversation of these two. */
    StoredMessage(MessagePages pages, int address, String one, String other) {
        super(pages, address);
        boolean byOther = is(BY_OTHER);
        this.from = byOther ? other : one;
        this.to = byOther ? one : other;
    }

    /** The same at another time. */
    StoredMessage sentAt(long seconds) {
        return new StoredMessage(
                from, to, new MessageId(seq(), random()), SentAt.seconds(seconds), text(), body(), custom());
    }

    /** Says in whose conversation it is to be kept. */
    void isIn(String one) {
        if (!from.equals(one)) {
            set(BY_OTHER);
        }
    }

    /** The sender. */
    @Override
    public String from() {
        return from;
    }

    /** The receiver. */
    public String to() {
        return to;
    }

    /** Its MsgSeq. */
    public long seq() {
        return mark() >>> Integer.SIZE;
    }

    /** Its MsgRandom. */
    public long random() {
        return Integer.toUnsignedLong((int) mark());
    }

    /** Notes that a client of the receiver has got it. */
    public void delivered() {
        set(DELIVERED);
    }

    /** Whether no client of the receiver has got it yet, and one should. */
    public boolean isToBeDelivered() {
        return (flags() & (DELIVERED | RECALLED | READ | HIDDEN_FROM_RECEIVER)) == 0;
    }

    /** Its MsgKey; the layout is that of the samples: MsgSeq, MsgRandom and MsgTime. */
    public String key() {
        return seq() + "_" + random() + "_" + sentAtSeconds();
    }

    /** The texts of its text elements. */
    public String text() {
        return text(MessageTexts.Which.TEXT);
    }

    /** Replaces MsgBody. */
    public void changeBody(String newText, String newBody) {
        changeTexts(newText, newBody);
    }

    /** Takes it back: it stays in the list, without counting as unread. */
    public void recall() {
        set(RECALLED);
    }

    /** Whether it was taken back. */
    public boolean isRecalled() {
        return is(RECALLED);
    }

    void markRead() {
        set(READ);
    }

    /** Whether the receiver has read it. */
    public boolean isRead() {
        return is(READ);
    }

    /** Whether it counts as unread. */
    public boolean isUnread() {
        return (flags() & (READ | NO_UNREAD | RECALLED | HIDDEN_FROM_RECEIVER)) == 0;
    }

    /** Keeps it out of unread counts. */
    public void noUnread() {
        set(NO_UNREAD);
    }

    /** Whether it stays out of unread counts whatever becomes of it. */
    public boolean isUncounted() {
        return is(NO_UNREAD);
    }

    /** Keeps it out of conversation lists. */
    public void keepOutOfLists() {
        set(UNLISTED);
    }

    /** Whether it may be a conversation's last message. */
    public boolean isListed() {
        return (flags() & UNLISTED) == 0;
    }

    /** Allows extensions. */
    public void allowExtensions() {
        set(EXTENSIBLE);
    }

    /** Whether it may have extensions. */
    public boolean isExtensible() {
        return is(EXTENSIBLE);
    }

    /** Asks for a read receipt. */
    public void wantReceipt() {
        set(RECEIPT_WANTED);
    }

    /** Whether a read receipt is wanted. */
    public boolean isReceiptWanted() {
        return is(RECEIPT_WANTED);
    }

    /** Notes that the receipt was sent. */
    public void receiptSent() {
        set(RECEIPT_SENT);
    }

    /** Whether the receipt was sent. */
    public boolean isReceiptSent() {
        return is(RECEIPT_SENT);
    }

    /** Hides it from one of the two. */
    public void hideFrom(String userId) {
        if (userId.equals(from)) {
            set(HIDDEN_FROM_SENDER);
        }
        if (userId.equals(to)) {
            set(HIDDEN_FROM_RECEIVER);
        }
    }

    /** Whether one of the two sees it. */
    public boolean isVisibleTo(String userId) {
        return (userId.equals(from) && !is(HIDDEN_FROM_SENDER)) || (userId.equals(to) && !is(HIDDEN_FROM_RECEIVER));
    }

    /** As it is now, in an event. */
    public MessageEvent.Content content() {
        return new MessageEvent.Content(
                from,
                to,
                new MessageId(seq(), random()),
                new SentAt(sentAtSeconds(), clientSeconds()),
                key(),
                body(),
                custom(),
                version(),
                isReceiptWanted(),
                isExtensible());
    }

    /** As a test sees it. */
    public Message toMessage() {
        return new Message(from, to, Instant.ofEpochSecond(sentAtSeconds()), key(), text(), body());
    }
}
