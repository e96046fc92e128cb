package io.github.usersig.mockim.server.internal.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL. Names are case-sensitive, as the vendor's page says; of two with one name the first counts. */
final class UrlParameters {

    private final Map<String, String> values;

    private UrlParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads them.
     *
     * @param query what follows the question mark, as sent
     * @throws IllegalArgumentException if a percent sign is not followed by two hex digits
     */
    static UrlParameters parse(@Nullable String query) {
        Map<String, String> values = new HashMap<>();
        int from = 0;
        while (query != null && from < query.length()) {
            int end = query.indexOf('&', from);
            if (end < 0) {
                end = query.length();
            }
            int equals = query.indexOf('=', from);
            boolean named = equals >= 0 && equals < end;
            String name = decode(query.substring(from, named ? equals : end));
            values.putIfAbsent(name, named ? decode(query.substring(equals + 1, end)) : "");
            from = end + 1;
        }
        return new UrlParameters(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String decode(String text) {
        boolean plain = text.indexOf('%') < 0 && text.indexOf('+') < 0; // as nearly all are, UserSigs included
        return plain ? text : URLDecoder.decode(text, UTF_8);
    }
}
