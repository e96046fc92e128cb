package io.github.usersig.junit5;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.LegacyKeys;
import io.github.usersig.RoomPrivilege;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Makes the text that one {@link WantedUserSig} asks for. Not thread-safe. */
final class UserSigMaker {

    private final WantedUserSig wanted;
    private final SdkApp app;
    private final Instant now;
    private final Duration issuedAgo;
    private final Duration validFor;

    UserSigMaker(WantedUserSig wanted, SdkApp app, Instant now) {
        this.wanted = wanted;
        this.app = app;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        Duration ago = duration("issuedAgo", wanted.issuedAgo());
        Duration validity = duration("validFor", wanted.validFor());
        if (!wanted.kind().isSigned()) {
            refuseClaims();
        }
        if (wanted.legacy() && app.legacyKeys().isEmpty()) {
            throw wrong("asks for a legacy UserSig, and SDKAppID " + app.sdkAppId()
                    + " has no ECDSA keys: say @EnableMockIm(legacyKeys = true)");
        }
        if (!wanted.userbuf().isEmpty() && hasRoom()) {
            throw wrong("has both userbuf and a room: a room is written to the userbuf, so keep one");
        }
        if (!wanted.room().isEmpty() && wanted.roomNumber() >= 0) {
            throw wrong("has both room and roomNumber: keep one");
        }
        if (!hasRoom() && !wanted.privileges().isEmpty()) {
            throw wrong("has privileges and no room: add room or roomNumber");
        }
        UserSigTiming timing = wanted.kind().timing();
        this.validFor = validity != null ? validity : timing.defaultValidity(ago);
        this.issuedAgo = ago != null ? ago : timing.defaultAge(this.validFor);
        checkTimes(timing);
    }

    private void checkTimes(UserSigTiming timing) {
        if (issuedAgo.isNegative() && !timing.isAhead()) {
            throw wrong("has issuedAgo = \"%s\", which is in the future: use kind = NOT_YET_VALID"
                    .formatted(wanted.issuedAgo()));
        }
        if (validFor.isNegative() || validFor.isZero()) {
            throw wrong(
                    "has validFor = \"%s\", and a UserSig is valid for a second at least: for one that is not any more use kind = EXPIRED"
                            .formatted(wanted.validFor()));
        }
        timing.contradiction(issuedAgo, validFor).ifPresent(what -> {
            throw wrong(what);
        });
    }

    private void refuseClaims() {
        if (!wanted.validFor().isEmpty()
                || !wanted.issuedAgo().isEmpty()
                || !wanted.userbuf().isEmpty()
                || hasRoom()
                || !wanted.privileges().isEmpty()) {
            throw wrong("is " + wanted.kind().words()
                    + " and so has no claims: remove validFor, issuedAgo, userbuf, room and privileges");
        }
        if (wanted.legacy()) {
            throw wrong("is " + wanted.kind().words() + " and so is not signed: remove legacy");
        }
    }

    /**
     * The text.
     *
     * @param attempt counts up from 0 as long as the text is one that another parameter has got: issued a second earlier each,
     *     or later if it is to be issued in the future
     */
    String text(int attempt) {
        return wanted.kind().unsigned().orElseGet(() -> wanted.kind().textOf(sign(attempt)));
    }

    private String sign(int attempt) {
        UserSigRequest request = request(signer(), attempt);
        return (wanted.legacy() ? request.legacy() : request).issue().text();
    }

    private SdkApp signer() {
        SdkApp signer = wanted.kind().signer(app);
        return wanted.legacy() && !signer.equals(app)
                ? SdkApp.builder(signer.sdkAppId()).legacyKeys(OtherLegacy.KEYS).build()
                : signer;
    }

    private UserSigRequest request(SdkApp signer, int attempt) {
        UserSigTiming timing = wanted.kind().timing();
        int earlier = timing.isAhead() ? -attempt : attempt;
        UserSigRequest request = UserSigIssuer.of(signer)
                .forUser(wanted.kind().ownerFor(wanted.userId()))
                .issuedAt(now.minus(issuedAgo).minusSeconds(earlier))
                .validFor(validFor.plusSeconds(timing.keepsItsEnd() ? earlier : 0));
        Set<RoomPrivilege> privileges = wanted.privileges().isEmpty() ? RoomPrivilege.all() : wanted.privileges();
        if (!wanted.userbuf().isEmpty()) {
            request.userbuf(wanted.userbuf().getBytes(UTF_8));
        } else if (!wanted.room().isEmpty()) {
            request.room(wanted.room(), privileges);
        } else if (wanted.roomNumber() >= 0) {
            request.room(wanted.roomNumber(), privileges);
        }
        return request;
    }

    private boolean hasRoom() {
        return !wanted.room().isEmpty() || wanted.roomNumber() >= 0;
    }

    private @Nullable Duration duration(String attribute, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw wrong("has " + attribute + " = \"" + text
                    + "\", which is no ISO duration: use one such as \"PT5M\" or \"P180D\"");
        }
        throw wrong("has " + attribute + " = \"" + text + "\": a UserSig knows whole seconds only");
    }

    private ExtensionConfigurationException wrong(String what) {
        return new ExtensionConfigurationException(wanted.annotation() + " " + what);
    }

    /** What another app signs with; one pair for the whole run, because making one takes time. */
    private static final class OtherLegacy {
        static final LegacyKeys KEYS = LegacyKeys.generate();
    }
}
