package io.github.usersig.mockim.server.internal.parity.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Which fields differ from run to run: what {@code volatile.yaml} says. Read once in a JVM. */
final class Volatile {

    private static final String FILE = "volatile.yaml";

    private final Map<String, Keeping> fields = new HashMap<>();
    private final Map<String, Map<String, Keeping>> commands = new HashMap<>();
    private final Set<String> constants = new HashSet<>();

    private Volatile(Map<String, Object> yaml) {
        read(object(yaml, "fields"), fields);
        object(yaml, "commands").forEach((command, kinds) -> {
            Map<String, Keeping> ofCommand = new HashMap<>();
            read(asObject(kinds, command), ofCommand);
            commands.put(command, ofCommand);
        });
        constants.addAll(texts(yaml.get("constants")));
    }

    /** What the file in the jar says. */
    static Volatile get() {
        return Loaded.FROM_JAR;
    }

    /** How a field of a command's reply is kept, null if nothing is said of it. */
    @Nullable
    Keeping of(String command, String field) {
        Keeping ofCommand = commands.getOrDefault(command, Map.of()).get(field);
        return ofCommand != null ? ofCommand : fields.get(field);
    }

    /** Texts that name nobody. */
    Set<String> constants() {
        return constants;
    }

    /** All fields that are named for any command. */
    Set<String> fields() {
        return fields.keySet();
    }

    /** The commands that something is said of. */
    Set<String> commands() {
        return commands.keySet();
    }

    private static void read(Map<String, Object> kinds, Map<String, Keeping> into) {
        kinds.forEach((kind, names) -> {
            for (String name : texts(names)) {
                if (into.put(name, Keeping.of(kind)) != null) {
                    throw new IllegalStateException(FILE + " names " + name + " twice: keep one");
                }
            }
        });
    }

    private static List<String> texts(@Nullable Object list) {
        if (list instanceof List<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        throw new IllegalStateException(FILE + " has " + list + " where a list must stand");
    }

    private static Map<String, Object> object(Map<String, Object> yaml, String name) {
        return asObject(yaml.get(name), name);
    }

    @SuppressWarnings("unchecked") // names are texts in this file
    private static Map<String, Object> asObject(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException(FILE + " must have an object at " + name);
    }

    private static final class Loaded {

        static final Volatile FROM_JAR = read();

        private static Volatile read() {
            try (InputStream in = Volatile.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(FILE + " is missing in the jar of the mock");
                }
                Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
                return new Volatile(asObject(yaml.load(in), FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
