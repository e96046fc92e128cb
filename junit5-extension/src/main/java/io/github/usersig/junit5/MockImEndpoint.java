package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects where the app under test reaches the mock, without a path, into a {@code URI} or {@code String} parameter of a
 * class that has {@link EnableMockIm}.
 *
 * <pre>{@code
 * @BeforeEach
 * void startServer(@MockImEndpoint URI im) { ... }      // http://127.0.0.1:40123
 * }</pre>
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(EnableMockImExtension.class)
public @interface MockImEndpoint {}
