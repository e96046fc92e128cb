package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Feeds a parameterized test with a UserSig for every way in which one can be bad, with the code that
 * the service refuses it with. Needs {@link EnableMockIm}.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @BadUserSigSource
 * void refusesThemAll(ImCredentials bad, int code) { ... }
 * }</pre>
 *
 * @see UserSigSource
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@UserSigSource(
        kinds = {
            UserSigKind.EXPIRED,
            UserSigKind.TAMPERED,
            UserSigKind.WRONG_KEY,
            UserSigKind.WRONG_APP,
            UserSigKind.WRONG_USER,
            UserSigKind.MALFORMED,
            UserSigKind.TRUNCATED,
            UserSigKind.EMPTY,
            UserSigKind.REVOKED
        })
public @interface BadUserSigSource {

    /** The UserIDs, each of whom gets every kind; as {@link UserSigSource#users()} unless told otherwise. */
    String[] users() default WantedUserSig.NOBODY_NAMED;

    /** Whether the users are app admins, as {@link UserSigSource#admin()}. */
    boolean admin() default false;

    /** Whether they are signed the old way, as {@link UserSigSource#legacy()}. */
    boolean legacy() default false;

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
