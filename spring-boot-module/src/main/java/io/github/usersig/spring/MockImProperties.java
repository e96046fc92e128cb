package io.github.usersig.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Leads the app of a Spring test to the mock, by properties that its context has before it starts. It stands beside {@code
 * @EnableMockIm} and whatever makes the test one of Spring's, such as {@code @SpringBootTest}.
 *
 * <pre>{@code
 * @SpringBootTest
 * @EnableMockIm(accounts = {"alice", "bob"})
 * @MockImProperties({"im.sdk-app-id={sdkAppId}", "im.secret-key={secretKey}", "im.endpoint={endpoint}"})
 * class LoginTest { ... }
 * }</pre>
 *
 * <p><b>Placeholders</b> are {@code sdkAppId}, {@code secretKey}, {@code secretKeyFile} (a file with nothing but the key),
 * {@code admin} (the first app admin), {@code endpoint}, {@code host}, {@code port} and {@code webSocketEndpoint}. One that does
 * not exist is an error that names these. What starts with a dollar sign, such as <code>${server.port}</code>, is left to Spring.
 *
 * <p><b>Levels:</b> it is inherited by subclasses and nested classes and may be part of a composed annotation; the closest one
 * counts. The properties go before all others, those of {@code @TestPropertySource} included.
 *
 * <p><b>Cached contexts:</b> classes that declare the same, here and by {@code @EnableMockIm}, share a context as far as Spring is
 * concerned, and with it the tenant: its number does not count. No {@code @DirtiesContext} is needed. Before each class but
 * the first the tenant is put back to how it was when the context had started; only the calls of its own tests count for a
 * class. The tenant goes when the context is closed.
 *
 * <p><b>Parallel tests:</b> classes that share a context must not run at the same time, and are told so. {@code tenantPer =
 * METHOD} is an error.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ContextTenantExtension.class)
public @interface MockImProperties {

    /** The properties, each as {@code name=value}, a value being a text with placeholders in braces. */
    String[] value();
}
