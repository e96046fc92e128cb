package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.UserSig;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Which of a user's UserSigs a kick has made invalid, or a test, one by one. Immutable.
 *
 * <p>A UserSig tells its time of issue in whole seconds, so of those issued in the very second of the kick nobody could say
 * which came first. The mock can, if they were presented before: it remembers the UserSigs that were presented while they
 * were new. All others of that second count as issued after the kick, for a test that kicks a user and logs in again with
 * a new UserSig takes much less than a second.
 *
 * @param kickedAtSeconds the second of the last kick, or -1
 * @param before hashes of UserSigs that were presented in or just before that second
 * @param fresh hashes of UserSigs that were presented since, each less than two seconds old then
 * @param single hashes of UserSigs that were revoked by themselves, whenever they were issued
 */
public record Revocations(long kickedAtSeconds, Set<Integer> before, Set<Integer> fresh, Set<Integer> single)
        implements Serializable {

    static final Revocations NONE = new Revocations(-1, Set.of(), Set.of(), Set.of());

    /** Of 2 to the power of 64, which spreads bits well. */
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private static final int FRESH_SECONDS = 2;
    private static final int MOST_REMEMBERED = 1_000;

    /**
     * What a UserSig is known by here: what it says, and not how that is written. The same UserSig can be written in many ways,
     * with white space, a line feed at its end or other letters of Base64, and all of them are good, or none.
     */
    static int hashOf(UserSig userSig) {
        long hash = userSig.userId()
                .hashCode(); // numbers alone, and no text made of them: this is asked with every request
        hash = mixed(hash, userSig.version().name().hashCode());
        hash = mixed(hash, userSig.sdkAppId());
        hash = mixed(hash, userSig.issuedAt().getEpochSecond());
        hash = mixed(hash, userSig.validity().toSeconds());
        hash = mixed(hash, userSig.userbuf().map(Arrays::hashCode).orElse(0));
        return Long.hashCode(hash);
    }

    /** So that one second later and so many seconds shorter is not the same again. */
    private static long mixed(long hash, long value) {
        long mixed = (hash + value) * GOLDEN_RATIO;
        return mixed ^ (mixed >>> 32);
    }

    Revocations kickedAt(long atSeconds) {
        if (atSeconds < kickedAtSeconds) {
            return this;
        }
        Set<Integer> known = new HashSet<>(atSeconds - kickedAtSeconds < FRESH_SECONDS ? before : Set.of());
        known.addAll(fresh);
        return new Revocations(atSeconds, Set.copyOf(known), Set.of(), single);
    }

    Revocations with(UserSig userSig) {
        Set<Integer> more = new HashSet<>(single);
        more.add(hashOf(userSig));
        return new Revocations(kickedAtSeconds, before, fresh, Set.copyOf(more));
    }

    /** Asked with every request, and false for all but new UserSigs. */
    boolean wouldRemember(long issuedAtSeconds, long nowSeconds, int hash) {
        return Math.abs(nowSeconds - issuedAtSeconds) < FRESH_SECONDS && !fresh.contains(hash);
    }

    Revocations seen(long issuedAtSeconds, long nowSeconds, int hash) {
        if (!wouldRemember(issuedAtSeconds, nowSeconds, hash)) {
            return this;
        }
        Set<Integer> more = new HashSet<>(fresh.size() < MOST_REMEMBERED ? fresh : Set.of());
        more.add(hash);
        return new Revocations(kickedAtSeconds, before, Set.copyOf(more), single);
    }

    /** Whether a UserSig issued then is good no more. */
    boolean covers(long issuedAtSeconds, int hash) {
        return isKicked(issuedAtSeconds, hash) || single.contains(hash);
    }

    private boolean isKicked(long issuedAtSeconds, int hash) {
        return issuedAtSeconds < kickedAtSeconds || (issuedAtSeconds == kickedAtSeconds && before.contains(hash));
    }

    /** Why it covers one with this hash. */
    String reason(long issuedAtSeconds, int hash) {
        return isKicked(issuedAtSeconds, hash)
                ? "issued before the user was kicked at " + Instant.ofEpochSecond(kickedAtSeconds)
                        + ": make a new one (in that very second it would be the same text)"
                : "this one was revoked by the test: make a new one";
    }
}
