package io.github.usersig.assertions;

import java.time.Duration;

/** Durations in words. */
final class Durations {

    private Durations() {}

    /** Without fractions of seconds, such as {@code 1d 2h 3m 4s}. */
    static String words(Duration duration) {
        Duration left = duration.abs();
        StringBuilder words = new StringBuilder();
        append(words, left.toDays(), "d");
        append(words, left.toHoursPart(), "h");
        append(words, left.toMinutesPart(), "m");
        append(words, left.toSecondsPart(), "s");
        return words.isEmpty() ? "0s" : words.toString().trim();
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(count).append(unit).append(' ');
        }
    }
}
