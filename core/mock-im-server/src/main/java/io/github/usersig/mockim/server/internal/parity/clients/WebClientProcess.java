package io.github.usersig.mockim.server.internal.parity.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.parity.play.ClientFailedException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process of Node with one web client: commands go in, answers and events come out, as lines of JSON. An event is told once, to
 * the first who waits for it, before or after it came. Nothing secret is among its arguments. It ends by itself when this JVM does, for
 * then its input ends.
 */
final class WebClientProcess implements AutoCloseable {

    private static final String DRIVER = "/io/github/usersig/mockim/server/internal/parity/clients/web-client.js";
    private static final String STARTED = "STARTED";
    private static final Duration STARTING = Duration.ofSeconds(20);
    private static final Duration COMPLAINING = Duration.ofSeconds(1);
    private static final Duration ENDING = Duration.ofSeconds(2);

    /** What is told in a failure, and of standard error. */
    private static final int MOST_TOLD = 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedWriter commands;
    private final Map<Integer, JsonNode> answers = new HashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Thread complaining;
    private int asked;
    private boolean ended;

    /** Starts it, and waits until it takes commands. */
    WebClientProcess(String node) {
        Path driver = writeDriver();
        try {
            process = new ProcessBuilder(node, driver.toString()).start();
        } catch (IOException e) {
            delete(driver);
            throw new ClientFailedException(
                    "the program " + node + " for web clients cannot be started: install Node 18 or newer, or name"
                            + " it by --node",
                    e);
        }
        commands = process.outputWriter(UTF_8);
        complaining = read("complaints of a web client", process.errorReader(UTF_8), this::complain, () -> {});
        read("answers of a web client", process.inputReader(UTF_8), this::take, this::end);
        try {
            await("the start of a web client", STARTED, STARTING);
        } catch (ClientFailedException e) {
            close();
            throw e;
        } finally {
            delete(driver); // it deletes itself, if it gets that far
        }
    }

    private static Path writeDriver() {
        try (InputStream in = WebClientProcess.class.getResourceAsStream(DRIVER)) {
            if (in == null) {
                throw new IllegalStateException("web-client.js is missing in the jar of the mock");
            }
            Path driver = Files.createTempFile("parity-web-client", ".js");
            Files.write(driver, in.readAllBytes());
            return driver;
        } catch (IOException e) {
            throw new ClientFailedException("the driver of web clients cannot be written to a temporary file: " + e, e);
        }
    }

    private static void delete(Path driver) {
        try {
            Files.deleteIfExists(driver);
        } catch (IOException e) {
            driver.toFile().deleteOnExit();
        }
    }

    private static Thread read(String name, BufferedReader lines, Consumer<String> taker, Runnable then) {
        Thread reader = new Thread(
                () -> {
                    try (lines) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            taker.accept(line);
                        }
                    } catch (IOException e) {
                        // the process was ended while it wrote
                    }
                    then.run();
                },
                name);
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    /** Gives a command and waits for its answer, {@code {"ok": ...}} or {@code {"error": {...}}}. */
    synchronized JsonNode ask(String step, String method, JsonNode arguments, Duration patience) {
        int id = ++asked;
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("args", arguments);
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new ClientFailedException(step + ": the web client has ended" + told(), e);
        }
        return waitFor(step + ": no answer to " + method, patience, () -> answers.remove(id));
    }

    /** Waits for an event; what else came meanwhile stays for others. */
    synchronized JsonNode await(String step, String event, Duration patience) {
        return waitFor(step + ": no event " + event, patience, () -> {
            for (JsonNode it : events) {
                if (it.path("event").asText().equals(event)) {
                    events.remove(it);
                    return it.path("data");
                }
            }
            return null;
        });
    }

    private JsonNode waitFor(String what, Duration patience, Supplier<@Nullable JsonNode> source) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            JsonNode found = source.get();
            if (found != null) {
                return found;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                awaitComplaints();
                throw new ClientFailedException(
                        what + (ended ? " from a web client that has ended" : " within " + patience) + told());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClientFailedException(what + ": interrupted", e);
            }
        }
    }

    /** What an ended process has complained of may still be on its way. */
    private void awaitComplaints() {
        if (ended) {
            try {
                complaining.join(COMPLAINING.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The names of what it told, not what that was about; and what Node complained of. */
    private String told() {
        List<String> names = events.stream()
                .map(event -> event.path("event").asText())
                .filter(name -> !name.equals(STARTED))
                .toList();
        return (names.isEmpty() ? "" : "; it told " + String.join(", ", names))
                + (complaints.isEmpty() ? "" : "; Node said: " + String.join(" | ", complaints));
    }

    private synchronized void take(String line) {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return; // something of the client's own
        }
        if (message.has("id")) {
            answers.put(message.path("id").asInt(), message);
        } else {
            events.add(message);
        }
        notifyAll();
    }

    private void complain(String line) {
        if (!line.isBlank() && complaints.size() < MOST_TOLD) {
            complaints.add(line.strip());
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Ends the process: by the end of its input, and if that does not help by force. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            // it has ended by itself
        }
        try {
            if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
