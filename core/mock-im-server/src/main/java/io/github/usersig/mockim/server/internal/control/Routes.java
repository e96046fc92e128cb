package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All routes of the control door, and which of them a request takes. */
final class Routes {

    private static final String ANY = "{";
    private static final Pattern NAME = Pattern.compile("[0-9a-z.-]{1,100}");
    private static final Pattern SDK_APP_ID = Pattern.compile("[0-9]{1,10}");

    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** All of them, in the order in which the description has them. */
    List<Route> list() {
        return routes;
    }

    /**
     * Answers a request.
     *
     * @throws ControlFailure if there is no such path, or it does not take this method
     */
    JsonAnswer answer(ControlRequest request) {
        List<Route> fitting = routes.stream()
                .filter(route -> variables(route, request.path()).isPresent())
                .toList();
        if (fitting.isEmpty()) {
            throw new ControlFailure(404, "the control door has no /__mock/" + request.path());
        }
        for (Route route : fitting) {
            if (route.method().equals(request.method())) {
                return route.handler()
                        .answer(request.with(variables(route, request.path()).orElseThrow()));
            }
        }
        throw ControlFailure.wrongMethod(
                request, fitting.stream().map(Route::method).toList());
    }

    /** What a path has where the route's has variables; nothing if it is another path. */
    private static Optional<Map<String, String>> variables(Route route, String path) {
        String[] wanted = route.path().split("/", -1);
        String[] parts = path.split("/", -1);
        if (wanted.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith(ANY)) {
                String name = wanted[i].substring(1, wanted[i].length() - 1);
                Pattern allowed = name.equals(ControlRequest.SDK_APP_ID) ? SDK_APP_ID : NAME;
                if (!allowed.matcher(parts[i]).matches()) {
                    return Optional.empty();
                }
                variables.put(name, parts[i]);
            } else if (!wanted[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
