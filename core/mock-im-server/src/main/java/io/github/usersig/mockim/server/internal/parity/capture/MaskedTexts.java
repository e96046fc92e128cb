package io.github.usersig.mockim.server.internal.parity.capture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts another text in the place of one, as long in characters and in bytes, so that limits on it are reached as before. The same text
 * gets the same one each time, and two texts get two as far as their length allows.
 */
final class MaskedTexts {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,}");
    private static final Pattern SHORT_DIGITS = Pattern.compile("[0-9]{1,2}");
    private static final String AFTER_SCHEME = "://";
    private static final int LONGEST_SCHEME = 8;
    private static final int BASE = 36;

    private static final int FIRST_OF_TWO_BYTES = 0xC0;
    private static final int OF_TWO_BYTES = 0x100;
    private static final int FIRST_OF_THREE_BYTES = 0x4E00;
    private static final int OF_THREE_BYTES = 0x5000;
    private static final int FIRST_OF_FOUR_BYTES = 0x1F600;
    private static final int OF_FOUR_BYTES = 0x40;

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The other text. One of one or two digits is nobody's name, and stays. */
    String mask(String text) {
        if (text.isEmpty() || SHORT_DIGITS.matcher(text).matches()) {
            return text;
        }
        int number = numbers.computeIfAbsent(text, its -> numbers.size() + 1);
        if (DIGITS.matcher(text).matches()) {
            return digits(text.length(), number);
        }
        int scheme = text.indexOf(AFTER_SCHEME);
        int kept = scheme > 0 && scheme < LONGEST_SCHEME ? scheme + AFTER_SCHEME.length() : 0;
        return text.substring(0, kept) + letters(text.substring(kept), number);
    }

    /** A number with as many digits. */
    long mask(long number) {
        String text = Long.toString(Math.abs(number));
        int place = numbers.computeIfAbsent(Long.toString(number), its -> numbers.size() + 1);
        return Long.signum(number) * Long.parseLong(digits(text.length(), place));
    }

    private static String digits(int length, int number) {
        String own = Integer.toString(number);
        if (own.length() >= length) {
            return own.substring(own.length() - length);
        }
        return "1" + "0".repeat(length - 1 - own.length()) + own;
    }

    private static String letters(String text, int number) {
        int ascii = (int) text.codePoints().filter(c -> c < 0x80).count();
        String word = "text" + number;
        String own = Integer.toString(number, BASE).toLowerCase(Locale.ROOT);
        String label = ascii >= word.length()
                ? word + ".".repeat(ascii - word.length())
                : ("x".repeat(ascii) + own).substring(own.length());
        StringBuilder masked = new StringBuilder(text.length());
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            if (c < 0x80) {
                masked.append(label.charAt(used++));
            } else {
                masked.appendCodePoint(longer(c, number));
            }
        }
        return masked.toString();
    }

    /** A character that takes as many bytes. */
    private static int longer(int c, int number) {
        if (c < 0x800) {
            return FIRST_OF_TWO_BYTES + number % OF_TWO_BYTES;
        }
        return c < Character.MIN_SUPPLEMENTARY_CODE_POINT
                ? FIRST_OF_THREE_BYTES + number % OF_THREE_BYTES
                : FIRST_OF_FOUR_BYTES + number % OF_FOUR_BYTES;
    }
}
