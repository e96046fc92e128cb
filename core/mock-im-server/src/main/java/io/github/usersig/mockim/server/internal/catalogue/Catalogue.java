package io.github.usersig.mockim.server.internal.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec.Unit;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All commands of the REST API, in the order of the families. Read once in a JVM, a line for each command, and of a line only
 * its name until somebody asks for the rest: a test calls a few of them, and should not wait for all. Safe for use by many
 * threads.
 */
public final class Catalogue {

    private static final String RESOURCE = "commands.json";
    /** One command is one line, with a comma at its end if another follows. */
    private static final Pattern LINE =
            Pattern.compile("(\\{\"service\": \"([^\"]+)\", \"command\": \"([^\"]+)\".*}),?");

    private final Map<String, String> lines;
    private final Map<String, CommandSpec> read = new ConcurrentHashMap<>();

    private Catalogue(Map<String, String> lines) {
        this.lines = lines;
    }

    /** The catalogue. */
    public static Catalogue get() {
        return Holder.CATALOGUE;
    }

    /** All commands. */
    public List<CommandSpec> commands() {
        return lines.keySet().stream().map(name -> find(name).orElseThrow()).toList();
    }

    /** The command of this name. */
    public Optional<CommandSpec> find(String name) {
        String line = lines.get(name);
        return line == null ? Optional.empty() : Optional.of(read.computeIfAbsent(name, id -> parse(line)));
    }

    private static final class Holder {
        private static final Catalogue CATALOGUE = new Catalogue(readLines());
    }

    private static Map<String, String> readLines() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the jar of the mock");
            }
            Map<String, String> lines = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
                Matcher command = LINE.matcher(line);
                if (command.matches()) {
                    lines.put(command.group(2) + "/" + command.group(3), command.group(1));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandSpec parse(String line) {
        try {
            return command(WholeJson.read(line));
        } catch (JsonProcessingException e) {
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
