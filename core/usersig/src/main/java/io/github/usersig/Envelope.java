package io.github.usersig;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The outer layers of a UserSig: claims as JSON, in a zlib stream, in {@linkplain UserSigBase64 base64}.
 *
 * <p>Reading is lenient where official issuers differ (line breaks, stored blocks, standard base64) and bounded
 * everywhere: no text, however hostile, makes it hold more than {@value #MAX_JSON_BYTES} bytes of claims. Both ways use
 * borrowed buffers, because most of their time would go into allocating new ones.
 */
final class Envelope {

    /** The longest text looked into; a real UserSig has a few hundred characters. */
    static final int MAX_TEXT_CHARS = 16_384;

    /** The longest claims, inflated. */
    static final int MAX_JSON_BYTES = 16_384;

    private static final Pool<Opener> OPENERS = new Pool<>(Opener::new);
    private static final Pool<Sealer> SEALERS = new Pool<>(Sealer::new);

    private Envelope() {}

    /** Reads the claims in a text; if that fails for a reason that issuers and senders are known for, that is the reason. */
    static Claims open(String text) throws UndecodableException {
        try {
            return read(text);
        } catch (UndecodableException e) {
            if (!e.field().equals(UndecodableException.WHOLE_TEXT)) {
                throw e;
            }
            Optional<String> mistake = PackingMistakes.find(text);
            throw mistake.isPresent() ? new UndecodableException(mistake.get()) : e;
        }
    }

    /** Reads the claims in a text as they should be packed, and looks for no mistake. */
    static Claims read(String text) throws UndecodableException {
        if (text.length() > MAX_TEXT_CHARS) {
            throw new UndecodableException(
                    "has " + text.length() + " characters: more than " + MAX_TEXT_CHARS + " are not looked into");
        }
        Opener opener = OPENERS.borrow();
        try {
            int packed = UserSigBase64.decode(text, opener.packed);
            return ClaimsReader.read(opener.json, opener.inflate(packed));
        } finally {
            OPENERS.giveBack(opener);
        }
    }

    /**
     * Packs claims into a text.
     *
     * @throws IllegalArgumentException if they are larger than {@link #open} would read
     */
    static String seal(Claims claims, UserSigEncoding encoding) {
        Sealer sealer = SEALERS.borrow();
        try {
            return sealer.seal(claims, encoding);
        } finally {
            SEALERS.giveBack(sealer);
        }
    }

    /** An inflater and its buffers; one byte more than is allowed, so that it notices when there is more. */
    private static final class Opener {

        private final Inflater inflater = new Inflater();
        private final byte[] packed = new byte[MAX_TEXT_CHARS / 4 * 3];
        private final byte[] json = new byte[MAX_JSON_BYTES + 1];

        int inflate(int packedLength) throws UndecodableException {
            inflater.reset();
            inflater.setInput(packed, 0, packedLength);
            int length;
            try {
                length = inflater.inflate(json);
            } catch (DataFormatException e) {
                throw new UndecodableException("holds no zlib stream, or a damaged one: " + e.getMessage());
            }
            if (length > MAX_JSON_BYTES) {
                throw new UndecodableException("inflates to more than " + MAX_JSON_BYTES + " bytes");
            }
            if (!inflater.finished()) {
                throw new UndecodableException("holds an unfinished zlib stream: is its end missing?");
            }
            return length;
        }
    }

    /** A deflater and its buffers, which grow with the largest claims sealed so far. */
    private static final class Sealer {

        private static final byte ZLIB_HEADER = 0x78;
        private static final byte ZLIB_FASTEST = 0x01;
        private static final int ADLER_BYTES = 4;

        private final SmallDeflater deflater = new SmallDeflater();
        private final Utf8Buffer json = new Utf8Buffer(512);
        private byte[] packed = new byte[1024];
        private byte[] characters = new byte[1024];

        String seal(Claims claims, UserSigEncoding encoding) {
            json.clear();
            ClaimsWriter.write(claims, json);
            if (json.length() > MAX_JSON_BYTES) {
                throw new IllegalArgumentException("the claims have " + json.length()
                        + " bytes: a UserSig holds at most " + MAX_JSON_BYTES + "; use a shorter userbuf");
            }
            packed = atLeast(packed, json.length() + json.length() / 8 + 64);
            int packedLength = pack(encoding);
            int textLength = UserSigBase64.encodedLength(packedLength);
            if (textLength > MAX_TEXT_CHARS) {
                throw new IllegalArgumentException("the UserSig has " + textLength + " characters: at most "
                        + MAX_TEXT_CHARS + " are possible; use a shorter userbuf");
            }
            characters = atLeast(characters, textLength);
            UserSigBase64.encode(packed, packedLength, characters);
            return new String(characters, 0, textLength, StandardCharsets.ISO_8859_1);
        }

        /** A zlib stream (RFC 1950) of one block. */
        private int pack(UserSigEncoding encoding) {
            packed[0] = ZLIB_HEADER;
            packed[1] = ZLIB_FASTEST;
            int end = encoding == UserSigEncoding.FAST
                    ? store(2)
                    : deflater.deflate(json.array(), json.length(), packed, 2);
            Adler32 adler = new Adler32();
            adler.update(json.array(), 0, json.length());
            int sum = (int) adler.getValue();
            packed[end] = (byte) (sum >> 24);
            packed[end + 1] = (byte) (sum >> 16);
            packed[end + 2] = (byte) (sum >> 8);
            packed[end + 3] = (byte) sum;
            return end + ADLER_BYTES;
        }

        /** One stored block; the largest claims stay under the 65,535 bytes that it can hold. */
        private int store(int start) {
            int length = json.length();
            packed[start] = 0x01; // the last block, stored
            packed[start + 1] = (byte) length;
            packed[start + 2] = (byte) (length >> 8);
            packed[start + 3] = (byte) ~length;
            packed[start + 4] = (byte) (~length >> 8);
            System.arraycopy(json.array(), 0, packed, start + 5, length);
            return start + 5 + length;
        }

        private static byte[] atLeast(byte[] buffer, int length) {
            return buffer.length >= length ? buffer : new byte[length];
        }
    }
}
