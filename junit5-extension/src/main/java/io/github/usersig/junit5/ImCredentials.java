package io.github.usersig.junit5;

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
 * <p>{@link #toString()} does not show the UserSig. Immutable.
 *
 * @param sdkAppId the app
 * @param userId who logs in; of another user's UserSig this is who presents it
 * @param userSig the text to log in with, good or bad as it was asked for
 */
public record ImCredentials(long sdkAppId, String userId, String userSig) {

    /** App, user, and the length of the UserSig. */
    @Override
    public String toString() {
        return "ImCredentials[sdkAppId=" + sdkAppId + ", userId=" + userId + ", userSig=****, " + userSig.length()
                + " characters]";
    }
}
