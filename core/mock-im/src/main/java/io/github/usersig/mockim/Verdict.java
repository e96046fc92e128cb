package io.github.usersig.mockim;

/**
 * What the mock decided about a UserSig.
 *
 * @param code the service's error code, 0 if accepted
 * @param field the claim at fault, such as {@code TLS.expire}, or empty if accepted
 * @param reason why, in one line
 */
public record Verdict(int code, String field, String reason) {

    /** Whether the login would succeed. */
    public boolean isAccepted() {
        return code == 0;
    }
}
