package io.github.usersig.mockim;

import java.time.Duration;

/** How long a test may let things take: so long that nobody lives to see it, and no sum of times overflows. */
final class Delays {

    /** The longest delay. */
    static final Duration LONGEST = Duration.ofDays(365);

    private Delays() {}

    /** Whether something can be as late as this. */
    static boolean isPossible(Duration delay) {
        return !delay.isNegative() && delay.compareTo(LONGEST) <= 0;
    }
}
