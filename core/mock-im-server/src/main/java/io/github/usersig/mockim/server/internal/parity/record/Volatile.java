package io.github.usersig.mockim.server.internal.parity.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.internal.parity.book.Located;
import io.github.usersig.mockim.server.internal.parity.book.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields differ from run to run: what {@code volatile.yaml} says. Read once in a JVM. */
final class Volatile {

    private static final String FILE = "volatile.yaml";

    private final Map<String, Keeping> fields = new HashMap<>();
    private final Map<String, Map<String, Keeping>> commands = new HashMap<>();
    private final Set<String> constants = new HashSet<>();

    private Volatile(Located yaml) {
        read(required(yaml, "fields"), fields);
        required(yaml, "commands").fields("commands").forEach((command, kinds) -> {
            Map<String, Keeping> ofCommand = new HashMap<>();
            read(kinds, ofCommand);
            commands.put(command, ofCommand);
        });
        constants.addAll(required(yaml, "constants").texts("constants"));
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

    private static void read(Located kinds, Map<String, Keeping> into) {
        kinds.fields("what says how fields are kept").forEach((kind, names) -> {
            for (String name : names.texts(kind)) {
                if (into.put(name, Keeping.of(kind)) != null) {
                    throw names.wrong(name + " stands there twice: keep one");
                }
            }
        });
    }

    private static Located required(Located yaml, String name) {
        return yaml.find(name).orElseThrow(() -> yaml.wrong("the file needs " + name));
    }

    private static final class Loaded {

        static final Volatile FROM_JAR = read();

        private static Volatile read() {
            try (InputStream in = Volatile.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(FILE + " is missing in the jar of the mock");
                }
                return new Volatile(YamlText.read(FILE, new String(in.readAllBytes(), UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
