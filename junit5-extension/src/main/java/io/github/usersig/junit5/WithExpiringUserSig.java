package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a UserSig that is valid for one more minute: an app that refreshes in time makes a new one now.
 *
 * <pre>{@code
 * @Test
 * void refreshesInTime(@WithExpiringUserSig("alice") UserSig sig) { ... }
 * }</pre>
 *
 * @see WithUserSig
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@WithUserSig(kind = UserSigKind.EXPIRING_SOON)
public @interface WithExpiringUserSig {

    /** The UserID it was issued for, as {@link WithUserSig#value()}. */
    String value() default "";

    /** Whether its user is an app admin, as {@link WithUserSig#admin()}. */
    boolean admin() default false;

    /** Whether it is signed the old way, as {@link WithUserSig#legacy()}. */
    boolean legacy() default false;

    /** For how long it is valid in all, as {@link WithUserSig#validFor()}. */
    String validFor() default "";

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
