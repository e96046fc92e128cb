package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Feeds a parameterized test with UserSigs: of several users, of several kinds, each user with each kind.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @UserSigSource(users = "alice", kinds = {EXPIRED, TAMPERED, REVOKED})
 * void refuses(ImCredentials bad, int code, MockIm im) {
 *     assertThat(app.login(bad)).isEqualTo(code);          // 70001, 70009, 70052
 * }
 * }</pre>
 *
 * <p>The first parameters of the test say by their types what they want, in any order and each as it is needed:
 * {@link ImCredentials}, {@code UserSig} or {@code String} the UserSig; {@code int} the code it must be answered with, 0 for a good one;
 * {@code ImError} the same for bad ones; {@link UserSigKind} the kind. Other resolvers fill what follows; a
 * {@code String} with an annotation of another's, {@link MockImEndpoint} or Spring's {@code @Autowired}, is left to that one.
 *
 * <p>On JUnit 5.13 and newer it can feed a whole class with {@code @ParameterizedClass} in the same way: its constructor or,
 * if it has fields with {@code @Parameter}, those. The runs of the class share its tenant.
 *
 * <p>Repeatable: the invocations add up. It can be composed, as {@link BadUserSigSource} is; attributes of the composed
 * annotation that have the name and type of one here go before. What is said at {@link WithUserSig}
 * about strictness holds for each invocation.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(UserSigSources.class)
@ArgumentsSource(UserSigArguments.class)
@ExtendWith(UserSigExtension.class)
public @interface UserSigSource {

    /** The UserIDs; {@code test-user} unless told otherwise, for an {@link #admin} the app's first admin. */
    String[] users() default WantedUserSig.NOBODY_NAMED;

    /** In what ways they are good or bad; {@link UserSigKind#VALID} unless told otherwise. */
    UserSigKind[] kinds() default UserSigKind.VALID;

    /** Whether the users are app admins, as {@link WithUserSig#admin()}. */
    boolean admin() default false;

    /**
     * Whether they are signed the old way, as {@link WithUserSig#legacy()}. Kinds that are not signed at all, such as
     * {@link UserSigKind#EMPTY}, are the same either way.
     */
    boolean legacy() default false;

    /** As {@link WithUserSig#lenient()}. */
    boolean lenient() default false;
}
