package io.github.usersig.mockim.server.internal.secret;

import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Takes UserSigs out of texts, in the service's letters of Base64 or the usual ones, and also as URLs and JSON write these. A UserSig
 * is a zlib stream, so it begins with one of four pairs of letters, and is long. That alone is enough at the beginning of a word;
 * inside one, which may be any data in Base64, there must be JSON in it as well.
 */
final class UserSigsInText {

    static final String MASK = "***";

    /** Letters. The shortest that the service would issue has twice as many. */
    private static final int SHORTEST = 62;

    /** Letters that are looked into, which is more than the tables at the beginning of a zlib stream take. */
    private static final int LOOKED_INTO = 512;

    /** In one text. More beginnings than that have only data that was made for it, or very long. */
    private static final int MOST_LOOKS = 1_000;

    private static final int NONE = -1;

    private UserSigsInText() {}

    /** The text without them. Takes time in proportion to its length, whatever it holds. */
    static String mask(String text) {
        StringBuilder masked = null;
        int kept = 0;
        int looks = MOST_LOOKS;
        int at = text.indexOf('e');
        while (at >= 0 && at <= text.length() - SHORTEST) {
            int next = at + 1;
            if (mayBegin(text, at)) {
                boolean found = beginsAWord(text, at) || (looks-- > 0 && holdsJson(letters(text, at, LOOKED_INTO)));
                if (found) {
                    masked = masked == null ? new StringBuilder(text.length()) : masked;
                    masked.append(text, kept, at).append(MASK);
                    next = end(text, at);
                    kept = next;
                }
            }
            at = text.indexOf('e', next);
        }
        return masked == null ? text : masked.append(text, kept, text.length()).toString();
    }

    private static boolean mayBegin(String text, int start) {
        return "AFJN".indexOf(text.charAt(start + 1)) >= 0
                && letters(text, start, SHORTEST).length() == SHORTEST;
    }

    private static String letters(String text, int start, int most) {
        StringBuilder letters = new StringBuilder(most);
        int at = start;
        int next = after(text, at);
        while (next != NONE && letters.length() < most) {
            letters.append(letter(text, at, next));
            at = next;
            next = after(text, at);
        }
        return letters.toString();
    }

    /** An "=" ends what is before it, or is the one of a parameter. */
    private static boolean beginsAWord(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        return before == '=' || !isLetter(before);
    }

    private static int end(String text, int start) {
        int at = start;
        int next = after(text, at);
        while (next != NONE) {
            at = next;
            next = after(text, at);
        }
        return at;
    }

    /** Where the letter ends that begins here, or none. */
    private static int after(String text, int at) {
        if (at >= text.length()) {
            return NONE;
        }
        char c = text.charAt(at);
        if (isLetter(c)) {
            return at + 1;
        }
        int length = c == '%' ? 3 : text.startsWith("\\u00", at) ? 6 : c == '\\' ? 2 : 0;
        int next = at + length;
        return length > 0 && next <= text.length() && isLetter(letter(text, at, next)) ? next : NONE;
    }

    /** What stands there, however it is written; 0 if that is no letter. */
    private static char letter(String text, int at, int end) {
        return switch (end - at) {
            case 1 -> text.charAt(at);
            case 2 -> text.charAt(at + 1) == '/' ? '/' : 0;
            default -> {
                int high = Character.digit(text.charAt(end - 2), 16);
                int low = Character.digit(text.charAt(end - 1), 16);
                yield high < 0 || low < 0 ? 0 : (char) (high * 16 + low);
            }
        };
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "*-_+/=".indexOf(c) >= 0;
    }

    private static boolean holdsJson(String letters) {
        String usual = letters.replace('*', '+').replace('-', '/').replace('_', '=');
        int padding = usual.indexOf('=');
        String whole = padding < 0 ? usual : usual.substring(0, padding);
        byte[] beginning = new byte[2];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(whole.substring(0, whole.length() / 4 * 4)));
            return inflater.inflate(beginning) == beginning.length
                    && beginning[0] == '{'
                    && (beginning[1] == '"' || beginning[1] <= ' ');
        } catch (DataFormatException | IllegalArgumentException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
