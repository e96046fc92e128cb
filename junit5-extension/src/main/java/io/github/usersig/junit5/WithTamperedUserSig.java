package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a UserSig whose validity was made longer after it had been signed: the service refuses it with {@code 70009}.
 *
 * <pre>{@code
 * @Test
 * void isNotFooled(@WithTamperedUserSig("alice") String sig) { ... }
 * }</pre>
 *
 * @see WithUserSig
 */
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@WithUserSig(kind = UserSigKind.TAMPERED)
public @interface WithTamperedUserSig {

    /** The UserID it names, as {@link WithUserSig#value()}. */
    String value() default "";

    /** Whether its user is an app admin, as {@link WithUserSig#admin()}. */
    boolean admin() default false;

    /** Whether it is signed the old way, as {@link WithUserSig#legacy()}. */
    boolean legacy() default false;

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
