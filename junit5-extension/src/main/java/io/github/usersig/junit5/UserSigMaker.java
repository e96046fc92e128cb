package io.github.usersig.junit5;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.RoomPrivilege;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Makes the text that one {@link WantedUserSig} asks for. Not thread-safe. */
final class UserSigMaker {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

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
        if (!wanted.kind().hasClaims()) {
            refuseClaims();
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
        this.validFor = validity != null ? validity : defaultValidity(ago);
        this.issuedAgo = ago != null ? ago : defaultAge(this.validFor);
        checkTimes();
    }

    private Duration defaultValidity(@Nullable Duration ago) {
        return switch (wanted.kind()) {
            case EXPIRED ->
                ago == null ? AN_HOUR : atLeastASecond(ago.dividedBy(2).truncatedTo(ChronoUnit.SECONDS));
            case EXPIRING_SOON -> ago == null ? UserSigIssuer.DEFAULT_VALIDITY : ago.plus(A_MINUTE);
            default -> UserSigIssuer.DEFAULT_VALIDITY;
        };
    }

    private static Duration atLeastASecond(Duration duration) {
        return duration.compareTo(A_SECOND) < 0 ? A_SECOND : duration;
    }

    private Duration defaultAge(Duration validity) {
        return switch (wanted.kind()) {
            case EXPIRED -> validity.plus(AN_HOUR);
            case EXPIRING_SOON -> validity.compareTo(A_MINUTE) > 0 ? validity.minus(A_MINUTE) : Duration.ZERO;
            case NOT_YET_VALID -> AN_HOUR.negated();
            case REVOKED -> AN_HOUR;
            default -> Duration.ZERO;
        };
    }

    private void checkTimes() {
        if (issuedAgo.isNegative() && wanted.kind() != UserSigKind.NOT_YET_VALID) {
            throw wrong("has issuedAgo = \"%s\", which is in the future: use kind = NOT_YET_VALID"
                    .formatted(wanted.issuedAgo()));
        }
        if (validFor.isNegative() || validFor.isZero()) {
            throw wrong(
                    "has validFor = \"%s\", and a UserSig is valid for a second at least: for one that is not any more use kind = EXPIRED"
                            .formatted(wanted.validFor()));
        }
        Duration left = validFor.minus(issuedAgo);
        switch (wanted.kind()) {
            case EXPIRED -> {
                if (!left.isNegative()) {
                    throw wrong("asks for an expired UserSig, and one issued %s ago and valid for %s is still valid"
                            .formatted(issuedAgo, validFor));
                }
            }
            case EXPIRING_SOON -> {
                requireInTime(left);
                if (left.compareTo(A_MINUTE) > 0) {
                    throw wrong(
                            "asks for a UserSig with a minute left at most, and one issued %s ago and valid for %s has %s: remove one of the two"
                                    .formatted(issuedAgo, validFor, left));
                }
            }
            case NOT_YET_VALID -> {
                if (!issuedAgo.isNegative()) {
                    throw wrong("asks for a UserSig issued in the future, and issuedAgo = \"" + issuedAgo
                            + "\" is not: use a negative one such as \"-PT1H\"");
                }
            }
            default -> requireInTime(left);
        }
    }

    private void requireInTime(Duration left) {
        if (left.isNegative() || left.isZero()) {
            throw wrong(
                    "asks for a UserSig that is in time, and one issued %s ago and valid for %s has expired: use kind = EXPIRED"
                            .formatted(issuedAgo, validFor));
        }
    }

    private void refuseClaims() {
        if (!wanted.validFor().isEmpty()
                || !wanted.issuedAgo().isEmpty()
                || !wanted.userbuf().isEmpty()
                || hasRoom()
                || !wanted.privileges().isEmpty()) {
            throw wrong("is " + wanted.kind().name().toLowerCase(Locale.ROOT)
                    + " and so has no claims: remove validFor, issuedAgo, userbuf, room and privileges");
        }
    }

    /**
     * The text.
     *
     * @param attempt counts up from 0 as long as the text is one that another parameter has got: issued a second earlier each,
     *     or later if it is to be issued in the future
     */
    String text(int attempt) {
        return switch (wanted.kind()) {
            case VALID, EXPIRED, EXPIRING_SOON, NOT_YET_VALID, REVOKED, ADMIN -> issue(app, wanted.userId(), attempt);
            case LEGACY -> legacy(attempt);
            case TAMPERED -> Tampering.lengthen(issue(app, wanted.userId(), attempt));
            case WRONG_KEY -> issue(SdkApp.builder(app.sdkAppId()).build(), wanted.userId(), attempt);
            case WRONG_APP -> issue(anotherApp(), wanted.userId(), attempt);
            case WRONG_USER -> issue(app, anotherUser(), attempt);
            case MALFORMED -> "not-a-usersig-" + UUID.randomUUID();
            case TRUNCATED -> {
                String whole = issue(app, wanted.userId(), attempt);
                // With the time of issue in it, so that no two are the same, and without the end of the signature.
                yield whole.substring(0, whole.length() * 3 / 4);
            }
            case EMPTY -> "";
        };
    }

    private String legacy(int attempt) {
        if (app.legacyKeys().isEmpty()) {
            throw wrong("asks for a legacy UserSig, and SDKAppID " + app.sdkAppId()
                    + " has no ECDSA keys: say @EnableMockIm(legacyKeys = true)");
        }
        return request(app, wanted.userId(), attempt).legacy().issue().text();
    }

    private String issue(SdkApp by, String userId, int attempt) {
        return request(by, userId, attempt).issue().text();
    }

    private UserSigRequest request(SdkApp by, String userId, int attempt) {
        int earlier = wanted.kind() == UserSigKind.NOT_YET_VALID ? -attempt : attempt;
        UserSigRequest request = UserSigIssuer.of(by)
                .forUser(userId)
                .issuedAt(now.minus(issuedAgo).minusSeconds(earlier))
                .validFor(validFor.plusSeconds(stillInTime() ? earlier : 0));
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

    /** Whether it expires when it was asked to, however much earlier it was issued: else a short one would have expired. */
    private boolean stillInTime() {
        return wanted.kind() != UserSigKind.EXPIRED && wanted.kind() != UserSigKind.NOT_YET_VALID;
    }

    private boolean hasRoom() {
        return !wanted.room().isEmpty() || wanted.roomNumber() >= 0;
    }

    private SdkApp anotherApp() {
        SdkApp other = SdkApp.random();
        return other.sdkAppId() == app.sdkAppId() ? anotherApp() : other;
    }

    private String anotherUser() {
        return wanted.userId().equals("somebody-else") ? WantedUserSig.DEFAULT_USER : "somebody-else";
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
}
