package io.github.usersig.mockim.server.internal.parity.profile;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * In what an app differs from the one that the mock is unless told: by its plan, its region or its age. Immutable.
 *
 * @param given how it was asked for, so that it can be asked for again: its name, or its YAML
 * @param title what it is, in a line
 * @param gate how strict its gate is
 * @param sessions what its clients are allowed
 * @param olderErrorCodes whether an empty UserSig has a code of its own
 * @param futureTolerance how far ahead a UserSig may be issued; empty for as far as one likes
 * @param replies which codes it answers with instead of others; the first that fits counts
 */
public record Profile(
        String given,
        String title,
        GateSettings gate,
        SessionSettings sessions,
        boolean olderErrorCodes,
        Optional<Duration> futureTolerance,
        List<ReplyRule> replies) {

    /** The name of the one that a tenant has unless told otherwise. */
    public static final String DEFAULT_NAME = "default";

    /** The mock as it is unless told otherwise. */
    public static final Profile DEFAULT = new Profile(
            DEFAULT_NAME,
            "The mock as it is unless told otherwise",
            GateSettings.DEFAULT,
            SessionSettings.DEFAULT,
            false,
            Optional.empty(),
            List.of());

    /** Keeps a copy of the replies. */
    public Profile {
        replies = List.copyOf(replies);
    }

    /** Who looks at the UserSigs of such an app. */
    public UserSigVerifier verifier(SdkApp app) {
        UserSigVerifier.Builder verifier = UserSigVerifier.builder(app).rememberLast();
        futureTolerance.ifPresent(verifier::refuseIssuedInFuture);
        return olderErrorCodes ? verifier.olderErrorCodes().build() : verifier.build();
    }

    /** Whether it answers with the same codes as the mock does unless told. */
    public boolean hasUsualCodes() {
        return replies.isEmpty();
    }

    /**
     * The code that it answers with.
     *
     * @param fault what is wrong with the request, such as {@code missing identifier}; empty if that is not known so exactly
     */
    public int code(Door door, String command, int code, String fault) {
        return code(door, command, false, code, fault);
    }

    /** The code of an item in its reply. */
    public int itemCode(Door door, String command, int code) {
        return code(door, command, true, code, "");
    }

    private int code(Door door, String command, boolean ofItem, int code, String fault) {
        for (ReplyRule rule : replies) {
            if (rule.fits(door, command, ofItem, code, fault)) {
                return rule.becomes();
            }
        }
        return code;
    }
}
