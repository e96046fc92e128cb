package io.github.usersig.webclient;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The client that a test class is run with. Where it cannot run, the class is skipped, and says so; it fails if
 * {@code USERSIG_NODE_REQUIRED} is {@code true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(UsesExtension.class)
@interface Uses {

    ClientKind value();
}
