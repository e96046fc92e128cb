package io.github.usersig.junit5;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Which classes count as those around a test class: for JUnit a static one stands alone, wherever it is written, and one that
 * is inherited is inside the class that inherits it.
 */
final class ClassesAround {

    private ClassesAround() {}

    /** The test class itself and, if it is an inner one, those around it, from the inside out. */
    static List<Class<?>> of(ExtensionContext context) {
        List<Class<?>> classes = new ArrayList<>(context.getEnclosingTestClasses());
        context.getTestClass().ifPresent(classes::add);
        Collections.reverse(classes);
        return classes;
    }
}
