package io.github.usersig.mockim.server.internal.http;

import java.util.Map;

/**
 * An answer in JSON.
 *
 * @param status the HTTP status
 * @param json the text, in UTF-8
 * @param headers more headers
 * @param delivery how it reaches the client
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and neither compared nor changed
public record JsonAnswer(int status, byte[] json, Map<String, String> headers, Delivery delivery) {

    /** An answer at once, and whole. */
    public JsonAnswer(int status, byte[] json, Map<String, String> headers) {
        this(status, json, headers, Delivery.PROMPT);
    }
}
