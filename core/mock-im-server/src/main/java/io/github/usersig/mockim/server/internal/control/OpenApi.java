package io.github.usersig.mockim.server.internal.control;

import io.github.usersig.mockim.internal.control.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The OpenAPI description of the control door, made of its routes. */
final class OpenApi {

    private static final String TENANT = "tenants/{" + ControlRequest.SDK_APP_ID + "}/";
    private static final String TOKEN = "controlToken";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)\\}");

    private OpenApi() {}

    static Json of(List<Route> routes) {
        Map<String, Json> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent("/__mock/" + route.path(), OpenApi::path)
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Json all = Json.object();
        paths.forEach(all::put);
        return Json.object()
                .put("openapi", "3.0.3")
                .put(
                        "info",
                        Json.object()
                                .put("title", "Mock IM: the control door")
                                .put("version", "1")
                                .put(
                                        "description",
                                        "What a test says to the mock and asks of it, over JSON. Instants and"
                                                + " durations are ISO 8601. No answer holds a secret key. A mock that was"
                                                + " given a control token wants it, and answers 401 without it; it does"
                                                + " not to \"ready\"."))
                .putAll("security", List.of("", TOKEN), OpenApi::security)
                .put("paths", all)
                .put(
                        "components",
                        Json.object()
                                .put("responses", Json.object().put("Error", error()))
                                .put("securitySchemes", Json.object().put(TOKEN, bearer())));
    }

    private static Json bearer() {
        return Json.object().put("type", "http").put("scheme", "bearer");
    }

    /** One of the ways to be let in: nothing, or what this scheme says. */
    private static Json security(String scheme) {
        return scheme.isEmpty() ? Json.object() : Json.object().putTexts(scheme, List.of());
    }

    private static Json path(String path) {
        Json json = Json.object();
        List<String> variables =
                VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
        return variables.isEmpty() ? json : json.putAll("parameters", variables, OpenApi::variable);
    }

    private static Json variable(String name) {
        boolean number = name.equals(ControlRequest.SDK_APP_ID);
        return parameter(name, "path", true, number ? "integer" : "string");
    }

    private static Json operation(Route route) {
        Json json = Json.object().put("summary", route.summary()).put("responses", responses(route));
        if (!route.parameters().isEmpty()) {
            json.putAll("parameters", route.parameters(), OpenApi::parameter);
        }
        if (!route.body().isEmpty()) {
            json.put("requestBody", Json.object().put("required", true).put("content", content(route.body())));
        }
        return json;
    }

    private static Json parameter(Route.Parameter parameter) {
        Json json = parameter(parameter.name(), "query", parameter.required(), parameter.type());
        return parameter.description().isEmpty() ? json : json.put("description", parameter.description());
    }

    private static Json parameter(String name, String in, boolean required, String type) {
        Json schema = Json.object().put("type", type);
        if (type.equals("integer")) {
            schema.put("format", "int64");
        }
        return Json.object()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .put("schema", schema);
    }

    private static Json responses(Route route) {
        boolean ofTenant = route.path().startsWith(TENANT);
        Json json = Json.object();
        if (route.answer().isEmpty()) {
            json.put(
                    "200",
                    Json.object()
                            .put("description", "gzipped JSON")
                            .put("content", Json.object().put("application/gzip", Json.object())));
        } else {
            json.put(
                    route.creates() ? "201" : "200",
                    Json.object().put("description", "done").put("content", content(route.answer())));
        }
        if (ofTenant || !route.body().isEmpty()) {
            json.put("400", refusal());
        }
        if (ofTenant) {
            json.put("404", refusal());
        }
        if (route.creates()) {
            json.put("409", refusal());
        }
        return json.put("405", refusal());
    }

    private static Json content(String example) {
        return Json.object()
                .put("application/json", Json.object().put("example", Json.parse(example, "the example " + example)));
    }

    private static Json refusal() {
        return Json.object().put("$ref", "#/components/responses/Error");
    }

    private static Json error() {
        return Json.object()
                .put(
                        "description",
                        "400: what was sent is at fault; 404: no such tenant or path; 405: wrong method; 409: there"
                                + " already; 413: longer than 8 MiB")
                .put("content", content("{\"error\": \"what is wrong, and what to send instead\"}"));
    }
}
