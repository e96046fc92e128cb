package io.github.usersig.mockim.server.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.http.Body;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * A request to the control door.
 *
 * @param path below {@code /__mock/}
 * @param parameters of the URL
 */
record ControlRequest(String method, String path, Fields parameters, Body content) {

    static ControlRequest of(String method, String path, Request request, Body body) {
        return new ControlRequest(method, path, Request.extractQueryParameters(request), body);
    }

    String parameter(String name) {
        String value = parameters.getValue(name);
        if (value == null) {
            throw new ControlFailure(400, "the URL needs the parameter " + name);
        }
        return value;
    }

    Optional<String> optionalParameter(String name) {
        return Optional.ofNullable(parameters.getValue(name));
    }

    /** The whole number that the URL has under this name, 0 if there is none. */
    long number(String name) {
        String value = parameters.getValue(name);
        try {
            return value == null ? 0 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ControlFailure(400, "the parameter " + name + " in the URL must be a whole number");
        }
    }

    JsonNode json() {
        if (!content.complete()) {
            throw new ControlFailure(413, "the body is longer than 8 MiB");
        }
        try {
            JsonNode json = WholeJson.read(content.bytes());
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw notJson();
        }
        throw notJson();
    }

    String text(String name) {
        JsonNode value = json().path(name);
        if (!value.isTextual()) {
            throw new ControlFailure(400, "the body needs \"" + name + "\", a string");
        }
        return value.textValue();
    }

    /** The text of this name, or another if there is none. */
    String text(String name, String ifAbsent) {
        return has(name) ? text(name) : ifAbsent;
    }

    /** Whether the value of this name is true; false if there is none. */
    boolean flag(String name) {
        JsonNode value = json().path(name);
        if (has(name) && !value.isBoolean()) {
            throw new ControlFailure(400, "\"" + name + "\" in the body must be true or false");
        }
        return value.booleanValue();
    }

    /** The whole number of this name, or another if there is none. */
    int number(String name, int ifAbsent) {
        if (!has(name)) {
            return ifAbsent;
        }
        JsonNode value = json().path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new ControlFailure(400, "\"" + name + "\" in the body must be a whole number");
        }
        return value.intValue();
    }

    Duration duration(String name) {
        return parsed(name, Duration::parse, "an ISO-8601 duration such as PT10M");
    }

    Instant instant(String name) {
        return parsed(name, Instant::parse, "an ISO-8601 instant such as 2027-01-01T00:00:00Z");
    }

    private <T> T parsed(String name, Function<String, T> parser, String wanted) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ControlFailure(400, "\"" + name + "\" in the body must be " + wanted);
        }
    }

    List<String> texts(String name) {
        JsonNode array = json().path(name);
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        }
        if (!array.isArray() || texts.size() != array.size()) {
            throw new ControlFailure(400, "the body needs \"" + name + "\", an array of strings");
        }
        return texts;
    }

    boolean has(String name) {
        return json().hasNonNull(name);
    }

    private static ControlFailure notJson() {
        return new ControlFailure(400, "the body is not a JSON object");
    }
}
