package io.github.usersig.assertions;

import io.github.usersig.ImError;
import io.github.usersig.Verification;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a verifier decided.
 *
 * <pre>{@code
 * assertThat(verifier.verify(text, "alice")).isRefusedWith(ImError.USERSIG_EXPIRED).isOffBy(Duration.ofSeconds(42));
 * }</pre>
 */
public class VerificationAssert extends AbstractAssert<VerificationAssert, Verification> {

    /** For {@code asInstanceOf}. */
    public static final InstanceOfAssertFactory<Verification, VerificationAssert> VERIFICATION =
            new InstanceOfAssertFactory<>(Verification.class, VerificationAssert::new);

    /** Use {@link UserSigAssertions#assertThat(Verification)}. */
    protected VerificationAssert(@Nullable Verification actual) {
        super(actual, VerificationAssert.class);
    }

    /** Fails unless the UserSig was accepted. */
    public VerificationAssert isAccepted() {
        isNotNull();
        if (!actual.isAccepted()) {
            failWithMessage("Expecting the UserSig to be accepted but it was %s", actual);
        }
        return this;
    }

    /** Fails unless the UserSig was refused with this error. */
    public VerificationAssert isRefusedWith(ImError error) {
        isNotNull();
        if (actual.code() != error.code()) {
            failWithActualExpectedAndMessage(
                    actual.code(),
                    error.code(),
                    "Expecting the UserSig to be refused with <%s> but it was %s",
                    error,
                    actual);
        }
        return this;
    }

    /** Fails unless the UserSig was refused with this code. */
    public VerificationAssert isRefusedWith(int code) {
        isNotNull();
        if (actual.isAccepted() || actual.code() != code) {
            failWithActualExpectedAndMessage(
                    actual.code(),
                    code,
                    "Expecting the UserSig to be refused with <%s> but it was %s",
                    VerdictAssert.name(code),
                    actual);
        }
        return this;
    }

    /** Fails unless this is at fault: a claim by its name on the wire, such as {@code TLS.expire}. */
    public VerificationAssert isAbout(String field) {
        isNotNull();
        String found = actual instanceof Verification.Refused refused ? refused.field() : "";
        if (!found.equals(field)) {
            failWithActualExpectedAndMessage(
                    found, field, "Expecting <%s> to be at fault but the UserSig was %s", field, actual);
        }
        return this;
    }

    /** Fails unless time is at fault, by so much. */
    public VerificationAssert isOffBy(Duration distance) {
        isNotNull();
        Optional<Duration> found =
                actual instanceof Verification.Refused refused ? refused.distance() : Optional.empty();
        if (!found.equals(Optional.of(distance))) {
            failWithMessage("Expecting the UserSig to be off by %s but it was %s", Durations.words(distance), actual);
        }
        return this;
    }
}
