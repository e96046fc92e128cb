package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;

/** Tells what happened on its way to a UserID that is not the one in the UserSig, if that is known. */
final class SendingMistakes {

    private static final char NOT_UTF_8 = '\ufffd';

    private SendingMistakes() {}

    /** What was done wrong and what to do instead, or nothing. */
    static Optional<String> find(String signed, String presented) {
        if (presented.indexOf('%') >= 0 && isEncodedOnceMore(signed, presented)) {
            return Optional.of(
                    "is URL-encoded once more than it was decoded: encode it once, and give no encoded text to a"
                            + " client that encodes");
        }
        if (presented.indexOf(' ') >= 0 && presented.replace(' ', '+').equals(signed.replace(' ', '+'))) {
            return Optional.of("has a space where a + was: a + in a URL stands for a space: write %2B");
        }
        if (presented.indexOf(NOT_UTF_8) >= 0) {
            return Optional.of("has characters that are not UTF-8 (GBK?): encode URLs in UTF-8");
        }
        return presented.equalsIgnoreCase(signed)
                ? Optional.of("is another user: upper and lower case differ")
                : Optional.empty();
    }

    private static boolean isEncodedOnceMore(String signed, String presented) {
        try {
            return URLDecoder.decode(presented, UTF_8).equals(signed)
                    || URLDecoder.decode(presented.replace("+", "%2B"), UTF_8).equals(signed);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
