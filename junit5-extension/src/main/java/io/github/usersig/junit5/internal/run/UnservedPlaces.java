package io.github.usersig.junit5.internal.run;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** What of ours does nothing in classes of other test frames, although an adapter serves them. */
public final class UnservedPlaces {

    private UnservedPlaces() {}

    /** Each in a class that this frame serves, as a sentence with what to write instead. */
    public static List<String> of(Class<?> testClass, Frame frame) {
        AnnotatedPlaces.Wording wording = (place, element, what, name) ->
                frame.whyNot(element, what).map(why -> "%s on %s does nothing: %s".formatted(name, place, why));
        return AnnotatedPlaces.of(testClass, Set.of(), wording).values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether anything of ours stands in this class. */
    public static boolean mayBeIn(Class<?> testClass) {
        return !AnnotatedPlaces.of(testClass, Set.of()).isEmpty();
    }

    /** Whether an adapter makes this engine obey what stands in this class. */
    static boolean isServed(String engine, Class<?> testClass) {
        for (Frame frame : ServiceLoader.load(Frame.class, Frame.class.getClassLoader())) {
            if (frame.engine().equals(engine) && frame.serves(testClass)) {
                return true;
            }
        }
        return false;
    }
}
