package io.github.usersig.clock;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that follows a clock only when asked to.
 *
 * @param what it is, such as {@code schedulers of}
 * @param names of the packages, or the word of the island
 * @param on makes one of them follow
 * @param off ends that
 * @param by the line that asked for it
 */
record Switch(String what, List<String> names, Consumer<String> on, Consumer<String> off, String by) {

    /** The same for everybody who asks for the same. */
    String key() {
        return what + " " + String.join(", ", names);
    }

    void turnOn() {
        names.forEach(on);
    }

    void turnOff() {
        names.forEach(off);
    }
}
