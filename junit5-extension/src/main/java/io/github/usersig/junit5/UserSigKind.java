package io.github.usersig.junit5;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In what way an injected UserSig is good or bad. A bad one is bad in one way only. Whose it is and how it is signed are
 * questions of their own, for {@link WithUserSig#admin()} and {@link WithUserSig#legacy()}: every kind can be had for each.
 */
public enum UserSigKind {
    // Each says all that is to know of it: what it is refused with, when it is issued, how it differs from a good one.

    /** Issued now, valid for 180 days. */
    VALID(null),

    /** It expired an hour ago. */
    EXPIRED(ImError.USERSIG_EXPIRED) {
        @Override
        UserSigTiming timing() {
            return UserSigTiming.expiredFor(Duration.ofHours(1));
        }
    },

    /** Still valid, for one minute. */
    EXPIRING_SOON(null) {
        @Override
        UserSigTiming timing() {
            return UserSigTiming.aMinuteLeft();
        }
    },

    /**
     * Issued an hour in the future, as by a server whose clock is fast. Official verifiers accept it; what the service does
     * is not documented.
     */
    NOT_YET_VALID(null) {
        @Override
        UserSigTiming timing() {
            return UserSigTiming.issuedAhead(Duration.ofHours(1));
        }
    },

    /** Its validity was made longer after it had been signed. */
    TAMPERED(ImError.USERSIG_SIGNATURE_MISMATCH) {
        @Override
        String textOf(String signed) {
            return Tampering.lengthen(signed);
        }
    },

    /** Signed with another key than the app's. */
    WRONG_KEY(ImError.USERSIG_SIGNATURE_MISMATCH) {
        @Override
        SdkApp signer(SdkApp app) {
            return SdkApp.builder(app.sdkAppId()).build();
        }
    },

    /** Issued by another app, with that app's key. */
    WRONG_APP(ImError.USERSIG_SDKAPPID_MISMATCH) {
        @Override
        SdkApp signer(SdkApp app) {
            SdkApp other = SdkApp.random();
            return other.sdkAppId() == app.sdkAppId() ? signer(app) : other;
        }
    },

    /** Another user's. Present it as the user who was asked for. */
    WRONG_USER(ImError.USERSIG_USER_MISMATCH) {
        @Override
        String ownerFor(String userId) {
            return userId.equals("somebody-else") ? WantedUserSig.DEFAULT_USER : "somebody-else";
        }
    },

    /** No UserSig at all. */
    MALFORMED(ImError.USERSIG_ILLEGAL) {
        @Override
        Optional<String> unsigned() {
            return Optional.of("not-a-usersig-" + UUID.randomUUID());
        }
    },

    /** The first three quarters of a valid one. */
    TRUNCATED(ImError.USERSIG_ILLEGAL) {
        @Override
        String textOf(String signed) {
            // With the time of issue in it, so that no two are the same, and without the end of the signature.
            return signed.substring(0, signed.length() * 3 / 4);
        }

        @Override
        boolean isReadable() {
            return false;
        }
    },

    /** The empty text. */
    EMPTY(ImError.USERSIG_ILLEGAL) {
        @Override
        Optional<String> unsigned() {
            return Optional.of("");
        }
    },

    /** Issued an hour ago, and revoked: it alone, no other UserSig of its user. Needs a back end. */
    REVOKED(ImError.USERSIG_INVALIDATED) {
        @Override
        UserSigTiming timing() {
            return UserSigTiming.issuedAgo(Duration.ofHours(1));
        }

        @Override
        boolean needsBackEnd() {
            return true;
        }

        @Override
        void arrange(MockIm im, ImCredentials credentials) {
            im.importAccounts(credentials.userId());
            im.revoke(UserSig.parse(credentials.userSig())); // alone: a kick would hit those of other tests too
        }
    };

    private final @Nullable ImError refusal;

    UserSigKind(@Nullable ImError refusal) {
        this.refusal = refusal;
    }

    /** What the service refuses it with, or empty if it accepts it. */
    public Optional<ImError> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** When it is issued and expires. */
    UserSigTiming timing() {
        return UserSigTiming.issuedAgo(Duration.ZERO);
    }

    /** The app that signs it. */
    SdkApp signer(SdkApp app) {
        return app;
    }

    /** The user it names, if this one is to present it. */
    String ownerFor(String userId) {
        return userId;
    }

    /** What becomes of a text that has been signed as it should be. */
    String textOf(String signed) {
        return signed;
    }

    /** Its text, if nothing has been signed for it. */
    Optional<String> unsigned() {
        return Optional.empty();
    }

    /** Whether it is signed and so has claims, which attributes could change. */
    final boolean isSigned() {
        return unsigned().isEmpty();
    }

    /** Whether its text can be read as a UserSig, so that it can be injected as one. */
    boolean isReadable() {
        return isSigned();
    }

    /** Whether there is no such thing without a mock. */
    boolean needsBackEnd() {
        return false;
    }

    /** Makes the mock treat it as it shall be treated, if that takes anything. */
    void arrange(MockIm im, ImCredentials credentials) {}

    /** As messages call it. */
    final String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
