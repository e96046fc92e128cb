package io.github.usersig.webclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that drives a chat client: commands go in, answers and events come out, as lines of JSON. An event is told once,
 * to the first who waits for it, before or after it came.
 */
final class ClientProcess implements AutoCloseable {

    /** Long enough for a client that notices only by its heartbeat, every ten seconds, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The client's own limit of calls: what it asks by itself, such as for each new group, it does not handle. */
    private static final int ASKED_TOO_OFTEN = 2996;

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedWriter commands;
    private final Map<Integer, JsonNode> answers = new HashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private int asked;
    private boolean ended;

    ClientProcess(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .directory(ClientKind.INSTALLED.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter(UTF_8);
        Thread reader = new Thread(this::read, "client " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Gives a command and waits for its answer. */
    synchronized JsonNode ask(String method, ArrayNode arguments) {
        int id = ++asked;
        var command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("args", arguments);
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the client has ended; told before: " + events, e);
        }
        return waitFor("answer to " + method, () -> answers.remove(id));
    }

    /** Waits for an event; what else came meanwhile stays for others. */
    synchronized JsonNode await(String event, Predicate<JsonNode> wanted) {
        return waitFor(event, () -> {
            for (JsonNode it : events) {
                if (it.get("event").asText().equals(event) && wanted.test(it.get("data"))) {
                    events.remove(it);
                    return it.get("data");
                }
            }
            return null;
        });
    }

    /** How often an event has been told that nobody has waited for. */
    synchronized int told(String event) {
        return (int) events.stream()
                .filter(it -> it.get("event").asText().equals(event))
                .count();
    }

    private JsonNode waitFor(String what, Supplier<@Nullable JsonNode> source) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (JsonNode found = source.get(); ; found = source.get()) {
            if (found != null) {
                return found;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                throw new AssertionError("no %s from the client%s; it told instead: %s"
                        .formatted(
                                what, ended ? ", which has ended" : " within " + PATIENCE.toSeconds() + " s", events));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(JSON.readTree(line));
            }
        } catch (IOException e) {
            // The process was ended while it wrote.
        }
        end();
    }

    private synchronized void take(JsonNode message) {
        if (message.has("id")) {
            answers.put(message.get("id").asInt(), message);
        } else {
            events.add(message);
        }
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Ends the process, and fails if the client met an error that it did not handle. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        synchronized (this) {
            for (JsonNode event : events) {
                if (event.get("event").asText().equals("UNHANDLED")
                        && event.path("code").asInt() != ASKED_TOO_OFTEN) {
                    throw new AssertionError(
                            "the client did not handle: " + event.get("data").asText());
                }
            }
        }
    }
}
