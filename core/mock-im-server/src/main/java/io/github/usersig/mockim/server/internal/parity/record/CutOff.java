package io.github.usersig.mockim.server.internal.parity.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A recording that was cut off, and can be gone on with.
 *
 * @param header what it says of itself
 * @param whole the scenarios that are whole in it, or known not to be playable
 * @param calls how many calls stand in these
 * @param wholeBytes how many bytes they take, with the header
 */
public record CutOff(Header header, Set<String> whole, long calls, long wholeBytes) {

    /**
     * Looks how far a recording got.
     *
     * @throws RecordingException if it is none, or whole
     */
    public static CutOff of(Path file) throws IOException {
        Set<String> whole = new HashSet<>();
        long calls = 0;
        try (RecordingReader reader = RecordingReader.open(file)) {
            long bytes = reader.position();
            for (RecordedScenario next = reader.next(); next != null; next = reader.next()) {
                whole.add(next.id());
                calls += next.calls().size();
                bytes = reader.position();
            }
            if (reader.ending().isPresent()) {
                throw new RecordingException(
                        file + " is a whole recording, with nothing to go on with: record into another file");
            }
            return new CutOff(reader.header(), Set.copyOf(whole), calls, bytes);
        }
    }
}
