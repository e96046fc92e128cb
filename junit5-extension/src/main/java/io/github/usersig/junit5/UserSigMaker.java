package io.github.usersig.junit5;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.LegacyKeys;
import io.github.usersig.RoomPrivilege;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigRequest;
import io.github.usersig.junit5.UserSigTiming.Apart;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
    private final Apart apart;

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
        if (!wanted.room().isEmpty() && hasRoomNumber()) {
            throw wrong("has both room and roomNumber: keep one");
        }
        if (hasRoomNumber() && wanted.roomNumber() < 0) {
            throw wrong("has roomNumber = " + wanted.roomNumber()
                    + ", and the number of a room is not negative: use one from 0 on, or leave it out for no room");
        }
        if (!hasRoom() && !wanted.privileges().isEmpty()) {
            throw wrong("has privileges and no room: add room or roomNumber");
        }
        UserSigTiming timing = wanted.kind().timing();
        this.validFor = validity != null ? validity : timing.defaultValidity(ago);
        this.issuedAgo = ago != null ? ago : timing.defaultAge(this.validFor);
        this.apart = ago != null ? Apart.LONGER : timing.apart();
        checkTimes(timing);
    }

    private UserSigMaker(WantedUserSig wanted, SdkApp app, Instant now, Duration issuedAgo, Duration validFor) {
        this.wanted = wanted;
        this.app = app;
        this.now = now;
        this.issuedAgo = issuedAgo;
        this.validFor = validFor;
        this.apart = Apart.LONGER; // earlier, the kick would cover it
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

    /** Whether a UserSig made by this could be older than a kick at this time, or of the same second. */
    boolean mayBeCoveredBy(Instant kick) {
        return !now.minus(issuedAgo).isAfter(kick) || apart != Apart.LONGER;
    }

    /** Whether the test says both when it is issued and for how long it is valid, so that it can be but one text. */
    boolean isFixed() {
        return wanted.kind().isSigned()
                && !wanted.issuedAgo().isEmpty()
                && !wanted.validFor().isEmpty();
    }

    /**
     * What makes one that is issued now, or a few seconds later, for a user who was kicked since the time that is usual for the
     * kind; or empty if the test says itself when it is issued.
     */
    Optional<UserSigMaker> afterAKick(Duration later) {
        boolean isOld = issuedAgo.compareTo(Duration.ZERO) > 0;
        if (!wanted.issuedAgo().isEmpty() || (isOld && !wanted.validFor().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new UserSigMaker(
                wanted,
                app,
                now,
                isOld ? later.negated() : issuedAgo.minus(later),
                isOld ? validFor.minus(issuedAgo) : validFor));
    }

    /**
     * The text.
     *
     * @param attempt counts up from 0: each gives another one, unless it {@link #isFixed}
     */
    String text(int attempt) {
        return wanted.kind().unsigned().orElseGet(() -> wanted.kind().textOf(sign(attempt)));
    }

    private String sign(int attempt) {
        UserSigRequest request = request(signer(), isFixed() ? 0 : attempt);
        return (wanted.legacy() ? request.legacy() : request).issue().text();
    }

    private SdkApp signer() {
        SdkApp signer = wanted.kind().signer(app);
        return wanted.legacy() && !signer.equals(app)
                ? SdkApp.builder(signer.sdkAppId()).legacyKeys(OtherLegacy.KEYS).build()
                : signer;
    }

    private UserSigRequest request(SdkApp signer, int attempt) {
        Duration longer = validFor.plusSeconds(apart == Apart.EARLIER ? 0 : attempt);
        if (wanted.kind() == UserSigKind.EXPIRED && longer.compareTo(issuedAgo) >= 0 && apart == Apart.LONGER) {
            throw wrong(
                    "asks for an expired UserSig issued %s ago, and %d have been made in this second of the tenant's clock: leave issuedAgo out, or let tests have users of their own"
                            .formatted(issuedAgo, attempt));
        }
        UserSigRequest request = UserSigIssuer.of(signer)
                .forUser(wanted.kind().ownerFor(wanted.userId()))
                .issuedAt(now.minus(issuedAgo).minusSeconds(apart == Apart.LONGER ? 0 : attempt))
                .validFor(longer);
        Set<RoomPrivilege> privileges = wanted.privileges().isEmpty() ? RoomPrivilege.all() : wanted.privileges();
        if (!wanted.userbuf().isEmpty()) {
            request.userbuf(wanted.userbuf().getBytes(UTF_8));
        } else if (!wanted.room().isEmpty()) {
            request.room(wanted.room(), privileges);
        } else if (hasRoomNumber()) {
            request.room(wanted.roomNumber(), privileges);
        }
        return request;
    }

    private boolean hasRoom() {
        return !wanted.room().isEmpty() || hasRoomNumber();
    }

    private boolean hasRoomNumber() {
        return wanted.roomNumber() != WantedUserSig.NO_ROOM;
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
