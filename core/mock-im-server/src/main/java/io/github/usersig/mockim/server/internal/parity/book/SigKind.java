package io.github.usersig.mockim.server.internal.parity.book;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of UserSig that a step can present. Two that do not exclude each other can be joined with {@code +}. */
public enum SigKind {

    /** As it should be: issued now, for the one who presents it. */
    VALID,
    /** It expired an hour ago. */
    EXPIRED,
    /** It is valid in the second of its issue only. */
    EXPIRING_NOW,
    /** Valid, for a minute. */
    EXPIRING_SOON,
    /** Issued an hour in the future. */
    FUTURE,
    /** Valid for twenty years. */
    TOO_LONG,
    /** Its lifetime is zero seconds. */
    NO_LIFETIME,
    /** Its lifetime is less than nothing. */
    NEGATIVE_LIFETIME,
    /** Its lifetime was made longer after it had been signed. */
    TAMPERED,
    /** The first three quarters of a valid one. */
    TRUNCATED,
    /** The empty text. */
    EMPTY,
    /** No parameter {@code usersig} at all. */
    ABSENT,
    /** Somebody else's. */
    OTHER_USER,
    /** Issued by another app, with that app's key. */
    OTHER_APP,
    /** Signed with another key. */
    OTHER_KEY,
    /** Signed with the key decoded from hex. */
    KEY_FROM_HEX,
    /** Signed over lines that end with a backslash and an n. */
    LITERAL_ESCAPES,
    /** Signed over lines that end with CR and LF. */
    CRLF,
    /** Signed over its lines in another order. */
    OTHER_ORDER,
    /** Signed over a time in milliseconds, and says seconds. */
    MILLISECONDS_SIGNED,
    /** Its time is in milliseconds, signed so. */
    MILLISECONDS,
    /** Its signature is the HMAC in hex. */
    HEX_SIGNATURE,
    /** It has no signature. */
    NO_SIGNATURE,
    /** In stored blocks of zlib, as Go's issuer writes it: valid. */
    STORED,
    /** A raw deflate stream, without zlib's header. */
    RAW_DEFLATE,
    /** Compressed with gzip. */
    GZIP,
    /** Base64 of its JSON, not deflated. */
    NOT_DEFLATED,
    /** Its JSON as it is. */
    PLAIN_JSON,
    /** Characters that are no base64. */
    NOT_BASE64,
    /** In standard base64, with {@code + / =}. */
    STANDARD_BASE64,
    /** In base64url, with {@code - _} and no padding. */
    BASE64URL,
    /** Base64 applied twice. */
    TWICE_BASE64,
    /** Encoded for a URL once more than it is decoded. */
    TWICE_URL_ENCODED,
    /** Without the padding at its end. */
    NO_PADDING,
    /** With a line break in it. */
    LINE_BREAK,
    /** With a space at its end. */
    TRAILING_SPACE,
    /** With bytes behind the zlib stream. */
    BYTES_AFTER_ZLIB,
    /** With a claim twice: first another user's name, then the right one. */
    CLAIM_TWICE,
    /** With a claim that nobody knows. */
    UNKNOWN_CLAIM,
    /** Its numbers are texts. */
    TEXT_NUMBERS,
    /** Its version is 3.0. */
    WRONG_VERSION,
    /** It has no version. */
    NO_VERSION,
    /** With a userbuf, signed along: valid. */
    USERBUF,
    /** With a userbuf that was not signed along. */
    USERBUF_NOT_SIGNED,
    /** A control character stands in the UserID it names. */
    CONTROL_CHARACTER,
    /** The old form (v1), signed with a key pair that the app does not know. */
    LEGACY,
    /** The oldest form: plain JSON with a local time, of an app with a key pair that is not known. */
    OLDEST_FORM,
    /** Made up: 200 letters. */
    GARBAGE;

    /** What the book calls it, such as {@code other-user}. */
    public String inBook() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name. */
    public static Optional<SigKind> find(String name) {
        return Stream.of(values()).filter(kind -> kind.inBook().equals(name)).findFirst();
    }

    static List<String> allNames() {
        return Stream.of(values()).map(SigKind::inBook).toList();
    }
}
