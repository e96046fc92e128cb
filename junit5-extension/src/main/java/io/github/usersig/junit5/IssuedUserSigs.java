package io.github.usersig.junit5;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The UserSigs that were made for one SDKAppID in this run, so that none is made twice. A UserSig tells its time of issue in whole
 * seconds, so two of one user made in one second are the same text unless something is done about it: then what one test revokes
 * is gone for the next one, and an app that caches by the text takes one test's user for another's. Thread-safe.
 */
final class IssuedUserSigs {

    private static final Namespace NAMESPACE = Namespace.create(IssuedUserSigs.class);

    /** Two texts in a row that are known already are rare; so many mean that nothing makes them differ. */
    private static final int MOST_ATTEMPTS = 1_000;

    /** Hash codes are enough: of two texts that share one, the second is made otherwise without need. */
    private final Set<Integer> texts = ConcurrentHashMap.newKeySet();

    private final Map<WantedUserSig, InOneSecond> byWish = new ConcurrentHashMap<>();

    /** How many were made in a second. */
    private record InOneSecond(long second, int count) {

        InOneSecond next(long now) {
            return new InOneSecond(now, now == second ? count + 1 : 0);
        }
    }

    private IssuedUserSigs() {}

    /** Those of this SDKAppID, whichever classes of the run share it. */
    static IssuedUserSigs of(ExtensionContext context, long sdkAppId) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(sdkAppId, key -> new IssuedUserSigs(), IssuedUserSigs.class);
    }

    /**
     * A text that was not made before.
     *
     * @param text makes one, given how often one was made before: counts up from 0 in each second
     * @return empty if none differs from what was made before
     */
    Optional<String> unused(WantedUserSig wanted, Instant now, IntFunction<String> text) {
        WantedUserSig wish = wanted.alone();
        long second = now.getEpochSecond();
        for (int tries = 0; tries < MOST_ATTEMPTS; tries++) {
            int attempt = byWish.compute(
                            wish, (key, made) -> made == null ? new InOneSecond(second, 0) : made.next(second))
                    .count();
            String made = text.apply(attempt);
            if (made.isEmpty() || texts.add(made.hashCode())) {
                return Optional.of(made);
            }
        }
        return Optional.empty();
    }
}
