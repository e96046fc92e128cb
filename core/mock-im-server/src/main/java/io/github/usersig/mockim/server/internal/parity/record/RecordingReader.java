package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.parity.play.Left;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a recording, one scenario at a time. */
public final class RecordingReader implements AutoCloseable {

    /** No line of a recording comes near: a reply has at most 1 MB. */
    private static final int LONGEST_LINE = 8 << 20;

    private final Path file;
    private final InputStream in;
    private final Header header;
    private final Set<String> seen = new HashSet<>();
    private int line;
    private long position;
    private boolean over;
    private @Nullable Ending ending;

    private RecordingReader(Path file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        this.header = readHeader();
    }

    /**
     * Opens a recording and reads its first line.
     *
     * @throws RecordingException if it is none, or of a newer kit
     */
    public static RecordingReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new RecordingReader(file, in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    public Header header() {
        return header;
    }

    /** The last line; empty before it was read, and of a recording that was cut off. */
    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    /**
     * The next scenario; null behind the last one, and where a recording was cut off.
     *
     * @throws RecordingException if a line is not as it must be
     */
    public @Nullable RecordedScenario next() throws IOException {
        List<RecordedCall> calls = new ArrayList<>();
        String id = null;
        while (!over) {
            JsonNode json = readLine();
            if (json == null) {
                over = true;
                return null; // what stands in calls is not whole
            }
            if (json.path("end").asBoolean()) {
                end(json, id);
                return null;
            }
            String of = json.path("s").asText();
            if (of.isEmpty() || (id != null && !id.equals(of))) {
                throw damaged(
                        id == null
                                ? "it names no scenario"
                                : "it belongs to another scenario than " + id + ", which has not ended");
            }
            id = of;
            if (!json.has("call")) {
                return whole(json, id, calls);
            }
            calls.add(call(json));
        }
        return null;
    }

    private RecordedScenario whole(JsonNode json, String id, List<RecordedCall> calls) {
        if (!seen.add(id)) {
            throw damaged("the scenario " + id + " stands in it twice");
        }
        String stopped = json.path("stopped").textValue();
        String skipped = json.path("skipped").textValue();
        if (stopped == null && skipped == null && json.path("calls").asInt(-1) != calls.size()) {
            throw damaged(
                    "the scenario " + id + " says it has " + json.path("calls") + " calls, and has " + calls.size());
        }
        return new RecordedScenario(id, List.copyOf(calls), stopped, skipped);
    }

    private void end(JsonNode json, @Nullable String open) throws IOException {
        if (open != null) {
            throw damaged("it ends the recording within the scenario " + open);
        }
        List<Left> left = new ArrayList<>();
        for (JsonNode one : json.path("left")) {
            left.add(new Left(one.path("what").asText(), one.path("why").asText()));
        }
        if (readLine() != null) {
            throw damaged("it stands behind the end");
        }
        ending = new Ending(json.path("calls").asLong(), List.copyOf(left));
        over = true;
    }

    private RecordedCall call(JsonNode json) {
        for (String name : List.of("n", "call", "ask")) {
            if (!json.path(name).isTextual()) {
                throw damaged("it has no text \"" + name + "\"");
            }
        }
        if (!json.path("http").isInt()) {
            throw damaged("it has no number \"http\"");
        }
        return new RecordedCall(
                json.path("n").asText(),
                json.path("call").asText(),
                json.path("ask").asText(),
                json.path("http").asInt(),
                json.get("reply"));
    }

    private Header readHeader() throws IOException {
        byte[] text = readBytes();
        if (text == null) {
            throw new RecordingException(file + " is no recording: it is empty, or has no whole line");
        }
        JsonNode json = null;
        try {
            json = WholeJson.read(text);
        } catch (IOException e) {
            // reported below
        }
        if (json == null || !json.path(Header.MARK).isInt()) {
            throw new RecordingException(file + " is no recording: its first line must be an object with \""
                    + Header.MARK + "\". Make one with: mock-im parity record --out FILE");
        }
        int format = json.path(Header.MARK).asInt();
        if (format > Header.FORMAT) {
            throw new RecordingException(
                    file + " was made by a newer kit (" + json.path("kit").asText() + ", format " + format
                            + "); this one reads format " + Header.FORMAT + ". Use that kit or a newer one");
        }
        try {
            return Header.of(json);
        } catch (DateTimeException e) {
            throw damaged("\"recorded\" must be a day such as 2026-01-31, and is " + json.path("recorded"));
        }
    }

    private @Nullable JsonNode readLine() throws IOException {
        byte[] text = readBytes();
        if (text == null) {
            return null;
        }
        try {
            JsonNode json = WholeJson.read(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // reported below
        }
        throw damaged("it is no JSON object");
    }

    /** The bytes of a line; null if none is left that has an end: who was cut off while writing leaves such a one. */
    private byte @Nullable [] readBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                line++;
                position += bytes.size() + 1L;
                return bytes.toByteArray();
            }
            bytes.write(next);
            if (bytes.size() > LONGEST_LINE) {
                line++;
                throw damaged("it is longer than " + LONGEST_LINE + " bytes");
            }
        }
        return null;
    }

    private RecordingException damaged(String what) {
        return new RecordingException(file + ", line " + line + ": the recording is damaged: " + what
                + ". Take it from where it was recorded once more");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
