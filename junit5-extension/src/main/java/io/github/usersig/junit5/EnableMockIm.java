package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class an IM back end of its own: a tenant, with an SDKAppID and key nobody else has.
 *
 * <pre>{@code
 * @EnableMockIm(accounts = {"alice", "bob"})
 * class GreetingTest {
 *     @Test
 *     void greets(MockIm im) {
 *         new AppServer(im.app(), im.endpoint()).greet("alice", "bob");
 *         assertThat(im.messages("alice", "bob")).hasSize(1);
 *     }
 * }
 * }</pre>
 *
 * <p><b>What can be injected:</b> {@code MockIm} and {@code SdkApp}, into constructors, test and life-cycle methods.
 *
 * <p><b>Levels:</b> a subclass inherits it; a {@code @Nested} class shares the tenant of its enclosing class unless it
 * is annotated itself, and then has its own.
 *
 * <p><b>Life cycle:</b> the back end starts when the first test needs it and is shared by the whole run; the tenant is
 * made when first needed and removed after the class. Which back end is chosen with the JUnit configuration parameter
 * {@code usersig.mock-im.backend} ({@code in-process} unless told otherwise).
 *
 * <p><b>When a test fails</b>, what the tenant was asked during it is published as a report entry. The configuration
 * parameter {@code usersig.mock-im.journal} ({@code on-failure}, {@code always}, {@code never}) changes that.
 *
 * <p><b>Parallel tests:</b> classes never meet. Concurrent methods of one class share its tenant and its journal.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith({MockImExtension.class, UserSigExtension.class})
public @interface EnableMockIm {

    /** The app admins, at most ten; {@value SdkApp#DEFAULT_ADMIN} unless told otherwise. */
    String[] admins() default SdkApp.DEFAULT_ADMIN;

    /** Accounts that exist from the start, besides the admins. */
    String[] accounts() default {};
}
