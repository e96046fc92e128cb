package io.github.usersig.assertions;

import io.github.usersig.ImError;
import io.github.usersig.mockim.Verdict;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a mock decided.
 *
 * <pre>{@code
 * assertThat(im.login("alice", userSig)).isRefusedWith(70001).isAbout("TLS.expire");
 * }</pre>
 */
public class VerdictAssert extends AbstractAssert<VerdictAssert, Verdict> {

    /** For {@code asInstanceOf}. */
    public static final InstanceOfAssertFactory<Verdict, VerdictAssert> VERDICT =
            new InstanceOfAssertFactory<>(Verdict.class, VerdictAssert::new);

    /** Use {@link UserSigAssertions#assertThat(Verdict)}. */
    protected VerdictAssert(@Nullable Verdict actual) {
        super(actual, VerdictAssert.class);
    }

    /** Fails unless the login would succeed. */
    public VerdictAssert isAccepted() {
        isNotNull();
        if (!actual.isAccepted()) {
            failWithMessage("Expecting the UserSig to be accepted but it was %s", describe());
        }
        return this;
    }

    /** Fails unless the login would be refused with this error. */
    public VerdictAssert isRefusedWith(ImError error) {
        return isRefusedWith(error.code());
    }

    /** Fails unless the login would be refused with this code. */
    public VerdictAssert isRefusedWith(int code) {
        isNotNull();
        if (actual.isAccepted() || actual.code() != code) {
            failWithActualExpectedAndMessage(
                    actual.code(),
                    code,
                    "Expecting the UserSig to be refused with <%s> but it was %s",
                    name(code),
                    describe());
        }
        return this;
    }

    /** Fails unless this is at fault: a claim by its name on the wire, such as {@code TLS.expire}. */
    public VerdictAssert isAbout(String field) {
        isNotNull();
        if (!actual.field().equals(field)) {
            failWithActualExpectedAndMessage(
                    actual.field(), field, "Expecting <%s> to be at fault but the UserSig was %s", field, describe());
        }
        return this;
    }

    private String describe() {
        return actual.isAccepted()
                ? "accepted: " + actual.reason()
                : "refused with " + name(actual.code()) + " (" + actual.field() + "): " + actual.reason();
    }

    /** The code, with its name if it has one. */
    static String name(int code) {
        return ImError.of(code).map(ImError::toString).orElse(Integer.toString(code));
    }
}
