package io.github.usersig.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.Optional;

/**
 * Where a UserSig is injected. As a text it is for messages, which most tests never need.
 *
 * @param of the method or constructor that the element is a parameter of
 * @param run which run of a class that is run several times, counted from 1; {@link #NO_RUN} for anything else
 */
record InjectionPoint(AnnotatedElement element, Optional<Executable> of, int run) {

    private static final int NO_RUN = 0;

    static InjectionPoint parameter(Parameter parameter, Executable of) {
        return new InjectionPoint(parameter, Optional.of(of), NO_RUN);
    }

    static InjectionPoint field(Field field) {
        return new InjectionPoint(field, Optional.empty(), NO_RUN);
    }

    /** The arguments of a method with a source. */
    static InjectionPoint arguments(AnnotatedElement method) {
        return new InjectionPoint(method, Optional.empty(), NO_RUN);
    }

    /** The arguments of one run of a class with a source. */
    static InjectionPoint run(Class<?> testClass, int run) {
        return new InjectionPoint(testClass, Optional.empty(), run);
    }

    @Override
    public String toString() {
        if (of.isPresent()) {
            return "parameter [" + element + "] of [" + of.get() + "]";
        }
        return (element instanceof Field ? "field [" : "[") + element + "]" + (run == NO_RUN ? "" : ", run " + run);
    }
}
