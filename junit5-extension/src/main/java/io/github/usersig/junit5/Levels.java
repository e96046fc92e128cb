package io.github.usersig.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where {@link WithUserSig} counts: what is closest decides, and takes the user from the next one out if it names none. */
final class Levels {

    /** A class, those that it extends, and all their interfaces. */
    private static final ClassValue<List<Class<?>>> SUPERTYPES = new ClassValue<>() {
        @Override
        protected List<Class<?>> computeValue(Class<?> testClass) {
            List<Class<?>> types = new ArrayList<>();
            Set<Class<?>> interfaces = new LinkedHashSet<>();
            for (Class<?> type = testClass; type != null && type != Object.class; type = type.getSuperclass()) {
                types.add(type);
                addInterfaces(type, interfaces);
            }
            types.addAll(interfaces);
            return List.copyOf(types);
        }
    };

    private final List<AnnotatedElement> elements = new ArrayList<>();
    private final List<AnnotatedElement> hadASay = new ArrayList<>();

    private Levels() {}

    /** For a parameter or field. */
    static Levels of(AnnotatedElement injected, @Nullable Method method, ExtensionContext context) {
        Levels levels = new Levels();
        levels.elements.add(injected);
        levels.addMethods(method, context);
        return levels;
    }

    private void addMethods(@Nullable Method method, ExtensionContext context) {
        if (method != null) {
            elements.add(method);
        }
        context.getTestMethod().filter(test -> !test.equals(method)).ifPresent(elements::add);
        for (Class<?> enclosing : ClassesAround.of(context)) {
            elements.addAll(SUPERTYPES.get(enclosing));
        }
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each : type.getInterfaces()) {
            interfaces.add(each);
            addInterfaces(each, interfaces);
        }
    }

    /** What the closest of them asks for, with a user. Notes it if the annotation on the test itself had a say in that. */
    Optional<WantedUserSig> findFor(ExtensionContext context) {
        Optional<WantedUserSig> found = find();
        if (context.getTestMethod().filter(hadASay::contains).isPresent()) {
            InjectedUserSigs.of(context).noteTheTestsOwn();
        }
        return found;
    }

    /** What the closest of them asks for, with a user. */
    Optional<WantedUserSig> find() {
        WantedUserSig closest = null;
        for (AnnotatedElement element : elements) {
            Optional<WantedUserSig> here = WantedUserSig.on(element);
            if (here.isEmpty()) {
                continue;
            }
            WantedUserSig wanted = here.get();
            if (closest == null) {
                closest = wanted;
                hadASay.add(element);
            }
            if (closest.admin() || !closest.userId().isEmpty()) {
                return Optional.of(closest);
            }
            if (!wanted.userId().isEmpty()) {
                hadASay.add(element);
                return Optional.of(closest.forUser(wanted.userId()));
            }
        }
        return Optional.ofNullable(closest).map(wanted -> wanted.forUser(WantedUserSig.DEFAULT_USER));
    }
}
