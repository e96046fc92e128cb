package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.server.internal.http.JsonAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All routes of the control door, and which of them a request takes. */
final class Routes {

    private static final String ANY = "{";
    private static final String NAME = "[0-9a-z.-]{1,100}";
    private static final String SDK_APP_ID = "[0-9]{1,10}";

    private static final Pattern OF_A_TENANT = Pattern.compile("tenants/(" + SDK_APP_ID + ")/[a-z]+");

    /** What may be repeated in an answer. */
    private static final Pattern NAME_OF_PARAMETER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private static final int INSUFFICIENT_STORAGE = 507;

    private final List<Route> routes;
    private final TenantFinder tenants;

    Routes(List<Route> routes, TenantFinder tenants) {
        this.routes = List.copyOf(routes);
        this.tenants = tenants;
    }

    /** All of them, in the order in which the description has them. */
    List<Route> list() {
        return routes;
    }

    /**
     * Answers a request.
     *
     * @throws ControlFailure if there is no such tenant or path, or it does not take this method
     */
    JsonAnswer answer(ControlRequest request) {
        List<Route> fitting = routes.stream()
                .filter(route -> variables(route, request.path()).isPresent())
                .toList();
        for (Route route : fitting) {
            if (route.method().equals(request.method())) {
                requireKnownParameters(route, request);
                requireRoom(route);
                return route.handler()
                        .answer(request.with(variables(route, request.path()).orElseThrow()));
            }
        }
        requireTenant(request.path());
        if (fitting.isEmpty()) {
            throw new ControlFailure(404, "the control door has no /__mock/" + request.path());
        }
        throw ControlFailure.wrongMethod(
                request, fitting.stream().map(Route::method).toList());
    }

    /** One that is misspelt would filter nothing, and what is answered then looks like an answer to what was asked. */
    private static void requireKnownParameters(Route route, ControlRequest request) {
        List<String> known =
                route.parameters().stream().map(Route.Parameter::name).toList();
        for (String name : request.parameters().getNames()) {
            if (!known.contains(name)) {
                throw new ControlFailure(
                        400,
                        "the parameter " + (NAME_OF_PARAMETER.matcher(name).matches() ? name + " " : "")
                                + "in the URL is not known here: " + route.method() + " /__mock/" + route.path()
                                + (known.isEmpty() ? " takes none" : " takes " + String.join(", ", known)));
            }
        }
    }

    private void requireRoom(Route route) {
        if (route.fills()) {
            tenants.tenants().room().refusal().ifPresent(reason -> {
                throw new ControlFailure(INSUFFICIENT_STORAGE, reason);
            });
        }
    }

    /** Of a tenant that is not there this is said first, whatever else is wrong with the request. */
    private void requireTenant(String path) {
        Matcher ofATenant = OF_A_TENANT.matcher(path);
        if (ofATenant.matches()) {
            tenants.tenant(Long.parseLong(ofATenant.group(1)));
        }
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
                String allowed = name.equals(ControlRequest.SDK_APP_ID) ? SDK_APP_ID : NAME;
                if (!parts[i].matches(allowed)) {
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
