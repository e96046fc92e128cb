package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects a UserSig, really signed, into a parameter of type {@code UserSig} or {@code String}.
 *
 * <pre>{@code
 * @Test
 * void logsIn(@WithUserSig("alice") UserSig sig, MockIm im) { ... }
 * }</pre>
 *
 * <p>It is signed for the app of the test class: the tenant's under {@link EnableMockIm}, else a throw-away one. Either
 * can be injected as {@code SdkApp}. Every parameter gets a new UserSig.
 *
 * <p>Annotate an annotation of your own with it to make a composed one; if yours has a {@code String value()}, that
 * names the user. {@link WithExpiredUserSig} and {@link WithAdminUserSig} are made that way. Two of them on one
 * parameter are an error.
 *
 * <p>No lock is needed for parallel tests.
 */
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(UserSigExtension.class)
public @interface WithUserSig {

    /** The UserID it is issued for. */
    String value() default "test-user";

    /** In what way it is good or bad; {@link UserSigKind#VALID} unless told otherwise. */
    UserSigKind kind() default UserSigKind.VALID;
}
