package io.github.usersig.junit5;

import io.github.usersig.ImError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In what way an injected UserSig is good or bad. A bad one is bad in one way only. */
public enum UserSigKind {

    /** Issued now, valid for 180 days. */
    VALID(null),

    /** It expired an hour ago. */
    EXPIRED(ImError.USERSIG_EXPIRED),

    /** Still valid, for one minute. */
    EXPIRING_SOON(null),

    /**
     * Issued an hour in the future, as by a server whose clock is fast. Official verifiers accept it; what the service does
     * is not documented.
     */
    NOT_YET_VALID(null),

    /** Its validity was made longer after it had been signed. */
    TAMPERED(ImError.USERSIG_SIGNATURE_MISMATCH),

    /** Signed with another key than the app's. */
    WRONG_KEY(ImError.USERSIG_SIGNATURE_MISMATCH),

    /** Issued by another app, with that app's key. */
    WRONG_APP(ImError.USERSIG_SDKAPPID_MISMATCH),

    /** Another user's. Present it as the user who was asked for. */
    WRONG_USER(ImError.USERSIG_USER_MISMATCH),

    /** No UserSig at all. */
    MALFORMED(ImError.USERSIG_ILLEGAL),

    /** The first three quarters of a valid one. */
    TRUNCATED(ImError.USERSIG_ILLEGAL),

    /** The empty text. */
    EMPTY(ImError.USERSIG_ILLEGAL),

    /** Issued an hour ago, and revoked: it alone, no other UserSig of its user. Needs a back end. */
    REVOKED(ImError.USERSIG_INVALIDATED),

    /** Valid, and its user is an app admin, who may call the REST API. */
    ADMIN(null),

    /** Valid, and signed the old way with the app's ECDSA key: {@link EnableMockIm#legacyKeys()}. */
    LEGACY(null);

    private final @Nullable ImError refusal;

    UserSigKind(@Nullable ImError refusal) {
        this.refusal = refusal;
    }

    /** What the service refuses it with, or empty if it accepts it. */
    public Optional<ImError> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether its text can be read as a UserSig, so that it can be injected as one. */
    boolean isReadable() {
        return this != MALFORMED && this != TRUNCATED && this != EMPTY;
    }

    /** Whether it says something that attributes could change. */
    boolean hasClaims() {
        return this != MALFORMED && this != EMPTY;
    }
}
