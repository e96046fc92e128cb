package io.github.usersig.junit4.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.ClassRule;
import org.junit.Rule;

/**
 * How many of our rules a class has, its superclasses included. The rules are known by name, because they know this.
 *
 * @param ofClass those for the class
 * @param ofTests those for each test
 */
record TwoRules(long ofClass, long ofTests) {

    /** The line that a class without the first one lacks. */
    static final String FOR_THE_CLASS =
            "@ClassRule public static final UserSigClassRule USER_SIG = new UserSigClassRule();";

    /** The line that a class without the second one lacks. */
    static final String FOR_EACH_TEST = "@Rule public final UserSigRule userSigs = USER_SIG.forEachTest();";

    private static final String PACKAGE = "io.github.usersig.junit4.";

    static TwoRules of(Class<?> testClass) {
        return new TwoRules(
                count(testClass, ClassRule.class, PACKAGE + "UserSigClassRule"),
                count(testClass, Rule.class, PACKAGE + "UserSigRule"));
    }

    private static long count(Class<?> testClass, Class<? extends Annotation> annotation, String type) {
        long found = 0;
        for (Class<?> c = testClass; c != null; c = c.getSuperclass()) {
            Stream<Class<?>> fields = Stream.of(c.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(annotation))
                    .map(Field::getType);
            Stream<Class<?>> methods = Stream.of(c.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(annotation))
                    .map(Method::getReturnType);
            found += Stream.concat(fields, methods)
                    .filter(each -> each.getName().equals(type))
                    .count();
        }
        return found;
    }

    boolean areBoth() {
        return ofClass > 0 && ofTests > 0;
    }

    /** What is wrong with them, and what to write instead. */
    Optional<String> mistake(Class<?> testClass) {
        String name = testClass.getName();
        if (ofTests == 0) {
            return Optional.of(
                    "[%s] has UserSigClassRule without UserSigRule, so nothing is done for each test: add the line%n    %s"
                            .formatted(name, FOR_EACH_TEST));
        }
        if (ofClass == 0) {
            return Optional.of(
                    "[%s] has UserSigRule without UserSigClassRule, so nothing is done for the class: add the line%n    %s"
                            .formatted(name, FOR_THE_CLASS));
        }
        if (ofClass > 1 || ofTests > 1) {
            return Optional.of(
                    "[%s] has %d UserSigClassRules and %d UserSigRules, its superclasses included: keep one of each, in the superclass or in the class"
                            .formatted(name, ofClass, ofTests));
        }
        return Optional.empty();
    }
}
