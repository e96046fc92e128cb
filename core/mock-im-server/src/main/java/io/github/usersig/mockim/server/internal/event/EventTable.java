package io.github.usersig.mockim.server.internal.event;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a listener does about each kind of event, by the event's class. A table that says nothing of a kind cannot be made:
 * who adds one has to decide for every listener what it means to it.
 *
 * @param <C> what a reaction gets beside the event
 */
public final class EventTable<C> {

    /** What is done about an event of one kind. */
    @FunctionalInterface
    public interface Reaction<E extends Event, C> {

        /** Does it. */
        void to(E event, C context);
    }

    private final Map<Class<? extends Event>, Reaction<Event, C>> byKind;

    private EventTable(Map<Class<? extends Event>, Reaction<Event, C>> byKind) {
        this.byKind = byKind;
    }

    /** All kinds of events: the records, not the families that they are sorted into. */
    public static Set<Class<? extends Event>> kinds() {
        return Kinds.ALL;
    }

    /** Does what is to be done about an event. */
    public void react(Event event, C context) {
        Reaction<Event, C> reaction = byKind.get(event.getClass());
        if (reaction == null) { // there is one for each of Kinds.ALL
            throw new IllegalStateException("no kind of event: " + event.getClass());
        }
        reaction.to(event, context);
    }

    /** Takes the rows of a table. */
    public static final class Builder<C> {

        private final Map<Class<? extends Event>, Reaction<Event, C>> byKind = new HashMap<>();

        /**
         * Says what is done about events of one kind.
         *
         * @throws IllegalStateException if that was said before
         */
        public <E extends Event> Builder<C> on(Class<E> kind, Reaction<? super E, C> reaction) {
            if (byKind.put(kind, (event, context) -> reaction.to(kind.cast(event), context)) != null) {
                throw new IllegalStateException("two reactions to " + nameOf(kind) + ": a kind of event has one row");
            }
            return this;
        }

        /** Says that nothing is done about events of these kinds. */
        public Builder<C> ignore(List<Class<? extends Event>> kinds) {
            kinds.forEach(kind -> on(kind, (event, context) -> {}));
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalStateException if it says nothing of some kind
         */
        public EventTable<C> build() {
            Set<String> missing = new TreeSet<>();
            for (Class<? extends Event> kind : Kinds.ALL) {
                if (!byKind.containsKey(kind)) {
                    missing.add(nameOf(kind));
                }
            }
            if (!missing.isEmpty()) {
                throw new IllegalStateException("no reaction to " + String.join(", ", missing)
                        + ": say with on() what is done about it, or with ignore() that nothing is");
            }
            return new EventTable<>(Map.copyOf(byKind));
        }
    }

    /** Looked up when the first table is made. */
    private static final class Kinds {

        static final Set<Class<? extends Event>> ALL = Set.copyOf(below(Event.class));

        private static Set<Class<? extends Event>> below(Class<? extends Event> family) {
            Set<Class<? extends Event>> kinds = new LinkedHashSet<>();
            for (Class<?> permitted : family.getPermittedSubclasses()) {
                Class<? extends Event> kind = permitted.asSubclass(Event.class);
                kinds.addAll(kind.isSealed() ? below(kind) : Set.of(kind));
            }
            return kinds;
        }
    }

    private static String nameOf(Class<?> kind) {
        Class<?> family = kind.getEnclosingClass();
        return (family == null ? "" : family.getSimpleName() + ".") + kind.getSimpleName();
    }
}
