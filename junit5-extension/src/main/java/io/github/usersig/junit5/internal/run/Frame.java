package io.github.usersig.junit5.internal.run;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/**
 * A test frame beside Jupiter that an adapter of ours makes obey our annotations. Found as a service; it is asked before any test
 * runs, and Jupiter need not be there then.
 */
public interface Frame {

    /** The engine of the JUnit Platform that runs its tests, by its id. */
    String engine();

    /** Whether the adapter is in force for this class: it looks at {@link UnservedPlaces} then, and nobody else has to complain. */
    boolean serves(Class<?> testClass);

    /** Whether the frame itself keeps apart tests that use the clock, so that nobody else has to. */
    default boolean keepsTheClocksLock() {
        return false;
    }

    /** Whether a test that ended with this has not failed, but was given up because something it needs is not so. */
    boolean isAbortion(Throwable thrown);

    /**
     * Why something of ours does nothing at a place of such a class, and what to write instead; empty if it is obeyed.
     *
     * @param what the type of the annotation that stands there, ours or composed of ours, or of the extension in a field
     */
    Optional<String> whyNot(AnnotatedElement place, Class<?> what);
}
