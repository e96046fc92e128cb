package io.github.usersig.mockim.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.mockim.server.catalogue.FieldSpec.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All commands of the REST API, in the order of the families. Immutable; read once in a JVM. */
public final class Catalogue {

    private static final String RESOURCE = "commands.json";

    private final Map<String, CommandSpec> byName;

    private Catalogue(Map<String, CommandSpec> byName) {
        this.byName = byName;
    }

    /** The catalogue. */
    public static Catalogue get() {
        return Holder.CATALOGUE;
    }

    /** All commands. */
    public List<CommandSpec> commands() {
        return List.copyOf(byName.values());
    }

    /** The command of this name. */
    public Optional<CommandSpec> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static final class Holder {
        private static final Catalogue CATALOGUE = read();
    }

    private static Catalogue read() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the jar of the mock");
            }
            Map<String, CommandSpec> byName = new LinkedHashMap<>();
            for (JsonNode json : JsonMapper.builder().build().readTree(in)) {
                CommandSpec command = command(json);
                byName.put(command.name(), command);
            }
            return new Catalogue(byName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandSpec command(JsonNode json) {
        Set<Integer> errors = new LinkedHashSet<>();
        json.path("errors").forEach(code -> errors.add(code.asInt()));
        return new CommandSpec(
                json.path("service").asText() + "/" + json.path("command").asText(),
                json.path("group").asText(),
                json.path("title").asText(),
                text(json, "doc"),
                fields(json.path("request")),
                fields(json.path("response")),
                errors,
                json.path("limits").path("qps").asInt(),
                new LinkedHashSet<>(texts(json.path("groupTypes"))),
                json.path("envelope").asText().contains("no ActionStatus"),
                json.path("legacy").asBoolean(),
                json.path("verified").path("level").asText(),
                text(json, "note"));
    }

    private static List<FieldSpec> fields(JsonNode json) {
        List<FieldSpec> fields = new ArrayList<>();
        json.forEach(field -> fields.add(field(field)));
        return List.copyOf(fields);
    }

    private static FieldSpec field(JsonNode json) {
        return new FieldSpec(
                json.path("name").asText(),
                FieldType.of(json.path("type").asText()),
                json.has("items") ? FieldType.of(json.path("items").asText()) : FieldType.ANY,
                json.path("required").asBoolean(),
                json.path("max").asLong(Long.MAX_VALUE),
                Unit.valueOf(json.path("maxUnit").asText("value").toUpperCase(Locale.ROOT)),
                texts(json.path("enum")),
                texts(json.path("aliases")),
                fields(json.path("fields")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("").replaceFirst("^null$", "");
    }
}
