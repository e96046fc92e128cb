package io.github.usersig.junit5;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Which classes count as those around a test class: for JUnit a static one stands alone, wherever it is written. */
final class ClassesAround {

    private ClassesAround() {}

    /** The class itself and, if it is an inner one, those around it, from the inside out. */
    static List<Class<?>> of(Class<?> testClass) {
        List<Class<?>> classes = new ArrayList<>();
        Class<?> type = testClass;
        while (type != null) {
            classes.add(type);
            type = Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
        }
        return classes;
    }
}
