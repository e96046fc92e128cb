package io.github.usersig.mockim.server.internal.parity.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.RealHosts;
import io.github.usersig.mockim.server.internal.parity.play.ClientFailedException;
import io.github.usersig.mockim.server.internal.parity.play.Clients;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The web clients of one scenario, each in a process of its own: one process can hold one client only. Not thread-safe.
 *
 * <p>Against the mock they are led to it; against the real service they go where they always go.
 */
public final class WebClients implements Clients {

    private static final Duration STARTING = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final String node;
    private final long sdkAppId;
    private final @Nullable URI leadTo;
    private final Map<String, Started> clients = new LinkedHashMap<>();

    private record Started(WebClientProcess process, List<String> events) {}

    /**
     * None yet.
     *
     * @param folder with the published client in its {@code node_modules}, or that client's own
     * @param node the program
     * @param sdkAppId the app
     * @param leadTo where the clients are led, such as {@code ws://127.0.0.1:8080}; empty for the real service
     */
    public WebClients(Path folder, String node, long sdkAppId, Optional<URI> leadTo) {
        this.folder = folder.toAbsolutePath();
        this.node = node;
        this.sdkAppId = sdkAppId;
        this.leadTo = leadTo.orElse(null);
    }

    /** Where clients are led that belong to a back end there: to it, unless it is the real service, which they find by themselves. */
    public static Optional<URI> leadTo(URI endpoint) {
        if (RealHosts.include(String.valueOf(endpoint.getHost()))) {
            return Optional.empty();
        }
        String scheme = "https".equals(endpoint.getScheme()) ? "wss" : "ws";
        return Optional.of(URI.create(scheme + "://" + endpoint.getRawAuthority()));
    }

    /**
     * Whether this folder has the published client.
     *
     * @throws ClientFailedException if not; the message says how it gets there
     */
    public static void requireClient(Path folder) {
        boolean there = Files.isRegularFile(folder.resolve("node_modules/@tencentcloud/chat/package.json"))
                || Files.isRegularFile(folder.resolve("package.json"));
        if (!there) {
            throw new ClientFailedException("there is no web client in " + folder
                    + ": run npm install @tencentcloud/chat ws there, and name that folder by --web-client");
        }
    }

    /**
     * Has a client log in, and waits until it is ready; what comes of it is said as {@link #does} says it.
     *
     * @throws ClientFailedException if there is no answer, or it does not become ready
     */
    @Override
    public JsonNode login(String step, String client, String userId, String userSig, Duration patience) {
        ArrayNode args = JSON.createArrayNode();
        args.addObject().put("userID", userId).put("userSig", userSig);
        return does(step, client, "login", args, patience);
    }

    /**
     * Has a client do something, and says what came of it: {@code ErrorCode} 0 and what the client tells, as {@code Data} if that is no
     * object; or {@code ErrorCode} and {@code ErrorInfo}.
     *
     * @param step for messages, such as {@code sessions/kick, step 3}
     * @param client a name; the first who does something under it is started
     * @param method one of the client's own, or {@code login}, which ends when the client is ready
     * @param patience how long its answer is waited for
     * @throws ClientFailedException if there is no answer
     */
    @Override
    public JsonNode does(String step, String client, String method, ArrayNode args, Duration patience) {
        JsonNode answer = started(step, client).process().ask(step, method, args, patience);
        ObjectNode reply = JSON.createObjectNode();
        JsonNode error = answer.path("error");
        if (error.isMissingNode()) {
            reply.put("ErrorCode", 0);
            if (answer.path("ok") instanceof ObjectNode told) {
                return reply.setAll(told);
            }
            return reply.set("Data", answer.path("ok"));
        }
        if (error.path("code").asText().equals("no-method")) {
            throw new ClientFailedException(step + ": " + error.path("message").asText());
        }
        reply.set("ErrorCode", error.path("code"));
        return reply.put("ErrorInfo", error.path("message").asText());
    }

    /**
     * Waits until a client tells an event, which it may have done already, and says what it told.
     *
     * @param event its name, in whatever spelling: {@code messageReceived} is {@code MESSAGE_RECEIVED}
     * @throws ClientFailedException if it does not tell it in time, or has no such event
     */
    @Override
    public JsonNode hears(String step, String client, String event, Duration patience) {
        Started started = started(step, client);
        String wanted = letters(event);
        String name = started.events().stream()
                .filter(known -> letters(known).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ClientFailedException(step + ": the web client tells no event " + event
                        + ": write one of " + String.join(", ", started.events())));
        ObjectNode reply = JSON.createObjectNode().put("Event", name);
        reply.set("Data", started.process().await(step, name, patience));
        return reply;
    }

    private static String letters(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private Started started(String step, String name) {
        Started there = clients.get(name);
        if (there != null) {
            return there;
        }
        WebClientProcess process = new WebClientProcess(node);
        clients.put(name, new Started(process, List.of())); // so that it is ended, whatever comes
        ObjectNode options =
                JSON.createObjectNode().put("folder", folder.toString()).put("sdkAppId", sdkAppId);
        if (leadTo != null) {
            options.put("leadTo", leadTo.toString());
        }
        JsonNode answer = process.ask(step, "create", JSON.createArrayNode().add(options), STARTING);
        if (answer.has("error")) {
            throw new ClientFailedException(step + ": the web client in " + folder + " cannot be started: "
                    + answer.path("error").path("message").asText());
        }
        List<String> events = new ArrayList<>();
        answer.path("ok").path("events").forEach(event -> events.add(event.asText()));
        Started started = new Started(process, List.copyOf(events));
        clients.put(name, started);
        return started;
    }

    /** Ends all their processes. More may be started after that, as the next scenario does. */
    @Override
    public void close() {
        clients.values().forEach(client -> client.process().close());
        clients.clear();
    }
}
