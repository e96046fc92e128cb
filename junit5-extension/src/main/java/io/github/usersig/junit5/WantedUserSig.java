package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;

import io.github.usersig.RoomPrivilege;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What one annotation asks for, be it {@link WithUserSig} itself or one composed of it.
 *
 * @param annotation the annotation as its reader sees it, for messages
 * @param userId empty if it names none
 * @param validFor an ISO duration or empty
 * @param issuedAgo an ISO duration or empty
 * @param roomNumber negative if there is none
 */
record WantedUserSig(
        String annotation,
        String userId,
        UserSigKind kind,
        String validFor,
        String issuedAgo,
        String userbuf,
        String room,
        long roomNumber,
        Set<RoomPrivilege> privileges,
        boolean lenient) {

    static final String DEFAULT_USER = "test-user";

    /** What an element asks for itself, if it does. */
    static Optional<WantedUserSig> on(AnnotatedElement element) {
        List<WantedUserSig> all = new ArrayList<>();
        for (Annotation present : element.getDeclaredAnnotations()) {
            attributes(present, new HashSet<>())
                    .ifPresent(attributes ->
                            all.add(of("@" + present.annotationType().getSimpleName(), attributes)));
        }
        if (all.size() > 1) {
            throw new ExtensionConfigurationException("[%s] asks for %d UserSigs, by %s: keep one"
                    .formatted(
                            element,
                            all.size(),
                            all.stream().map(WantedUserSig::annotation).toList()));
        }
        return all.stream().findFirst();
    }

    /** A wish of this kind for this user, without more. */
    static WantedUserSig of(String annotation, String userId, UserSigKind kind, boolean lenient) {
        return new WantedUserSig(annotation, userId, kind, "", "", "", "", -1, Set.of(), lenient);
    }

    WantedUserSig forUser(String user) {
        return new WantedUserSig(
                annotation, user, kind, validFor, issuedAgo, userbuf, room, roomNumber, privileges, lenient);
    }

    /** The attributes of {@link WithUserSig} as this annotation gives them, its own before those of what it is made of. */
    private static Optional<Map<String, Object>> attributes(Annotation annotation, Set<Class<?>> seen) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type == WithUserSig.class) {
            return Optional.of(values(annotation, new LinkedHashMap<>()));
        }
        if (type.getName().startsWith("java.") || !seen.add(type)) {
            return Optional.empty();
        }
        for (Annotation meta : type.getDeclaredAnnotations()) {
            Optional<Map<String, Object>> inner = attributes(meta, seen);
            if (inner.isPresent()) {
                return Optional.of(values(annotation, inner.get()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> values(Annotation annotation, Map<String, Object> inner) {
        Map<String, Object> values = new LinkedHashMap<>(inner);
        for (Method attribute : WithUserSig.class.getDeclaredMethods()) {
            value(annotation, attribute)
                    .filter(value -> !"".equals(value) || !inner.containsKey(attribute.getName()))
                    .ifPresent(value -> values.put(attribute.getName(), value));
        }
        return values;
    }

    private static Optional<Object> value(Annotation annotation, Method attribute) {
        try {
            Method own = annotation.annotationType().getDeclaredMethod(attribute.getName());
            if (own.getReturnType() != attribute.getReturnType()) {
                return Optional.empty();
            }
            own.setAccessible(true); // the annotation may be private to a test class
            return Optional.of(own.invoke(annotation));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ExtensionConfigurationException("the attributes of " + annotation + " cannot be read", e);
        }
    }

    private static WantedUserSig of(String annotation, Map<String, Object> values) {
        return new WantedUserSig(
                annotation,
                get(values, "value", String.class),
                get(values, "kind", UserSigKind.class),
                get(values, "validFor", String.class),
                get(values, "issuedAgo", String.class),
                get(values, "userbuf", String.class),
                get(values, "room", String.class),
                get(values, "roomNumber", Long.class),
                Set.copyOf(Arrays.asList(get(values, "privileges", RoomPrivilege[].class))),
                get(values, "lenient", Boolean.class));
    }

    /** {@link WithUserSig} gives each of its attributes a default, so it is there. */
    private static <T> T get(Map<String, Object> values, String attribute, Class<T> type) {
        return type.cast(requireNonNull(values.get(attribute), attribute));
    }
}
