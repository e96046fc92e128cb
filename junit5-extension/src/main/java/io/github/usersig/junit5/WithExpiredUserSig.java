package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a UserSig that expired an hour ago, and is good in every other way: the service refuses it with
 * {@code 70001}.
 *
 * <pre>{@code
 * @Test
 * void asksForANewOne(@WithExpiredUserSig("alice") String sig) { ... }
 *
 * @Test
 * void renewsThatOfTheServer(@WithExpiredUserSig(admin = true) String sig) { ... }
 * }</pre>
 *
 * @see WithUserSig
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@WithUserSig(kind = UserSigKind.EXPIRED)
public @interface WithExpiredUserSig {

    /** The UserID it was issued for, as {@link WithUserSig#value()}. */
    String value() default "";

    /** Whether its user is an app admin, as {@link WithUserSig#admin()}. */
    boolean admin() default false;

    /** Whether it is signed the old way, as {@link WithUserSig#legacy()}. */
    boolean legacy() default false;

    /** For how long it was valid, as {@link WithUserSig#validFor()}. */
    String validFor() default "";

    /** How long ago it was issued, as {@link WithUserSig#issuedAgo()}. */
    String issuedAgo() default "";

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
