package io.github.usersig.mockim.server.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
                    HttpResponse<byte[]> response = ask(operation.method(), path(operation.path()), body);

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
                            assertThat(ask(method, path(path.getKey()), "{}").statusCode())
                                    .as(method)
                                    .isEqualTo(405);
                        }
                    }
                }));
    }

    @Test
    @DisplayName("has every path that the code has")
    void hasEveryPathThatTheCodeHas() throws IOException {
        String code = Files.readString(
                Path.of("src/main/java/io/github/usersig/mockim/server/internal/control/ControlApi.java"), UTF_8);
        List<String> paths = Pattern.compile("case \"([a-z]+)\" -> \\{")
                .matcher(code)
                .results()
                .map(result -> TENANT + "/" + result.group(1))
                .toList();

        assertThat(paths).hasSizeGreaterThan(10);
        assertThat(paths)
                .allSatisfy(path ->
                        assertThat(description.path("paths").has(path)).as(path).isTrue());
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
        return path.endsWith("/online") ? path + "?userId=alice" : path;
    }

    private static HttpResponse<byte[]> ask(String method, String path, String body) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
