package io.github.usersig.junit5.internal.run;

import static java.util.stream.Collectors.toSet;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where annotations of ours stand that a test of a class would obey if Jupiter ran it. */
final class AnnotatedPlaces {

    /** Life-cycle methods of JUnit 4, TestNG and jqwik by their annotations, Spock's by their names. */
    private static final Pattern LIFE_CYCLE_ANNOTATION = Pattern.compile("(Before|After)[A-Za-z]*");

    private static final Set<String> LIFE_CYCLE_NAMES = Set.of("setup", "setupSpec", "cleanup", "cleanupSpec");

    private static final Set<String> SWITCHED_OFF = Set.of("Ignore", "Ignored", "Disabled");
    private static final String EXTENSION = "io.github.usersig.junit5.MockImExtension";

    /** By the place, what stands there, in the order in which one would look for it. */
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    private final Wording wording;

    private AnnotatedPlaces(Wording wording) {
        this.wording = wording;
    }

    /** Those of this class, if the tests with these names are run; all its methods count where no names are known. */
    static Map<String, List<String>> of(Class<?> testClass, Set<String> tests) {
        return of(testClass, tests, (place, element, what, name) -> Optional.of(name));
    }

    /** The same, told in other words, or not at all. */
    static Map<String, List<String>> of(Class<?> testClass, Set<String> tests, Wording wording) {
        AnnotatedPlaces found = new AnnotatedPlaces(wording);
        if (!isSwitchedOff(testClass)) {
            found.look(testClass, tests);
        }
        return found.places;
    }

    private void look(Class<?> testClass, Set<String> tests) {
        for (Class<?> around = testClass; around != null; around = enclosing(around)) {
            for (Class<?> type : hierarchy(around)) {
                note("class [" + type.getName() + "]", type);
                for (Field field : type.getDeclaredFields()) {
                    note("field [" + field + "]", field);
                }
            }
        }
        for (Constructor<?> constructor : testClass.getDeclaredConstructors()) {
            noteWithParameters("constructor", constructor);
        }
        List<Method> methods = hierarchy(testClass).stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && !isSwitchedOff(method))
                .toList();
        boolean allAreKnown = methods.stream()
                .flatMap(AnnotatedPlaces::testNames)
                .collect(toSet())
                .containsAll(tests);
        boolean any = tests.isEmpty() || !allAreKnown;
        for (Method method : methods) {
            if (any || isLifeCycle(method) || testNames(method).anyMatch(tests::contains)) {
                noteWithParameters("method", method);
            }
        }
    }

    /** What an engine may call a test: by the name of its method, or as an annotation has it, in Spock for example. */
    private static Stream<String> testNames(Method method) {
        return Stream.concat(
                Stream.of(method.getName()),
                Stream.of(method.getDeclaredAnnotations()).flatMap(AnnotatedPlaces::nameIn));
    }

    private static Stream<String> nameIn(Annotation annotation) {
        try {
            Method name = annotation.annotationType().getDeclaredMethod("name");
            return name.getReturnType() == String.class && name.trySetAccessible()
                    ? Stream.of((String) name.invoke(annotation))
                    : Stream.empty();
        } catch (ReflectiveOperationException e) {
            return Stream.empty(); // most have none
        }
    }

    private static boolean isLifeCycle(Method method) {
        return LIFE_CYCLE_NAMES.contains(method.getName())
                || names(method)
                        .anyMatch(name -> LIFE_CYCLE_ANNOTATION.matcher(name).matches());
    }

    /** Nothing passes in silence where nothing is run. Jupiter's own annotation switches nothing off elsewhere. */
    private static boolean isSwitchedOff(AnnotatedElement element) {
        return names(element).anyMatch(SWITCHED_OFF::contains);
    }

    private static Stream<String> names(AnnotatedElement element) {
        return Stream.of(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> !type.getName().startsWith("org.junit.jupiter."))
                .map(Class::getSimpleName);
    }

    private void noteWithParameters(String kind, Executable executable) {
        note(kind + " " + name(executable), executable);
        for (Parameter parameter : executable.getParameters()) {
            note("parameter [" + parameter + "] of " + name(executable), parameter);
        }
    }

    private static String name(Executable executable) {
        String alias = Stream.of(executable.getDeclaredAnnotations())
                .flatMap(AnnotatedPlaces::nameIn)
                .filter(name -> !name.isEmpty())
                .map(name -> " (" + name + ")")
                .findFirst()
                .orElse("");
        return "[" + executable + "]" + alias;
    }

    private void note(String place, AnnotatedElement element) {
        List<String> words = new ArrayList<>();
        for (Class<? extends Annotation> ours : OurAnnotations.typesOn(element)) {
            wording.of(place, element, ours, OurAnnotations.name(ours)).ifPresent(words::add);
        }
        if (element instanceof Field field
                && field.getType().getName().equals(EXTENSION)
                && OurAnnotations.typesOn(field).isEmpty()) {
            wording.of(place, field, field.getType(), "MockImExtension").ifPresent(words::add);
        }
        if (!words.isEmpty()) {
            places.merge(place, words, (before, more) -> {
                List<String> both = new ArrayList<>(before);
                both.addAll(more);
                return both;
            });
        }
    }

    private static @Nullable Class<?> enclosing(Class<?> type) {
        return Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
    }

    /** The class, its superclasses and all their interfaces. */
    private static Set<Class<?>> hierarchy(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            all.add(c);
        }
        for (Class<?> c : List.copyOf(all)) {
            addInterfaces(c, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> superinterface : type.getInterfaces()) {
            all.add(superinterface);
            addInterfaces(superinterface, all);
        }
    }

    /** What is told of one annotation, or extension, at one place; empty if nothing is to be told. */
    interface Wording {
        Optional<String> of(String place, AnnotatedElement element, Class<?> what, String name);
    }
}
