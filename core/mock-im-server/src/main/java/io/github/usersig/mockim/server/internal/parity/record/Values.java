package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes of the values in one reply what is kept of them. */
final class Values {

    /** A mute that never ends. */
    private static final long FOREVER = 0xFFFF_FFFFL;

    private static final long TELLING = 1_000;
    private static final Duration AROUND_NOW = Duration.ofDays(400);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}[0-9]{0,4}");
    private static final Pattern ENUMERATION = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private final Known known;
    private final Memory memory;
    private final Masking masking;
    private final Times times;

    Values(Known known, Memory memory, Masking masking, Instant sentAt, Instant begun) {
        this.known = known;
        this.memory = memory;
        this.masking = masking;
        this.times = new Times(sentAt, begun);
    }

    Masking masking() {
        return masking;
    }

    /**
     * What is kept of a value.
     *
     * @param place where it stands: step and path
     * @param counted what it counts in, if it counts
     */
    JsonNode keep(JsonNode value, Shaper.Field field, String place, String counted) {
        if (value.isNumber()) {
            return number(value, field, place, counted);
        }
        return value.isTextual() && !value.textValue().isEmpty() ? text(value, field, place, counted) : value;
    }

    private JsonNode number(JsonNode value, Shaper.Field field, String place, String counted) {
        Keeping keeping = field.keeping();
        if (keeping == Keeping.APP) {
            return Relation.of(keeping, value).put("width", "");
        }
        if (standsForItself(value) || keeping == Keeping.PLAIN || known.wasSent(value)) {
            return value;
        }
        boolean small = Math.abs(value.asDouble()) <= Known.SMALL;
        if (keeping == null || keeping == Keeping.WORDS || keeping == Keeping.ADDRESS || keeping == Keeping.MASKED) {
            if (small) {
                return value;
            }
            return times.isAround(value, AROUND_NOW)
                    ? relation(Keeping.TIME, value, field, place, counted)
                    : relation(Keeping.RANDOM, value, field, place, counted);
        }
        boolean keptIfSmall = keeping == Keeping.TIME || keeping == Keeping.CURSOR;
        return keptIfSmall && small ? value : relation(keeping, value, field, place, counted);
    }

    private static boolean standsForItself(JsonNode number) {
        if (!number.isIntegralNumber()) {
            return true;
        }
        long value = number.canConvertToLong() ? number.longValue() : Long.MAX_VALUE;
        return value == 0 || value == -1 || value == FOREVER;
    }

    private JsonNode text(JsonNode value, Shaper.Field field, String place, String counted) {
        Keeping keeping = field.keeping();
        String text = value.textValue();
        if (keeping == Keeping.WORDS) {
            return Relation.of(keeping, value).put("width", "").put("note", masking.words(text));
        }
        if (keeping == Keeping.APP) {
            return Relation.of(keeping, value).put("width", "");
        }
        if (keeping != null && keeping != Keeping.PLAIN) {
            return text.equals("0") ? value : relation(keeping, value, field, place, counted);
        }
        String named = masking.variables(text);
        boolean chosen = field.isEnumeration() && ENUMERATION.matcher(text).matches();
        if (chosen || VARIABLE.matcher(named).matches()) {
            return TextNode.valueOf(named);
        }
        Optional<String> kept = known.kept(named).or(() -> known.kept(text));
        return kept.isPresent() ? TextNode.valueOf(kept.get()) : relation(Keeping.MASKED, value, field, place, counted);
    }

    private ObjectNode relation(Keeping keeping, JsonNode value, Shaper.Field field, String place, String counted) {
        ObjectNode relation = Relation.of(keeping, value);
        switch (keeping) {
            case TIME -> times.put(value, relation);
            case NUMBERING -> relation.put("is", memory.numbering(value, field.name() + " of " + counted, place));
            case SEQUENCE -> relation.put("is", memory.sequence(value, field.name() + " of " + counted));
            case ADDRESS -> relation.put("width", scheme(value.asText()));
            case CURSOR -> relation.put("width", value.isNumber() ? Width.of(value) : "");
            default -> {
                boolean telling = !value.isNumber() || Math.abs(value.asDouble()) >= TELLING;
                relation.put("is", telling ? memory.opaque(value, place) : "");
            }
        }
        return relation;
    }

    private static String scheme(String address) {
        int end = address.indexOf("://");
        return end < 0 ? "no scheme" : address.substring(0, end);
    }
}
