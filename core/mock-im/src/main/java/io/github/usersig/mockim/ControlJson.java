package io.github.usersig.mockim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.LegacyKeys;
import io.github.usersig.SdkApp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The JSON of the control door, from and to the values of this package. */
final class ControlJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ControlJson() {}

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * The JSON object in a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ObjectNode object(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("not a JSON object: give it {} if there is nothing to say");
    }

    /** The app as its tenant must know it. Of a legacy pair the mock needs the public key only, so no more is sent. */
    static ObjectNode app(SdkApp app) {
        ObjectNode json = nothing().put("secretKey", app.secretKey());
        texts(json, "admins", app.admins());
        app.legacyKeys().map(LegacyKeys::publicPem).ifPresent(pem -> json.put("legacyPublicKey", pem));
        return json;
    }

    static ObjectNode credentials(String userId, String userSig) {
        return userId(userId).put("userSig", userSig);
    }

    static ObjectNode userId(String userId) {
        return nothing().put("userId", userId);
    }

    static ObjectNode online(String userId, Collection<String> platforms) {
        ObjectNode json = userId(userId);
        texts(json, "platforms", platforms);
        return json;
    }

    /** As a text inside, so that the mock can say where in it something is wrong. */
    static ObjectNode seed(String json) {
        return nothing().put("seed", json);
    }

    static ObjectNode userIds(Collection<String> userIds) {
        ObjectNode json = nothing();
        texts(json, "userIds", userIds);
        return json;
    }

    static MockImTls tls(JsonNode json, String host) {
        return new MockImTls(
                URI.create("https://" + host + ":" + json.path("port").asInt()), text(json, "ca"));
    }

    static Verdict verdict(JsonNode json) {
        return new Verdict(json.path("code").asInt(), text(json, "field"), text(json, "reason"));
    }

    static Instant now(JsonNode json) {
        return Instant.parse(text(json, "now"));
    }

    static List<Account> accounts(JsonNode json) {
        return list(
                json.path("accounts"),
                account -> new Account(text(account, "userId"), text(account, "nick"), text(account, "faceUrl")));
    }

    static Set<String> admins(JsonNode json) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(list(json.path("admins"), JsonNode::asText)));
    }

    static List<String> platforms(JsonNode json) {
        return list(json.path("platforms"), JsonNode::asText);
    }

    static List<Message> messages(JsonNode json) {
        return list(
                json.path("messages"),
                message -> new Message(
                        text(message, "from"),
                        text(message, "to"),
                        Instant.parse(text(message, "at")),
                        text(message, "key"),
                        text(message, "text"),
                        text(message, "body")));
    }

    static Journal journal(JsonNode json) {
        List<JournalEntry> entries = list(json.path("entries"), entry -> JournalEntry.builder(
                        Instant.parse(text(entry, "at")), Door.valueOf(text(entry, "door")))
                .number(entry.path("number").asLong())
                .command(text(entry, "command"))
                .caller(text(entry, "caller"))
                .userSig(text(entry, "userSig"))
                .from(text(entry, "from"))
                .to(list(entry.path("to"), JsonNode::asText))
                .code(entry.path("code").asInt())
                .reason(text(entry, "reason"))
                .reply(text(entry, "reply"))
                .took(Duration.ofNanos(entry.path("tookNanos").asLong()))
                .build());
        return new Journal(
                entries, json.path("dropped").asLong(), json.path("last").asLong());
    }

    static String snapshot(JsonNode json) {
        return text(json, "snapshot");
    }

    static ObjectNode sessions(SessionSettings settings) {
        ObjectNode json = nothing()
                .put("policy", settings.policy().name())
                .put("heartbeatTimeout", settings.heartbeatTimeout().toString());
        settings.instances().forEach(json.putObject("instances")::put);
        return json;
    }

    static SessionSettings sessions(JsonNode json) {
        SessionSettings settings = SessionSettings.DEFAULT
                .withPolicy(MultiDevicePolicy.valueOf(text(json, "policy")))
                .withHeartbeatTimeout(duration(json, "heartbeatTimeout"));
        for (Map.Entry<String, JsonNode> most : json.path("instances").properties()) {
            settings = settings.withInstances(most.getKey(), most.getValue().asInt());
        }
        return settings;
    }

    static ObjectNode gate(GateSettings settings) {
        return nothing()
                .put("familyCodes", settings.familyCodes())
                .put("callsPerSecond", settings.callsPerSecond())
                .put("failedChecks", settings.failedChecks());
    }

    static GateSettings gate(JsonNode json) {
        GateSettings settings = GateSettings.DEFAULT
                .withCallsPerSecond(json.path("callsPerSecond").asInt())
                .withFailedChecks(json.path("failedChecks").asInt());
        return json.path("familyCodes").asBoolean() ? settings.withFamilyCodes() : settings;
    }

    static ObjectNode override(CallOverride override) {
        ObjectNode json = nothing().put("effect", override.effect().name()).put("percent", override.percent());
        if (!override.command().isEmpty()) {
            json.put("command", override.command());
        }
        if (!override.caller().isEmpty()) {
            json.put("caller", override.caller());
        }
        if (override.times() != CallOverride.FOR_EVER) {
            json.put("times", override.times());
        }
        if (override.code() != 0) {
            json.put("code", override.code());
        }
        if (!override.longestDelay().isZero()) {
            json.put("delay", override.delay().toString());
            json.put("longestDelay", override.longestDelay().toString());
        }
        if (override.spread() != 0) {
            json.put("spread", override.spread());
        }
        return json;
    }

    static List<CallOverride> overrides(JsonNode json) {
        return list(json.path("overrides"), ControlJson::toOverride);
    }

    private static CallOverride toOverride(JsonNode json) {
        CallOverride override = CallOverride.of(text(json, "command"))
                .by(text(json, "caller"))
                .percent(json.path("percent").asInt())
                .times(json.path("times").asInt(CallOverride.FOR_EVER))
                .delay(duration(json, "delay"), duration(json, "longestDelay"));
        if (json.has("spread")) {
            override = override.delayLogNormal(
                    duration(json, "delay"), json.path("spread").asDouble());
        }
        CallOverride late = override;
        return switch (CallOverride.Effect.valueOf(text(json, "effect"))) {
            case NONE -> late;
            case CODE -> late.answer(json.path("code").asInt());
            case HTTP_STATUS -> late.httpStatus(json.path("code").asInt());
            case RESET -> late.resetConnection();
            case TRUNCATE -> late.truncateAnswer();
        };
    }

    private static Duration duration(JsonNode json, String name) {
        return Duration.parse(json.path(name).asText("PT0S"));
    }

    private static void texts(ObjectNode json, String name, Collection<String> texts) {
        var array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        List<T> list = new ArrayList<>(array.size());
        array.forEach(item -> list.add(each.apply(item)));
        return Collections.unmodifiableList(list);
    }
}
