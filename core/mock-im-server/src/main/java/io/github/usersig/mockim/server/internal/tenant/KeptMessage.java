package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.tenant.MessageTexts.Which;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message as bytes: its own until it is kept, and those of the {@link MessagePages} from then on. An object of this kind only
 * says where they stand. It is made when somebody looks at the message, and two of them are equal if they stand for the same one.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
abstract class KeptMessage implements Serializable {

    private static final int FLAGS = 0;
    private static final int VERSION = 4;
    private static final int MARK = 8;
    private static final int SENT = 16;
    private static final int SENT_BY_CLIENT = 24;

    /** Where the texts went when they became too long to stay; 0 if they did not: there stands the first message of all. */
    private static final int MOVED = 32;

    /** The texts, after how many bytes they may have. */
    private static final int TEXTS = 36;

    private static final int ROOM = 4;
    private static final int BYTE = 0xFF;

    private byte @Nullable [] own;
    private @Nullable MessageExtras ownExtras;
    private @Nullable MessagePages pages;
    private int address;

    /** One that is not kept yet. */
    KeptMessage(int flags, long mark, long sentAtSeconds, long clientSeconds, byte[] withTexts) {
        this.own = withTexts;
        setInt(withTexts, FLAGS, flags);
        setLong(withTexts, MARK, mark);
        setLong(withTexts, SENT, sentAtSeconds);
        setLong(withTexts, SENT_BY_CLIENT, clientSeconds);
        setInt(withTexts, TEXTS, withTexts.length - TEXTS - ROOM);
    }

    /** One that stands there. */
    KeptMessage(MessagePages pages, int address) {
        this.pages = pages;
        this.address = address;
    }

    /** Its texts, behind room for what else there is. */
    static byte[] texts(String body, String from, String custom, String text) {
        return MessageTexts.pack(TEXTS + ROOM, body, from, custom, text);
    }

    /** Puts it there, unless it stands somewhere; returns its address. */
    final int keepIn(MessagePages into) {
        byte[] bytes = own;
        if (bytes != null) {
            address = into.allocate(bytes.length);
            System.arraycopy(bytes, 0, into.page(address), MessagePages.offset(address), bytes.length);
            if (ownExtras != null) {
                into.setExtras(address, ownExtras);
            }
            pages = into;
            own = null;
            ownExtras = null;
        }
        return address;
    }

    /** A number that, with {@link #mark}, tells a message from another one, for as long as its content is not changed. */
    final long hash() {
        return MessageTexts.hash(from(), texts(), beginOfTexts());
    }

    /** The sender. */
    public abstract String from();

    final long mark() {
        return longAt(page(), begin() + MARK);
    }

    /** When, in seconds since 1970. */
    public final long sentAtSeconds() {
        return longAt(page(), begin() + SENT);
    }

    static long sentAtSeconds(MessagePages pages, int address) {
        return longAt(pages.page(address), MessagePages.offset(address) + SENT);
    }

    final long clientSeconds() {
        return longAt(page(), begin() + SENT_BY_CLIENT);
    }

    /** Says when, by the clock of the client that sent it; the same as {@link #sentAtSeconds} unless said. */
    public final void sentByClientAt(long newSeconds) {
        setLong(page(), begin() + SENT_BY_CLIENT, newSeconds);
    }

    /** Its MsgBody as JSON. */
    public final String body() {
        return text(Which.BODY);
    }

    /** Its CloudCustomData. */
    public final String custom() {
        return text(Which.CUSTOM);
    }

    /** Replaces CloudCustomData. */
    public final void changeCustom(String newCustom) {
        change(body(), newCustom, text(Which.TEXT));
    }

    final void changeTexts(String newText, String newBody) {
        change(newBody, custom(), newText);
    }

    private void change(String body, String custom, String text) {
        byte[] packed = MessageTexts.pack(0, body, text(Which.FROM), custom, text);
        byte[] before = texts();
        int begin = beginOfTexts();
        if (packed.length <= intAt(before, begin - ROOM)) {
            System.arraycopy(packed, 0, before, begin, packed.length);
            return;
        }
        MessagePages kept = pages;
        if (kept == null) {
            byte[] bytes = Arrays.copyOf(page(), TEXTS + ROOM + packed.length);
            System.arraycopy(packed, 0, bytes, TEXTS + ROOM, packed.length);
            setInt(bytes, TEXTS, packed.length);
            own = bytes;
            return;
        }
        int room = 2 * packed.length; // or one that grows bit by bit would leave behind many times what it is
        int moved = kept.allocate(ROOM + room);
        setInt(kept.page(moved), MessagePages.offset(moved), room);
        System.arraycopy(packed, 0, kept.page(moved), MessagePages.offset(moved) + ROOM, packed.length);
        setInt(page(), begin() + MOVED, moved);
    }

    /** Notes that it is another one now than clients know. */
    public final void modified() {
        setInt(page(), begin() + VERSION, version() + 1);
    }

    /** How often it was modified: its MsgVersion. */
    public final int version() {
        return intAt(page(), begin() + VERSION);
    }

    /** Its extensions, to be read or changed. */
    public final Extensions extensions() {
        return extrasToChange().extensions;
    }

    /** How users reacted to it, to be read or changed. */
    public final Reactions reactions() {
        return extrasToChange().reactions;
    }

    final @Nullable MessageExtras extras() {
        return pages == null ? ownExtras : pages.extras(address);
    }

    final MessageExtras extrasToChange() {
        MessageExtras found = extras();
        if (found == null) {
            found = new MessageExtras();
            if (pages == null) {
                ownExtras = found;
            } else {
                pages.setExtras(address, found);
            }
        }
        return found;
    }

    final int flags() {
        return intAt(page(), begin() + FLAGS);
    }

    final void setFlags(int flags) {
        setInt(page(), begin() + FLAGS, flags);
    }

    final boolean is(int flag) {
        return (flags() & flag) != 0;
    }

    final void set(int flag) {
        setFlags(flags() | flag);
    }

    final String text(Which wanted) {
        return MessageTexts.read(texts(), beginOfTexts(), wanted);
    }

    private byte[] page() {
        byte[] bytes = own;
        return bytes == null ? pages().page(address) : bytes;
    }

    private MessagePages pages() {
        if (pages == null) {
            throw new IllegalStateException("a message is its own or kept");
        }
        return pages;
    }

    private int begin() {
        return own == null ? MessagePages.offset(address) : 0;
    }

    private byte[] texts() {
        int moved = intAt(page(), begin() + MOVED);
        return moved == 0 ? page() : pages().page(moved);
    }

    private int beginOfTexts() {
        int moved = intAt(page(), begin() + MOVED);
        return moved == 0 ? begin() + TEXTS + ROOM : MessagePages.offset(moved) + ROOM;
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & BYTE) << 16)
                | ((bytes[at + 2] & BYTE) << 8)
                | (bytes[at + 3] & BYTE);
    }

    private static void setInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private static long longAt(byte[] bytes, int at) {
        return ((long) intAt(bytes, at) << Integer.SIZE) | Integer.toUnsignedLong(intAt(bytes, at + 4));
    }

    private static void setLong(byte[] bytes, int at, long value) {
        setInt(bytes, at, (int) (value >>> Integer.SIZE));
        setInt(bytes, at + 4, (int) value);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (pages != null
                        && other instanceof KeptMessage message
                        && message.pages == pages
                        && message.address == address);
    }

    @Override
    public final int hashCode() {
        return pages == null ? System.identityHashCode(this) : address;
    }
}
