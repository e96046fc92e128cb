package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a scenario has seen so far, each with where it stood first. */
final class Memory {

    /** A first number up to here is one that counting begins with. */
    private static final long BEGINNING = 10;

    /** A number that grows by more grows in steps that mean nothing. */
    private static final long COUNTED = 10;

    private final Map<String, String> firstPlaces = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, Long> latest = new HashMap<>();

    /** How a value that nobody can guess stands to what was seen before. */
    String opaque(JsonNode value, String place) {
        String first = firstPlaces.putIfAbsent(value.asText(), place);
        return first == null ? Relation.NEW : Relation.sameAs(first);
    }

    boolean hasSeen(String text) {
        return firstPlaces.containsKey(text);
    }

    /** How a number stands to the others that count the same. */
    String numbering(JsonNode value, String counted, String place) {
        if (!value.isIntegralNumber() && !value.asText().matches("[0-9]{1,18}")) {
            return opaque(value, place);
        }
        long number = value.asLong();
        String first = firstPlaces.putIfAbsent(counted + " " + number, place);
        if (first != null) {
            return Relation.sameAs(first);
        }
        Long before = highest.get(counted);
        highest.merge(counted, number, Math::max);
        if (before == null) {
            return number <= BEGINNING ? String.valueOf(number) : Relation.NEW;
        }
        return distance(before, number);
    }

    /** How a number that goes on from run to run stands to the last one of its kind. */
    String sequence(JsonNode value, String counted) {
        @Nullable Long before = latest.put(counted, value.asLong());
        return before == null ? "" : distance(before, value.asLong());
    }

    private static String distance(long before, long number) {
        if (number == before) {
            return Relation.SAME;
        }
        if (number < before) {
            return Relation.FALLS;
        }
        return number - before <= COUNTED ? Relation.growsBy(number - before) : Relation.GROWS;
    }
}
