package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.http.Body;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * A request to the control door.
 *
 * @param path below {@code /__mock/}
 * @param variables what the path has where that of its {@link Route} has variables
 * @param parameters of the URL
 */
record ControlRequest(String method, String path, Map<String, String> variables, Fields parameters, Body content) {

    /** The variable of a path that names a tenant. */
    static final String SDK_APP_ID = "sdkAppId";

    static ControlRequest of(String method, String path, Request request, Body body) {
        return new ControlRequest(method, path, Map.of(), Request.extractQueryParameters(request), body);
    }

    ControlRequest with(Map<String, String> found) {
        return new ControlRequest(method, path, found, parameters, content);
    }

    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the path of this route has no {" + name + "}");
        }
        return value;
    }

    long sdkAppId() {
        return Long.parseLong(variable(SDK_APP_ID));
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

    /** What the URL has under this name, false if nothing. */
    boolean flag(String name) {
        String value = parameters.getValue(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new ControlFailure(400, "the parameter " + name + " in the URL must be true or false");
        }
        return "true".equals(value);
    }

    /** The JSON object that the body is. Read it once. */
    Json json() {
        if (!content.complete()) {
            throw new ControlFailure(413, "the body is longer than 8 MiB");
        }
        return Json.parse(content.bytes(), "the body");
    }
}
