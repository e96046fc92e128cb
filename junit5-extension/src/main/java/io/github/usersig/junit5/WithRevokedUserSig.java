package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a UserSig that has been revoked, as a kick of its user does it: the service refuses it with {@code 70052}. Other
 * UserSigs of this user, older ones too, stay as they are. Needs {@link EnableMockIm}.
 *
 * <pre>{@code
 * @Test
 * void logsInAgain(@WithRevokedUserSig("alice") String old, MockIm im) { ... }
 * }</pre>
 *
 * @see WithUserSig
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@WithUserSig(kind = UserSigKind.REVOKED)
public @interface WithRevokedUserSig {

    /** The UserID it was issued for, as {@link WithUserSig#value()}. */
    String value() default "";

    /** Whether its user is an app admin, as {@link WithUserSig#admin()}. */
    boolean admin() default false;

    /** Whether it is signed the old way, as {@link WithUserSig#legacy()}. */
    boolean legacy() default false;

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
