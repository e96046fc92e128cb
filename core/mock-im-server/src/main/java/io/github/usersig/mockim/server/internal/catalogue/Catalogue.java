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

/**
 * Commands in the order of their families: those of the REST API, or those that only clients have. Read once in a JVM, a line for each command, and of a line only
 * its name until somebody asks for the rest: a test calls a few of them, and should not wait for all. Safe for use by many
 * threads.
 */
public final class Catalogue {

    /** What a line begins with; it ends with a comma if another follows. */
    private static final String SERVICE = "{\"service\": \"";

    private static final String COMMAND = "\", \"command\": \"";

    private final Map<String, String> lines;
    private final Map<String, CommandSpec> read = new ConcurrentHashMap<>();

    private Catalogue(Map<String, String> lines) {
        this.lines = lines;
    }

    /** The commands of the REST API. */
    public static Catalogue get() {
        return Rest.CATALOGUE;
    }

    /** The commands that only users' clients have. */
    public static Catalogue ofClients() {
        return Clients.CATALOGUE;
    }

    /** Whether there is a command of this name. */
    public boolean has(String name) {
        return lines.containsKey(name);
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

    private static final class Rest {
        private static final Catalogue CATALOGUE = new Catalogue(readLines("commands.json"));
    }

    private static final class Clients {
        private static final Catalogue CATALOGUE = new Catalogue(readLines("client-commands.json"));
    }

    private static Map<String, String> readLines(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing in the jar of the mock");
            }
            Map<String, String> lines = new LinkedHashMap<>();
            String text = new String(in.readAllBytes(), UTF_8);
            for (int start = 0; start < text.length(); ) {
                int newLine = text.indexOf('\n', start);
                int end = newLine < 0 ? text.length() : newLine;
                if (text.startsWith(SERVICE, start)) {
                    String line = text.substring(start, text.charAt(end - 1) == ',' ? end - 1 : end);
                    lines.put(name(line), line);
                }
                start = end + 1;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Service and command, which a line says first. */
    private static String name(String line) {
        int service = line.indexOf('"', SERVICE.length());
        int command = service + COMMAND.length();
        if (!line.startsWith(COMMAND, service)) {
            throw new IllegalStateException("a line of the catalogue names no command behind its service: " + line);
        }
        return line.substring(SERVICE.length(), service) + "/" + line.substring(command, line.indexOf('"', command));
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
        for (JsonNode code : json.path("errors")) {
            errors.add(code.asInt());
        }
        return CommandSpec.named(json.path("service").asText() + "/"
                        + json.path("command").asText())
                .group(json.path("group").asText())
                .title(json.path("title").asText())
                .doc(text(json, "doc"))
                .request(fields(json.path("request")))
                .response(fields(json.path("response")))
                .errors(errors)
                .groupTypes(new LinkedHashSet<>(texts(json.path("groupTypes"))))
                .bareEnvelope(json.path("envelope").asText().contains("no ActionStatus"))
                .verified(json.path("verified").path("level").asText())
                .note(text(json, "note"))
                .build();
    }

    private static List<FieldSpec> fields(JsonNode json) {
        List<FieldSpec> fields = new ArrayList<>();
        for (JsonNode field : json) {
            fields.add(field(field));
        }
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
        for (JsonNode item : array) {
            texts.add(item.asText());
        }
        return List.copyOf(texts);
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? value.textValue() : "";
    }
}
