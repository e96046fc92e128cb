package io.github.usersig.mockim.server.internal.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Environment variables that look like those of {@link Setting} and are none: a mock that passes over them is another one than
 * was asked for. Others that begin alike may be there for other reasons, such as those that Kubernetes makes for a service.
 */
final class Misspelt {

    private static final int MOST_EDITS = 2;

    private Misspelt() {}

    /** What is wrong with one of them and what to write instead; empty if none looks like that. */
    static Optional<String> among(Collection<String> variables) {
        return variables.stream()
                .sorted()
                .flatMap(name -> meant(name).stream()
                        .map(meant -> "The environment variable " + name + " is none of the mock's: write "
                                + meant.variable()))
                .findFirst();
    }

    private static Optional<Setting> meant(String variable) {
        String name = variable.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!name.startsWith("MOCK") || isKnown(variable)) {
            return Optional.empty();
        }
        Setting closest = null;
        int fewest = MOST_EDITS + 1;
        for (Setting each : Setting.values()) {
            int edits = edits(name, each.variable());
            if (edits < fewest) {
                fewest = edits;
                closest = each;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static boolean isKnown(String variable) {
        for (Setting each : Setting.values()) {
            if (each.variable().equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** How many letters have to be put in, left out or changed, to make one of the other (Levenshtein). */
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
