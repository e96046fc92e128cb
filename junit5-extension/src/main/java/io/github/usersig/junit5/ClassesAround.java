package io.github.usersig.junit5;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Which classes count as those around a test class: for JUnit a static one stands alone, wherever it is written, and one that
 * is inherited is inside the class that inherits it. JUnit tells them itself only since 5.12.1.
 */
final class ClassesAround {

    private ClassesAround() {}

    /** The test class itself and, if it is an inner one, those around it, from the inside out. */
    static List<Class<?>> of(ExtensionContext context) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (ExtensionContext each : ContextsAround.from(context)) {
            each.getTestClass().ifPresent(classes::add);
        }
        return List.copyOf(classes);
    }
}
