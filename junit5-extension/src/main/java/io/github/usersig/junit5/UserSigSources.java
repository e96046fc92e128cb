package io.github.usersig.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Holds several {@link UserSigSource}s on one element; written by the compiler. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ArgumentsSource(UserSigArguments.class)
@ExtendWith(UserSigExtension.class)
public @interface UserSigSources {

    /** In the order they were written. */
    UserSigSource[] value();
}
