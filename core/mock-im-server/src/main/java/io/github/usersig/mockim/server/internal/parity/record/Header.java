package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recording says of itself in its first line.
 *
 * @param kit the version of the kit that made it
 * @param book a digest of the book that was played
 * @param recorded the day
 * @param region the region of the app, as whoever recorded it says
 * @param plan the plan of the app, as whoever recorded it says
 * @param parts the parts that were played
 */
public record Header(String kit, String book, LocalDate recorded, String region, String plan, List<String> parts) {

    /** The format of recordings that this kit writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    static final String MARK = "parity";

    /** Where the app is, what plan it has and what was played, for a person. */
    public String where() {
        return "region " + said(region) + ", plan " + said(plan) + ", parts " + String.join(", ", parts);
    }

    private static String said(String text) {
        return text.isEmpty() ? "not said" : text;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(MARK, FORMAT)
                .put("kit", kit)
                .put("book", book)
                .put("recorded", recorded.toString())
                .put("region", region)
                .put("plan", plan);
        parts.forEach(json.putArray("parts")::add);
        return json;
    }

    static Header of(JsonNode json) {
        List<String> parts = new ArrayList<>();
        json.path("parts").forEach(part -> parts.add(part.asText()));
        return new Header(
                json.path("kit").asText(),
                json.path("book").asText(),
                LocalDate.parse(json.path("recorded").asText()),
                json.path("region").asText(),
                json.path("plan").asText(),
                List.copyOf(parts));
    }
}
