package io.github.usersig.testcontainers;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** With which options the mock in a container is started, besides the variables that it reads. */
final class ServeOptions {

    private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z-]*)=.+", Pattern.DOTALL);
    private static final String NOWHERE = "";

    /** What the container's class relies on, and what to call instead, if anything does it. */
    private static final Map<String, String> SET_BY = Map.ofEntries(
            Map.entry("--bind", NOWHERE),
            Map.entry("--port", NOWHERE),
            Map.entry("--tls-port", NOWHERE),
            Map.entry("--sdk-app-id", "withApp"),
            Map.entry("--secret-key", "withApp"),
            Map.entry("--secret-key-file", "withApp"),
            Map.entry("--admin", "withAdmins"),
            Map.entry("--account", "withAccounts"),
            Map.entry("--seed", "withSeed"),
            Map.entry("--multi-device-policy", "withSessions"),
            Map.entry("--tls-certificate", "withTlsCertificate"),
            Map.entry("--allow-host", "withAllowedHosts"),
            Map.entry("--allow-proxying", "withProxyingAllowed"),
            Map.entry("--control-token-file", "withoutControlToken"),
            Map.entry("--webhook-url", "withWebhooks"),
            Map.entry("--webhook-token-file", "withWebhooks"));

    private final List<String> more = new ArrayList<>();

    void add(String... options) {
        for (String option : options) {
            Matcher matcher = OPTION.matcher(requireNonNull(option, "option"));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "\"" + option + "\" is no option of serve: write it as in --heap-limit=60, each by itself");
            }
            String setBy = SET_BY.get(matcher.group(1));
            if (setBy != null) {
                throw new IllegalArgumentException("MockImContainer sets " + matcher.group(1) + " itself: "
                        + (setBy.equals(NOWHERE) ? "leave it out" : "call " + setBy + " instead"));
            }
            more.add(option);
        }
    }

    /** What the image is to run; empty if that is what it runs anyway. */
    Optional<String[]> command(int port, int tlsPort) {
        if (more.isEmpty() && tlsPort == MockImContainer.TLS_PORT) {
            return Optional.empty();
        }
        List<String> command =
                new ArrayList<>(List.of("serve", "--bind=0.0.0.0", "--port=" + port, "--tls-port=" + tlsPort));
        command.addAll(more);
        return Optional.of(command.toArray(String[]::new));
    }
}
