package io.github.usersig;

import java.time.Duration;

/** How values look inside messages. */
final class Texts {

    private static final int LONGEST_QUOTE = 48;

    private Texts() {}

    /** In quotes, shortened, and with nothing in it that could forge a second log line. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int end = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < end; i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append(end < text.length() ? "...\"" : "\"").toString();
    }

    static String quote(char c) {
        StringBuilder quoted = new StringBuilder("'");
        append(quoted, c);
        return quoted.append('\'').toString();
    }

    private static void append(StringBuilder out, char c) {
        if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    /** In the two largest units that matter: {@code 42 s}, {@code 3 min 5 s}, {@code 180 days}. */
    static String describe(Duration duration) {
        return duration.isNegative() ? "-" + describePositive(duration.negated()) : describePositive(duration);
    }

    private static String describePositive(Duration d) {
        if (d.toDays() > 0) {
            return join(d.toDays(), d.toDays() == 1 ? " day" : " days", d.toHoursPart(), " h");
        }
        if (d.toHours() > 0) {
            return join(d.toHours(), " h", d.toMinutesPart(), " min");
        }
        return d.toMinutes() > 0 ? join(d.toMinutes(), " min", d.toSecondsPart(), " s") : d.toSeconds() + " s";
    }

    private static String join(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }
}
