package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does what {@link ServeCommand} does, for the command line of a container: where to listen, and everything else from the
 * environment. To read any command line takes a quarter of the time in which a mock starts. Whatever is not as simple as that, or
 * wrong, is left to that command, which says what is wrong.
 */
final class QuickServe {

    private static final Set<String> OPTIONS = Set.of("--bind", "--port", "--tls-port");

    private QuickServe() {}

    /** Serves until the JVM is told to end; or returns false if it does not come to that. */
    static boolean run(String... args) throws InterruptedException {
        ServeSettings settings;
        MockImServer started;
        try {
            Optional<ServeSettings> simple = settings(List.of(args), System.getenv());
            if (simple.isEmpty()) {
                return false;
            }
            settings = simple.get();
            started = settings.mock().start();
        } catch (IOException | RuntimeException e) {
            return false;
        }
        // Not in there: what goes wrong once it runs is no reason to start another.
        settings.serve(started, new PrintWriter(System.out, false, UTF_8), new PrintWriter(System.err, false, UTF_8));
        return true;
    }

    /**
     * What they say; empty if that is not simple.
     *
     * @throws IOException if the seed cannot be read
     * @throws IllegalArgumentException if something is wrong
     */
    static Optional<ServeSettings> settings(List<String> args, Map<String, String> environment) throws IOException {
        if (args.isEmpty() || !args.get(0).equals("serve")) {
            return Optional.empty();
        }
        Map<String, String> options = new HashMap<>();
        for (String arg : args.subList(1, args.size())) {
            int end = arg.indexOf('=');
            if (end < 0 || !OPTIONS.contains(arg.substring(0, end)) || arg.length() == end + 1) {
                return Optional.empty();
            }
            if (options.put(arg.substring(0, end), arg.substring(end + 1)) != null) {
                return Optional.empty();
            }
        }
        boolean anyEmpty = environment.entrySet().stream()
                .anyMatch(variable -> variable.getKey().startsWith("MOCK_IM_")
                        && variable.getValue().isEmpty());
        if (anyEmpty || Misspelt.among(environment).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(settings(options, environment));
    }

    private static ServeSettings settings(Map<String, String> options, Map<String, String> environment)
            throws IOException {
        ServeSettings.Builder settings = ServeSettings.builder()
                .listen(
                        options.getOrDefault("--bind", ServeCommand.LOOPBACK),
                        Integer.parseInt(options.getOrDefault("--port", ServeCommand.PORT)));
        String tlsPort = options.get("--tls-port");
        if (tlsPort != null) {
            settings.tlsPort(Integer.parseInt(tlsPort));
        }
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.variable());
            if (text != null) {
                settings.set(setting, setting.parts(text));
            }
        }
        return settings.build();
    }
}
