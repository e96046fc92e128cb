package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is kept of a value that differs from run to run: an object with one field that no reply has. {@code ~} says how it is kept, {@code type}
 * and {@code width} how it looks, {@code is} how it stands to earlier values of its scenario, {@code at} and {@code from} a time's
 * distance in seconds from the call and from the beginning of the scenario.
 */
public final class Relation {

    /** What marks it; names of replies that begin so get it once more in front. */
    static final String MARK = "~";

    static final String NEW = "new";
    static final String GROWS = "grows";
    static final String FALLS = "falls";
    static final String SAME = "same";

    /** Items of others, which were left out of a list. */
    static final String DROPPED = "dropped";

    private static final String SAME_AS = "=";
    private static final String GROWS_BY = "+";

    private final JsonNode json;

    private Relation(JsonNode json) {
        this.json = json;
    }

    static ObjectNode of(Keeping keeping, JsonNode value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(MARK, keeping.text())
                .put("type", value.isNumber() ? "number" : "text")
                .put("width", Width.of(value));
    }

    static ObjectNode dropped(int count) {
        return JsonNodeFactory.instance.objectNode().put(MARK, DROPPED).put("n", count);
    }

    static String sameAs(String earlier) {
        return SAME_AS + earlier;
    }

    static String growsBy(long steps) {
        return GROWS_BY + steps;
    }

    /** The relation that a node of a recording is, if it is one. */
    public static Optional<Relation> find(JsonNode node) {
        return node.isObject() && node.path(MARK).isTextual() ? Optional.of(new Relation(node)) : Optional.empty();
    }

    /** How it is kept: {@code time}, {@code key} and so on, or {@code dropped}. */
    public String kept() {
        return json.path(MARK).asText();
    }

    public boolean isTime() {
        return kept().equals(Keeping.TIME.text());
    }

    public boolean isWords() {
        return kept().equals(Keeping.WORDS.text());
    }

    public boolean isDropped() {
        return kept().equals(DROPPED);
    }

    /** How many items of others were left out; none if that says nothing. */
    public OptionalLong count() {
        return json.has("n") ? OptionalLong.of(json.path("n").asLong()) : OptionalLong.empty();
    }

    /** {@code number} or {@code text}. */
    public String type() {
        return json.path("type").asText();
    }

    public String width() {
        return json.path("width").asText();
    }

    /** Whether the least of two widths of such a value may be chance: a random number may begin with zeros. */
    public boolean variesInWidth() {
        return kept().equals(Keeping.RANDOM.text()) || kept().equals(Keeping.APP.text());
    }

    /** How it stands to earlier values; empty if nothing is said. */
    public String is() {
        return json.path("is").asText();
    }

    /** Where the same value stood first, if this is not the first. */
    public Optional<String> earlier() {
        return is().startsWith(SAME_AS) ? Optional.of(is().substring(SAME_AS.length())) : Optional.empty();
    }

    /** The relation without a name in it, by which differences are grouped. */
    public String kindOfRelation() {
        return earlier().isPresent() ? "as before" : is();
    }

    /** A time's distance in seconds from when the call was made. */
    public long at() {
        return json.path("at").asLong();
    }

    /** A time's distance in seconds from the beginning of its scenario. */
    public long from() {
        return json.path("from").asLong();
    }

    /** Whether it is a time that could be read. */
    public boolean hasDistance() {
        return json.has("at");
    }

    /** What was said to a person, masked. */
    public String note() {
        return json.path("note").asText();
    }

    /** The relation in words. */
    public String inWords() {
        if (isDropped()) {
            return count().isPresent() ? count().getAsLong() + " items of others" : "items of others";
        }
        if (isTime()) {
            return timeInWords();
        }
        String named =
                switch (kept()) {
                    case "masked" -> "a text that the book does not know";
                    case "random" -> "a random " + type();
                    case "app" -> "a " + type() + " of the app as a whole";
                    case "words" -> "words to a person";
                    case "cursor" -> "a place in a list";
                    case "numbering", "sequence" -> "a number in a sequence";
                    default -> "a " + kept();
                };
        return named + relationInWords();
    }

    private String relationInWords() {
        if (earlier().isPresent()) {
            return ", the same as " + earlier().get();
        }
        return switch (is()) {
            case "" -> "";
            case NEW -> ", a new one";
            case GROWS -> ", larger than the one before";
            case FALLS -> ", smaller than the one before";
            case SAME -> ", that of before";
            default ->
                is().startsWith(GROWS_BY)
                        ? ", " + is().substring(1) + " more than the one before"
                        : ", the first being " + is();
        };
    }

    private String timeInWords() {
        if (!hasDistance()) {
            return "a time as " + type();
        }
        long at = at();
        return Math.abs(at) <= 3
                ? "the time of the call"
                : "a time " + Math.abs(at) + " seconds " + (at < 0 ? "before" : "after") + " the call";
    }

    /** How wide it is, in words. */
    public String widthInWords() {
        return switch (width()) {
            case "u31" -> "a number of at most 31 bits";
            case "u32" -> "a number of 32 bits";
            case "u53" -> "a number of up to 53 bits";
            case "u64" -> "a number of up to 64 bits";
            default -> type().equals("text") ? "a text like " + width() : "a number: " + width();
        };
    }
}
