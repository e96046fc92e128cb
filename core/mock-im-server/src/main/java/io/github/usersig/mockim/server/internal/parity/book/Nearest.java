package io.github.usersig.mockim.server.internal.parity.book;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names what somebody most likely meant. */
final class Nearest {

    private static final int FEW = 3;
    private static final int ALL = 30;

    private Nearest() {}

    /** The known names as a sentence goes on with them: all if they are few, else those that look most like the wrong one. */
    static String to(String wrong, Collection<String> known) {
        List<String> shown = known.size() <= ALL
                ? known.stream().sorted().toList()
                : known.stream()
                        .sorted(Comparator.comparingInt((String name) -> distance(wrong, name))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(FEW)
                        .toList();
        return "one of " + String.join(", ", shown);
    }

    /** How many characters have to be changed, put in or left out. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
