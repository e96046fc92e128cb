package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.InvalidInputException;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses stubs by which a request would leave the mock: those that pass it on or call somebody back, and whatever has WireMock
 * fetch a part of a JSON schema.
 */
final class StayingStubs {

    private static final int CODE = 10;
    private static final String SCHEMA = "matchesJsonSchema";
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef", "$schema");

    /** What the mock has itself. */
    private static final List<String> PRESENT = List.of("#", "http://json-schema.org/", "https://json-schema.org/");

    private static final String HOW = "; nothing leaves the mock unless it is started with --allow-proxying (or"
            + " MOCK_IM_ALLOW_PROXYING=true, MockImServer.builder().allowProxying(), MockImContainer.withProxyingAllowed())";

    private StayingStubs() {}

    /**
     * Lets a stub pass that leads nowhere.
     *
     * @throws InvalidInputException if it leads somewhere; WireMock answers 422 with its message
     */
    static void require(StubMapping stub) {
        if (stub.getResponse() != null && stub.getResponse().getProxyBaseUrl() != null) {
            throw refusal("/response/proxyBaseUrl", "the stub would pass requests on");
        }
        boolean callsBack = Stream.concat(
                        stub.getServeEventListeners() == null
                                ? Stream.empty()
                                : stub.getServeEventListeners().stream().map(listener -> listener.getName()),
                        stub.getPostServeActions() == null
                                ? Stream.empty()
                                : stub.getPostServeActions().stream().map(action -> action.getName()))
                .anyMatch("webhook"::equals);
        if (callsBack) {
            throw refusal("/serveEventListeners", "the stub would call somebody back (webhook)");
        }
    }

    private static InvalidInputException refusal(String where, String why) {
        return new InvalidInputException(Errors.single(CODE, where, why + HOW));
    }

    /**
     * Why a request to WireMock's admin API is refused before WireMock reads it; nothing if it is not. To read a JSON schema is to
     * fetch what it refers to.
     *
     * @param body JSON or not
     */
    static Optional<JsonAnswer> refusalOfSchema(byte[] body) {
        if (body.length == 0 || !fetches(parsed(new String(body, UTF_8)))) {
            return Optional.empty();
        }
        Errors errors = refusal(
                        "/request", "a JSON schema in this request refers to one elsewhere, which would be fetched")
                .getErrors();
        return Optional.of(new JsonAnswer(422, Json.write(errors).getBytes(UTF_8), Map.of()));
    }

    /** Whether a pattern has a schema somewhere that is not whole. */
    private static boolean fetches(JsonNode pattern) {
        JsonNode schema = pattern.get(SCHEMA);
        if (schema != null && isElsewhere(schema.isTextual() ? parsed(schema.textValue()) : schema)) {
            return true;
        }
        return stream(pattern).anyMatch(StayingStubs::fetches);
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.node(json);
        } catch (JsonException e) { // WireMock says what is wrong with it
            return Json.node("{}");
        }
    }

    private static boolean isElsewhere(JsonNode schema) {
        boolean here = REFERENCES.stream()
                .map(schema::get)
                .filter(reference -> reference != null && reference.isTextual())
                .allMatch(reference -> PRESENT.stream().anyMatch(reference.textValue()::startsWith));
        return !here || stream(schema).anyMatch(StayingStubs::isElsewhere);
    }

    private static Stream<JsonNode> stream(JsonNode parent) {
        return parent.valueStream();
    }
}
