package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects the UserSig of an app admin, with which the REST API may be called.
 *
 * <pre>{@code
 * @Test
 * void importsAccounts(@WithAdminUserSig UserSig admin, MockIm im) { ... }
 * }</pre>
 *
 * <p>Under {@link EnableMockIm} a user who is no admin yet is made one, as long as the app has fewer than ten, and stays one for
 * the other tests that share its tenant. For a test that expects {@code 60010} take another user, or a tenant for each test.
 *
 * @see WithUserSig
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@WithUserSig(admin = true)
public @interface WithAdminUserSig {

    /** The admin's UserID; the first admin of the app unless given. */
    String value() default "";

    /** In what way it is good or bad, as {@link WithUserSig#kind()}. */
    UserSigKind kind() default UserSigKind.VALID;

    /** Whether it is signed the old way, as {@link WithUserSig#legacy()}. */
    boolean legacy() default false;

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
