package io.github.usersig.spock;

import io.github.usersig.junit5.internal.run.UnservedPlaces;
import io.github.usersig.spock.internal.ServedSpec;
import org.spockframework.runtime.extension.IGlobalExtension;
import org.spockframework.runtime.model.SpecInfo;

/**
 * Makes annotations of {@code io.github.usersig.junit5} work in Spock. Spock finds it by itself; nobody has to name it.
 *
 * <pre>{@code
 * @EnableMockIm(accounts = ["alice", "bob"])
 * class LoginSpec extends Specification {
 *
 *     MockIm im
 *
 *     def "refuses an expired UserSig"(@WithExpiredUserSig("alice") UserSig sig) {
 *         expect:
 *         im.login("alice", sig.text()).code() == 70001
 *     }
 * }
 * }</pre>
 *
 * <p><b>What works</b> as in JUnit Jupiter: {@code @EnableMockIm} on the specification, and on a field that holds a mock;
 * {@code @WithUserSig} and its kin on parameters of features, on fields, and on features and specifications for all of these; {@code MockIm},
 * {@code SdkApp}, {@code MockImClient} and {@code AppClock} as parameters of features, the first two in fields, too; {@code @FreezeClock},
 * {@code @WithClockSkew}, {@code @ReadsClock} and {@code @WritesClock} on specifications and features; all that is looked at after a test.
 * What does nothing, such as an annotation on a {@code @Shared} field or on {@code setup()}, makes the specification fail.
 *
 * <p><b>Life cycle:</b> static fields are set before {@code setupSpec()}, others before {@code setup()}, after their own initial values. Each
 * iteration of a data-driven feature is one test. <b>Parallel features:</b> those with clock annotations are kept apart by Spock's locks.
 */
public final class UserSigSpockExtension implements IGlobalExtension {

    /** Made by Spock. */
    public UserSigSpockExtension() {}

    /** Has it served, if anything of ours stands in it. */
    @Override
    public void visitSpec(SpecInfo spec) {
        if (UnservedPlaces.mayBeIn(spec.getReflection())) {
            ServedSpec.of(spec);
        }
    }
}
