package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The OpenAPI description of the control door")
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH");
    private static final String TENANT = "/__mock/tenants/{sdkAppId}";
    private static final SdkApp APP = SdkApp.random();

    private static MockImServer server;
    private static JsonNode description;

    @BeforeAll
    static void start() throws IOException {
        server =
                MockImServer.builder().app(APP, a -> a.accounts("alice", "bob")).start();
        server.createTenant(SdkApp.random());
        description = JSON.readTree(ask("GET", "/__mock/openapi.json", "").body());
        ask(
                "POST",
                path(TENANT + "/seed"),
                example(description.at("/paths").path(TENANT + "/seed").path("post")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A request of the description. */
    private record Operation(String path, String method, JsonNode json) {}

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode json = path.getValue().path(method.toLowerCase(Locale.ROOT));
                if (!json.isMissingNode()) {
                    operations.add(new Operation(path.getKey(), method, json));
                }
            }
        }
        return operations;
    }

    @TestFactory
    @DisplayName("gives examples that work: each request is answered with the fields of the example")
    Stream<DynamicTest> givesExamplesThatWork() {
        return operations().stream()
                .filter(operation -> !operation.path().endsWith("{name}"))
                .map(operation -> dynamicTest(operation.method() + " " + operation.path(), () -> {
                    String body = operation.path().equals(TENANT + "/seed") ? "{}" : example(operation.json());
                    HttpResponse<byte[]> response =
                            ask(operation.method(), path(operation.path()) + required(operation.json()), body);

                    String status = Integer.toString(response.statusCode());
                    assertThat(operation.json().path("responses").has(status))
                            .as(status)
                            .isTrue();
                    assertThat(response.statusCode())
                            .as(new String(response.body(), UTF_8))
                            .isLessThan(300);
                    JsonNode wanted =
                            operation.json().at("/responses/" + status + "/content/application~1json/example");
                    JsonNode answer = JSON.readTree(response.body());
                    wanted.fieldNames()
                            .forEachRemaining(field ->
                                    assertThat(answer.has(field)).as(field).isTrue());
                }));
    }

    @TestFactory
    @DisplayName("names every method of a path: any other is refused with 405")
    Stream<DynamicTest> namesEveryMethodOfAPath() {
        return description.path("paths").properties().stream()
                .map(path -> dynamicTest(path.getKey(), () -> {
                    for (String method : METHODS) {
                        if (!path.getValue().has(method.toLowerCase(Locale.ROOT))) {
                            HttpResponse<byte[]> response = ask(method, path(path.getKey()), "{}");
                            assertThat(response.statusCode()).as(method).isEqualTo(405);
                            assertThat(response.headers().firstValue("Allow").orElse(""))
                                    .isNotEmpty()
                                    .doesNotContain(method);
                        }
                    }
                }));
    }

    @Test
    @DisplayName("has every path and method that the door has, and no other")
    void knowsEveryRoute() {
        List<String> described = operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
        List<String> answered = ControlDoor.routes(new Tenants(1), new Seeder(RestCommands.all()), () -> {
                    throw new AssertionError("no route is asked");
                })
                .list()
                .stream()
                .map(route -> route.method() + " /__mock/" + route.path())
                .toList();

        assertThat(answered).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(described).containsExactlyInAnyOrderElementsOf(answered);
    }

    private static String example(JsonNode operation) {
        JsonNode example = operation.at("/requestBody/content/application~1json/example");
        return example.isMissingNode() ? "" : example.toString();
    }

    /** With a tenant that is there; the one to be created is not, and the others can do without one that is removed. */
    private static String path(String template) {
        String id = template.equals(TENANT) ? "1400009999" : Long.toString(APP.sdkAppId());
        String path = template.replace("{sdkAppId}", id).replace("{name}", "none.gz");
        if (path.endsWith("/messages")) {
            return path + "?from=alice&to=bob";
        }
        return path;
    }

    /** What the URL must have beside the path; all that must be there are UserIDs. */
    private static String required(JsonNode operation) {
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("required").booleanValue()) {
                parameters.add(parameter.path("name").asText() + "=alice");
            }
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static HttpResponse<byte[]> ask(String method, String path, String body) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
