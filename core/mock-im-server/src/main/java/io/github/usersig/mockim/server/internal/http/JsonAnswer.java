package io.github.usersig.mockim.server.internal.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * An answer in JSON.
 *
 * @param status the HTTP status
 * @param json the text, in UTF-8
 * @param headers more headers
 * @param delivery how it reaches the client
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and neither compared nor changed
public record JsonAnswer(int status, byte[] json, HttpFields headers, Delivery delivery) {

    /** An answer at once, and whole. */
    public JsonAnswer(int status, byte[] json, HttpFields headers) {
        this(status, json, headers, Delivery.PROMPT);
    }

    /** An answer at once, and whole. */
    public JsonAnswer(int status, byte[] json, Map<String, String> headers) {
        this(status, json, fields(headers));
    }

    /** Written once, for all the answers that have them. */
    public static HttpFields fields(Map<String, String> headers) {
        HttpFields.Mutable fields = HttpFields.build();
        headers.forEach((name, value) -> fields.add(new PreEncodedHttpField(name, value)));
        return fields.asImmutable();
    }
}
