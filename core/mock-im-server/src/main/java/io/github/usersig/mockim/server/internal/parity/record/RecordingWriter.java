package io.github.usersig.mockim.server.internal.parity.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import io.github.usersig.mockim.server.internal.parity.play.Left;
import io.github.usersig.mockim.server.internal.parity.play.Listener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording, a line for each call. The lines of a scenario are written when it has ended, and are in the file then: whatever ends
 * the process later, they can be gone on from.
 */
public final class RecordingWriter implements Listener, AutoCloseable {

    private final BufferedWriter out;
    private final Scribe scribe = new Scribe(this::write);
    private long written;

    private RecordingWriter(BufferedWriter out, long written) {
        this.out = out;
        this.written = written;
    }

    /**
     * Begins a recording.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file
     */
    public static RecordingWriter create(Path file, Header header) throws IOException {
        RecordingWriter writer =
                new RecordingWriter(Files.newBufferedWriter(file, UTF_8, StandardOpenOption.CREATE_NEW), 0);
        writer.line(header.json());
        writer.out.flush();
        return writer;
    }

    /** Goes on with a recording that was cut off. What is not whole in it is cut away. */
    public static RecordingWriter resume(Path file, CutOff cutOff) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(cutOff.wholeBytes());
        }
        return new RecordingWriter(Files.newBufferedWriter(file, UTF_8, StandardOpenOption.APPEND), cutOff.calls());
    }

    @Override
    public void begins(Scenario scenario) {
        scribe.begins(scenario);
    }

    @Override
    public void answered(Exchange exchange) {
        scribe.answered(exchange);
    }

    @Override
    public void ends(Scenario scenario, @Nullable String stopped) {
        scribe.ends(scenario, stopped);
    }

    @Override
    public void skipped(Scenario scenario, String why) {
        scribe.skipped(scenario, why);
    }

    /** How many calls stand in it. */
    public long calls() {
        return written;
    }

    /** Ends the recording: all was played. */
    public void finish(List<Left> left) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("end", true).put("calls", written);
        ArrayNode rest = json.putArray("left");
        left.forEach(one -> rest.addObject().put("what", one.what()).put("why", one.why()));
        line(json);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(RecordedScenario scenario) {
        try {
            for (RecordedCall call : scenario.calls()) {
                line(json(scenario.id(), call));
            }
            ObjectNode end = JsonNodeFactory.instance.objectNode().put("s", scenario.id());
            if (scenario.stopped() != null) {
                end.put("stopped", scenario.stopped());
            } else if (scenario.skipped() != null) {
                end.put("skipped", scenario.skipped());
            } else {
                end.put("calls", scenario.calls().size());
            }
            line(end);
            out.flush();
            written += scenario.calls().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode json(String scenario, RecordedCall call) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("s", scenario)
                .put("n", call.step())
                .put("call", call.command())
                .put("ask", call.ask())
                .put("http", call.status());
        JsonNode reply = call.reply();
        if (reply != null) {
            json.set("reply", reply);
        }
        return json;
    }

    private void line(ObjectNode json) throws IOException {
        out.write(JsonText.of(json));
        out.write('\n');
    }
}
