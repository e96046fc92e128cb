package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.parity.record.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The times that the replies of a scenario told so far, on both sides. Two times agree if they may be those of the same event: a
 * scenario takes longer on one side than on the other, and what happens in one second there may happen in two here.
 */
final class TimeLine {

    /** How far the clock of a back end may be from that of whoever asks it, and how long a call may take, in seconds. */
    private static final long CALL = 5;

    /** How far apart may be what is meant to be the same moment. */
    private static final long MOMENT = 2;

    /** Before the scenario, on accounts that are used again: not further than this is it known what a time means. */
    private static final long REMEMBERED = 2 * 86_400;

    private static final long ROUGHLY = 60;

    private final Map<String, Long> recorded = new HashMap<>();
    private final Map<String, Long> mock = new HashMap<>();

    /** Remembers the times in the replies to one call. */
    void add(String step, JsonNode recordedReply, JsonNode mockReply) {
        collect(step, recordedReply, recorded);
        collect(step, mockReply, mock);
    }

    private static void collect(String place, JsonNode node, Map<String, Long> times) {
        Optional<Relation> relation = Relation.find(node);
        if (relation.isPresent()) {
            if (relation.get().isTime() && relation.get().hasDistance()) {
                times.putIfAbsent(place, relation.get().from());
            }
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(place + "." + field.getKey(), field.getValue(), times);
        }
        int index = 0;
        if (node.isArray()) {
            for (JsonNode item : node) {
                collect(place + "[" + index++ + "]", item, times);
            }
        }
    }

    boolean agree(Relation one, Relation other) {
        if (!one.hasDistance() || !other.hasDistance()) {
            return one.hasDistance() == other.hasDistance();
        }
        Era era = Era.of(one);
        if (era != Era.of(other)) {
            return Math.abs(one.at() - other.at()) <= CALL;
        }
        return switch (era) {
            case AFTER -> Math.abs(one.at() - other.at()) <= CALL;
            case BEFORE ->
                (one.from() < -REMEMBERED && other.from() < -REMEMBERED)
                        || Math.abs(one.from() - other.from()) <= ROUGHLY;
            case DURING -> sameEvent(one, other);
        };
    }

    private boolean sameEvent(Relation one, Relation other) {
        Set<String> events = new HashSet<>();
        addEvents(events, recorded, one.from());
        addEvents(events, mock, other.from());
        boolean bothNow = Math.abs(one.at()) <= MOMENT && Math.abs(other.at()) <= MOMENT;
        return bothNow
                || events.isEmpty()
                || events.stream().anyMatch(event -> isAt(recorded, event, one) && isAt(mock, event, other));
    }

    private static void addEvents(Set<String> events, Map<String, Long> times, long from) {
        times.forEach((place, time) -> {
            if (time == from) {
                events.add(place);
            }
        });
    }

    private static boolean isAt(Map<String, Long> times, String event, Relation time) {
        Long at = times.get(event);
        return at != null && Math.abs(at - time.from()) <= MOMENT;
    }

    private enum Era {
        BEFORE,
        DURING,
        AFTER;

        static Era of(Relation time) {
            return time.at() > CALL ? AFTER : time.from() < -CALL ? BEFORE : DURING;
        }
    }
}
