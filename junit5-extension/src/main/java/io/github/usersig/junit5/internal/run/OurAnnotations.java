package io.github.usersig.junit5.internal.run;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds annotations of ours, and those composed of them, by name: JUnit Jupiter need not be there. */
final class OurAnnotations {

    private static final String OURS = "io.github.usersig.";

    private OurAnnotations() {}

    /** What stands on this element itself and is or leads to one of ours. */
    static List<Class<? extends Annotation>> typesOn(AnnotatedElement element) {
        List<Class<? extends Annotation>> types = new ArrayList<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            if (leadsToOurs(annotation.annotationType(), new HashSet<>())) {
                types.add(annotation.annotationType());
            }
        }
        return types;
    }

    private static boolean leadsToOurs(Class<? extends Annotation> type, Set<Class<?>> seen) {
        if (isOurs(type)) {
            return true;
        }
        if (type.getName().startsWith("java.") || type.getName().startsWith("kotlin.") || !seen.add(type)) {
            return false;
        }
        return Stream.of(type.getDeclaredAnnotations()).anyMatch(meta -> leadsToOurs(meta.annotationType(), seen))
                || isContainerOfOurs(type, seen);
    }

    private static boolean isOurs(Class<? extends Annotation> type) {
        return type.getName().startsWith(OURS) && !type.getName().contains(".internal.");
    }

    /** What repeated annotations are kept in, such as those of a composed one that may stand twice. */
    private static boolean isContainerOfOurs(Class<? extends Annotation> type, Set<Class<?>> seen) {
        return repeated(type).anyMatch(inner -> leadsToOurs(inner.asSubclass(Annotation.class), seen));
    }

    private static Stream<Class<?>> repeated(Class<? extends Annotation> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(attribute -> attribute.getName().equals("value"))
                .<Class<?>>map(attribute -> attribute.getReturnType().getComponentType())
                .filter(inner -> inner != null && inner.isAnnotation())
                .filter(inner -> {
                    Repeatable repeatable = inner.getDeclaredAnnotation(Repeatable.class);
                    return repeatable != null && repeatable.value() == type;
                });
    }

    /** As its reader sees it: of a container of repeated ones, what they are. */
    static String name(Class<? extends Annotation> type) {
        return "@"
                + repeated(type)
                        .findFirst()
                        .<Class<?>>map(inner -> inner)
                        .orElse(type)
                        .getSimpleName();
    }
}
