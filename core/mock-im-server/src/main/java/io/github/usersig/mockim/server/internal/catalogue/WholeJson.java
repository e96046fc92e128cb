package io.github.usersig.mockim.server.internal.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads texts that are JSON from their first character to the last. For all of the server: Jackson's first reader takes a while. */
public final class WholeJson {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private WholeJson() {}

    /**
     * Reads a text; an empty one is a missing node.
     *
     * @throws JsonProcessingException if it is not JSON, or goes on after it
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /**
     * Reads a text in UTF-8; an empty one is a missing node.
     *
     * @throws IOException if it is not JSON in UTF-8, or goes on after it
     */
    public static JsonNode read(byte[] text) throws IOException {
        return JSON.readTree(text);
    }
}
