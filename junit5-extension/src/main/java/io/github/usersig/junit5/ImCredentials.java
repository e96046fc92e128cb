package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a client logs in with.
 *
 * <pre>{@code
 * @Test
 * void logsIn(@WithUserSig("alice") ImCredentials alice) {
 *     client.login(alice.sdkAppId(), alice.userId(), alice.userSig());
 * }
 * }</pre>
 *
 * <p>Two are equal if all of that is. {@link #toString()} does not show the UserSig. Immutable.
 */
public final class ImCredentials {

    private final long sdkAppId;
    private final String userId;
    private final String userSig;

    private ImCredentials(long sdkAppId, String userId, String userSig) {
        this.sdkAppId = sdkAppId;
        this.userId = requireNonNull(userId, "userId");
        this.userSig = requireNonNull(userSig, "userSig");
    }

    /** Those of a UserSig that was not injected, for a source of arguments of your own. */
    public static ImCredentials of(long sdkAppId, String userId, String userSig) {
        return new ImCredentials(sdkAppId, userId, userSig);
    }

    /** The app. */
    public long sdkAppId() {
        return sdkAppId;
    }

    /** Who logs in; of another user's UserSig this is who presents it. */
    public String userId() {
        return userId;
    }

    /** The text to log in with, good or bad as it was asked for. It is a password: keep it out of logs. */
    public String userSig() {
        return userSig;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImCredentials that
                && sdkAppId == that.sdkAppId
                && userId.equals(that.userId)
                && userSig.equals(that.userSig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sdkAppId, userId, userSig);
    }

    /** App, user, and the length of the UserSig. */
    @Override
    public String toString() {
        return "ImCredentials[sdkAppId=" + sdkAppId + ", userId=" + userId + ", userSig=****, " + userSig.length()
                + " characters]";
    }
}
