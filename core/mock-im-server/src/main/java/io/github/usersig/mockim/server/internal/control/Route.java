package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A request that the control door answers. The list of them is all that the door knows: what it does, what it refuses with 404
 * and 405, and what its OpenAPI description says.
 *
 * <pre>{@code
 * Route.post("tenants/{sdkAppId}/reset", "Back to how the tenant was created", "{}").does(request -> ...)
 * }</pre>
 *
 * @param path below {@code /__mock/}; a part in braces is a {@linkplain ControlRequest#variable variable}
 * @param summary what it does, in a line
 * @param body an example of the body that it takes, empty if it takes none
 * @param answer an example of its answer, empty if that is not JSON
 * @param parameters those of the URL
 * @param creates whether something is there then that was not there before
 * @param fills whether the mock holds more then, so that there must be room
 * @param handler what it does
 */
record Route(
        String method,
        String path,
        String summary,
        String body,
        String answer,
        List<Parameter> parameters,
        boolean creates,
        boolean fills,
        Handler handler) {

    /** What a route does. */
    interface Handler {
        JsonAnswer answer(ControlRequest request);
    }

    /** A parameter of the URL, with its type in the words of JSON schemas. */
    record Parameter(String name, String type, boolean required, String description) {}

    static Route get(String path, String summary, String answer) {
        return of("GET", path, summary, "").answers(answer);
    }

    static Route put(String path, String summary, String body) {
        return of("PUT", path, summary, body);
    }

    static Route post(String path, String summary, String body) {
        return of("POST", path, summary, body);
    }

    static Route delete(String path, String summary) {
        return of("DELETE", path, summary, "");
    }

    private static Route of(String method, String path, String summary, String body) {
        return new Route(method, path, summary, body, "{}", List.of(), false, false, request -> {
            throw new IllegalStateException(
                    "the route " + method + " " + path + " does nothing: end it with does(...)");
        });
    }

    Route answers(String example) {
        return new Route(method, path, summary, body, example, parameters, creates, fills, handler);
    }

    Route creating() {
        return new Route(method, path, summary, body, answer, parameters, true, true, handler);
    }

    Route filling() {
        return new Route(method, path, summary, body, answer, parameters, creates, true, handler);
    }

    Route parameter(String name, String type, String description) {
        return parameter(new Parameter(name, type, false, description));
    }

    Route required(String name, String type, String description) {
        return parameter(new Parameter(name, type, true, description));
    }

    private Route parameter(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Route(method, path, summary, body, answer, List.copyOf(more), creates, fills, handler);
    }

    /** The route, answering with JSON. */
    Route does(Function<ControlRequest, Json> what) {
        int status = creates ? 201 : 200;
        return doesRaw(request -> new JsonAnswer(status, what.apply(request).bytes(), Map.of()));
    }

    /** The route, answering with whatever this makes. */
    Route doesRaw(Handler what) {
        return new Route(method, path, summary, body, answer, parameters, creates, fills, what);
    }
}
