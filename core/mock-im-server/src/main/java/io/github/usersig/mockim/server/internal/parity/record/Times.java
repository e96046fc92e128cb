package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Keeps of a time how far it is from the call and from the beginning of the scenario. */
final class Times {

    private static final long MILLISECONDS = 100_000_000_000L;
    private static final long MICROSECONDS = 100_000_000_000_000L;
    private static final DateTimeFormatter IN_TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The service's own zone, in which its texts are. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final Instant sentAt;
    private final Instant begun;

    Times(Instant sentAt, Instant begun) {
        this.sentAt = sentAt;
        this.begun = begun;
    }

    void put(JsonNode value, ObjectNode relation) {
        read(value).ifPresent(time -> {
            relation.put("at", time.getEpochSecond() - sentAt.getEpochSecond());
            relation.put("from", time.getEpochSecond() - begun.getEpochSecond());
        });
    }

    /** Whether a number is a time that is not far from now. */
    boolean isAround(JsonNode number, Duration distance) {
        return read(number)
                .map(time -> Duration.between(time, sentAt).abs().compareTo(distance) < 0)
                .orElse(false);
    }

    private static Optional<Instant> read(JsonNode value) {
        String text = value.asText();
        if (text.matches("[0-9]{1,17}")) {
            long number = Long.parseLong(text);
            return Optional.of(
                    number < MILLISECONDS
                            ? Instant.ofEpochSecond(number)
                            : Instant.ofEpochMilli(number < MICROSECONDS ? number : number / 1000));
        }
        try {
            return Optional.of(LocalDateTime.parse(text, IN_TEXT).toInstant(ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
