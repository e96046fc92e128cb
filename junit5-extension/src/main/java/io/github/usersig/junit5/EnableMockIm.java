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
 * <p><b>What can be injected:</b> {@code MockIm}, {@code SdkApp} and, annotated with {@link MockImEndpoint}, the address, into
 * constructors, test and life-cycle methods; {@code MockIm} and {@code SdkApp} also into fields that have no annotation and that the
 * class does not fill itself; UserSigs by {@link WithUserSig}.
 *
 * <p><b>Levels:</b> a subclass inherits it; a {@code @Nested} class shares the tenant of its enclosing class unless it
 * is annotated itself, and then has its own. It can be part of a composed annotation.
 *
 * <p><b>On a field</b> that holds a mock of one's own, a {@code MockIm} or a {@code MockImContainer}, the class works with that
 * instead, and it is left to whoever made it. A container with Testcontainers' {@code @Container} needs no annotation of ours.
 *
 * <p><b>Life cycle:</b> the back end starts when the first test needs it and is shared by the whole run; the tenant is
 * made when first needed and removed after the class or, if {@link #tenantPer} says so, after the test.
 *
 * <p><b>When a test fails</b>, what the tenant was asked during it is published as report entries and suppressed in the
 * exception; likewise for a class whose {@code @BeforeAll} or {@code @AfterAll} fails. The configuration parameter {@code usersig.mock-im.journal} ({@code on-failure}, {@code always},
 * {@code never}) changes that.
 *
 * <p><b>After each test</b> the tenant's clock and its admins are put back to how they were before it.
 *
 * <p><b>Parallel tests:</b> classes never meet. Concurrent methods of one class share its tenant and its journal, unless
 * each has its own.
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith({EnableMockImExtension.class, UserSigExtension.class})
public @interface EnableMockIm {

    /** Where the mock runs; {@link Backend#AUTO} unless told otherwise. What a class says goes before configuration. */
    Backend backend() default Backend.AUTO;

    /** The app admins, at most ten; {@value SdkApp#DEFAULT_ADMIN} unless told otherwise. */
    String[] admins() default SdkApp.DEFAULT_ADMIN;

    /** Accounts that exist from the start, besides the admins. */
    String[] accounts() default {};

    /**
     * A JSON file on the class path that fills the tenant, as {@code MockIm.seed} takes it. A path without a slash in front
     * is looked for beside the test class first, then from the root.
     */
    String seedFile() default "";

    /**
     * In what the app differs from others, such as {@code older-codes}: the name of a profile that the mock brings with it, or a YAML
     * file of your own, which is looked for as {@link #seedFile()} is. As usual unless told otherwise.
     */
    String profile() default "";

    /** Whether all tests of the class share a tenant or each has its own; {@link TenantPer#CLASS} unless told otherwise. */
    TenantPer tenantPer() default TenantPer.CLASS;

    /** Whether the app has ECDSA keys, as apps from before July 2019 may, so that it takes legacy UserSigs. */
    boolean legacyKeys() default false;

    /** Whether tests may pass without presenting what {@link WithUserSig} injects, all of them. */
    boolean lenient() default false;
}
