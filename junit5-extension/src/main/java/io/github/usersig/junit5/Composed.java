package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The attributes of one of our annotations as an element gives them, be it by that annotation itself or by one composed of
 * it: attributes of the composed one that have the name and type of one of ours go before.
 *
 * @param name of the annotation as its reader sees it, for messages
 */
record Composed(String name, Map<String, Object> attributes) {

    /** Those of an annotation type by name; kept, because reflection makes them anew with each question. */
    private static final ClassValue<Map<String, Method>> ATTRIBUTES = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> annotationType) {
            Map<String, Method> attributes = new LinkedHashMap<>();
            for (Method attribute : annotationType.getDeclaredMethods()) {
                attribute.setAccessible(true); // the annotation may be private to a test class
                attributes.put(attribute.getName(), attribute);
            }
            return attributes;
        }
    };

    /** All that these annotations come to, one for each time they lead to ours. */
    static List<Composed> all(Annotation[] present, Class<? extends Annotation> ours) {
        List<Composed> all = new ArrayList<>();
        for (Annotation annotation : present) {
            for (Map<String, Object> attributes : attributes(annotation, ours, new HashSet<>())) {
                all.add(new Composed(name(annotation, ours), attributes));
            }
        }
        return all;
    }

    private static String name(Annotation annotation, Class<? extends Annotation> ours) {
        Class<?> type = isContainer(annotation, ours) ? ours : annotation.annotationType();
        return "@" + type.getSimpleName();
    }

    private static List<Map<String, Object>> attributes(
            Annotation annotation, Class<? extends Annotation> ours, Set<Class<?>> seen) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type == ours) {
            return List.of(values(annotation, ours, Map.of()));
        }
        if (type.getName().startsWith("java.") || !seen.add(type)) {
            return List.of();
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (Annotation meta : inside(annotation, ours)) {
            for (Map<String, Object> inner : attributes(meta, ours, seen)) {
                all.add(values(annotation, ours, inner));
            }
        }
        return all;
    }

    /** What a container of repeated ones holds; what another annotation is annotated with. */
    private static Annotation[] inside(Annotation annotation, Class<? extends Annotation> ours) {
        return isContainer(annotation, ours)
                ? (Annotation[]) call(annotation, attribute(annotation, "value").orElseThrow())
                : annotation.annotationType().getDeclaredAnnotations();
    }

    private static boolean isContainer(Annotation annotation, Class<? extends Annotation> ours) {
        Repeatable repeatable = ours.getAnnotation(Repeatable.class);
        return repeatable != null && repeatable.value() == annotation.annotationType();
    }

    private static Map<String, Object> values(
            Annotation annotation, Class<? extends Annotation> ours, Map<String, Object> inner) {
        Map<String, Object> values = new LinkedHashMap<>(inner);
        for (Method wanted : ATTRIBUTES.get(ours).values()) {
            Method own = attribute(annotation, wanted.getName()).orElse(null);
            if (own != null && own.getReturnType() == wanted.getReturnType()) {
                Object value = call(annotation, own);
                if (!"".equals(value) || !inner.containsKey(wanted.getName())) {
                    values.put(wanted.getName(), value);
                }
            }
        }
        return values;
    }

    private static Optional<Method> attribute(Annotation annotation, String name) {
        return Optional.ofNullable(ATTRIBUTES.get(annotation.annotationType()).get(name));
    }

    private static Object call(Annotation annotation, Method attribute) {
        try {
            return attribute.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ExtensionConfigurationException("the attributes of " + annotation + " cannot be read", e);
        }
    }

    /** What an attribute is; ours give each of theirs a default, so it is there. */
    <T> T get(String attribute, Class<T> type) {
        return type.cast(requireNonNull(attributes.get(attribute), attribute));
    }
}
