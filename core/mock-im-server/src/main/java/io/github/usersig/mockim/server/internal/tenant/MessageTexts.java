package io.github.usersig.mockim.server.internal.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The texts of a message as bytes. What is a part of MsgBody, as the text of a plain message is, is noted by where it stands
 * there.
 */
final class MessageTexts {

    /** Which text it is, in the order they stand in. */
    enum Which {
        /** MsgBody as JSON. */
        BODY,
        /** The sender, where that is not clear from elsewhere. */
        FROM,
        /** CloudCustomData. */
        CUSTOM,
        /** The texts of the text elements. */
        TEXT
    }

    private static final Which[] IN_ORDER = Which.values();
    private static final int NUMBERS = 32;
    private static final long FIRST_HASH = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private MessageTexts() {}

    /** All texts of a message; room for more is left before them. */
    static byte[] pack(int before, String body, String from, String custom, String text) {
        byte[] utf8 = Packed.utf8(body);
        Packed packed = new Packed(before, utf8.length + from.length() + custom.length() + NUMBERS)
                .text(body, utf8)
                .text(from)
                .text(custom);
        byte[] part = Packed.utf8(text);
        boolean sayable = part.length > 0 == !text.isEmpty() && utf8.length > 0;
        int place = sayable ? body.indexOf(text) : -1;
        if (place < 0) {
            packed.number(0).text(text);
        } else {
            boolean plain = utf8.length == body.length();
            packed.number(1 + (plain ? place : Packed.utf8(body.substring(0, place)).length))
                    .number(part.length);
        }
        return packed.toBytes();
    }

    /** One of the texts that begin there. */
    static String read(byte[] page, int offset, Which wanted) {
        Packed.Reader reader = new Packed.Reader(page, offset);
        if (wanted == Which.TEXT) {
            return text(page, reader);
        }
        for (Which before : IN_ORDER) {
            if (before == wanted) {
                break;
            }
            reader.skipText();
        }
        return reader.text();
    }

    private static String text(byte[] page, Packed.Reader reader) {
        int length = reader.lengthOfText();
        int body = reader.at();
        Packed.Reader behind = new Packed.Reader(page, body + length);
        behind.skipText();
        behind.skipText();
        int place = (int) behind.number();
        return place == 0 ? behind.text() : new String(page, body + place - 1, (int) behind.number(), UTF_8);
    }

    /**
     * A number that differs for different senders or bodies, but for one in 2<sup>64</sup>. The sender goes into it letter by letter:
     * by {@link String#hashCode} "Aa" is "BB".
     */
    static long hash(String from, byte[] page, int offset) {
        Packed.Reader reader = new Packed.Reader(page, offset);
        int end = reader.lengthOfText() + reader.at();
        long hash = FIRST_HASH ^ from.length();
        for (int i = 0; i < from.length(); i++) {
            hash = (hash ^ from.charAt(i)) * PRIME;
        }
        for (int i = reader.at(); i < end; i++) {
            hash = (hash ^ page[i]) * PRIME;
        }
        return hash;
    }
}
