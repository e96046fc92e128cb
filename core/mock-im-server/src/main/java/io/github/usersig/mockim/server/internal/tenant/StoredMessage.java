package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A one-to-one message. It keeps its place and its key while its content may change, be recalled or deleted on one side. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class StoredMessage implements Repetitions.Candidate {

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

    private final String from;
    private final String to;
    private final long sentAtSeconds;
    private final int seq;
    private final int random;
    private long clientSeconds;
    private String text;
    private String body;
    private String custom;
    private int flags;
    private @Nullable Extensions extensions;

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
        this.from = from;
        this.to = to;
        this.sentAtSeconds = sentAt.seconds();
        this.seq = (int) id.seq();
        this.random = (int) id.random();
        this.clientSeconds = sentAt.clientSeconds();
        this.text = text;
        this.body = body;
        this.custom = custom;
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

    /** When, in seconds since 1970. */
    @Override
    public long sentAtSeconds() {
        return sentAtSeconds;
    }

    /** Its MsgSeq. */
    public long seq() {
        return Integer.toUnsignedLong(seq);
    }

    /** Its MsgRandom. */
    public long random() {
        return Integer.toUnsignedLong(random);
    }

    /** Says when, by the clock of the client that sent it; the same as {@link #sentAtSeconds} unless said. */
    public void sentByClientAt(long newSeconds) {
        clientSeconds = newSeconds;
    }

    /** Notes that a client of the receiver has got it. */
    public void delivered() {
        flags |= DELIVERED;
    }

    /** Whether no client of the receiver has got it yet, and one should. */
    public boolean isToBeDelivered() {
        return (flags & (DELIVERED | RECALLED | READ | HIDDEN_FROM_RECEIVER)) == 0;
    }

    /** Its MsgKey; the layout is that of the samples: MsgSeq, MsgRandom and MsgTime. */
    public String key() {
        return seq() + "_" + random() + "_" + sentAtSeconds;
    }

    /** The texts of its text elements. */
    public String text() {
        return text;
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
    public void changeBody(String newText, String newBody) {
        text = newText;
        body = newBody;
    }

    /** Replaces CloudCustomData. */
    public void changeCustom(String newCustom) {
        custom = newCustom;
    }

    /** Takes it back: it stays in the list, without counting as unread. */
    public void recall() {
        flags |= RECALLED;
    }

    /** Whether it was taken back. */
    public boolean isRecalled() {
        return is(RECALLED);
    }

    void markRead() {
        flags |= READ;
    }

    /** Whether the receiver has read it. */
    public boolean isRead() {
        return is(READ);
    }

    boolean isUnread() {
        return (flags & (READ | NO_UNREAD | RECALLED | HIDDEN_FROM_RECEIVER)) == 0;
    }

    /** Keeps it out of unread counts. */
    public void noUnread() {
        flags |= NO_UNREAD;
    }

    /** Keeps it out of conversation lists. */
    public void keepOutOfLists() {
        flags |= UNLISTED;
    }

    boolean isListed() {
        return (flags & UNLISTED) == 0;
    }

    /** Allows extensions. */
    public void allowExtensions() {
        flags |= EXTENSIBLE;
    }

    /** Whether it may have extensions. */
    public boolean isExtensible() {
        return is(EXTENSIBLE);
    }

    /** Asks for a read receipt. */
    public void wantReceipt() {
        flags |= RECEIPT_WANTED;
    }

    /** Whether a read receipt is wanted. */
    public boolean isReceiptWanted() {
        return is(RECEIPT_WANTED);
    }

    /** Notes that the receipt was sent. */
    public void receiptSent() {
        flags |= RECEIPT_SENT;
    }

    /** Whether the receipt was sent. */
    public boolean isReceiptSent() {
        return is(RECEIPT_SENT);
    }

    /** Hides it from one of the two. */
    public void hideFrom(String userId) {
        if (userId.equals(from)) {
            flags |= HIDDEN_FROM_SENDER;
        }
        if (userId.equals(to)) {
            flags |= HIDDEN_FROM_RECEIVER;
        }
    }

    /** Whether one of the two sees it. */
    public boolean isVisibleTo(String userId) {
        return (userId.equals(from) && !is(HIDDEN_FROM_SENDER)) || (userId.equals(to) && !is(HIDDEN_FROM_RECEIVER));
    }

    /** Its extensions, to be read or changed. */
    public Extensions extensions() {
        if (extensions == null) {
            extensions = new Extensions();
        }
        return extensions;
    }

    /** As it is now, in an event. */
    public MessageEvent.Content content() {
        return new MessageEvent.Content(
                from,
                to,
                new MessageId(seq(), random()),
                new SentAt(sentAtSeconds, clientSeconds),
                key(),
                body,
                custom,
                isReceiptWanted());
    }

    /** As a test sees it. */
    public Message toMessage() {
        return new Message(from, to, Instant.ofEpochSecond(sentAtSeconds), key(), text, body);
    }

    private boolean is(int flag) {
        return (flags & flag) != 0;
    }
}
