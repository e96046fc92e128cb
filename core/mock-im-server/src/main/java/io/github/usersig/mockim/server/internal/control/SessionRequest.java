package io.github.usersig.mockim.server.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads session settings; what is left out is as by default. */
final class SessionRequest {

    private SessionRequest() {}

    static SessionSettings settings(ControlRequest request) {
        SessionSettings settings = SessionSettings.DEFAULT;
        if (request.has("policy")) {
            settings = settings.withPolicy(policy(request.text("policy")));
        }
        if (request.has("heartbeatTimeout")) {
            settings = settings.withHeartbeatTimeout(request.duration("heartbeatTimeout"));
        }
        for (Map.Entry<String, Integer> most :
                instances(request.json().path("instances")).entrySet()) {
            settings = settings.withInstances(most.getKey(), most.getValue());
        }
        return settings;
    }

    private static MultiDevicePolicy policy(String name) {
        return Arrays.stream(MultiDevicePolicy.values())
                .filter(policy -> policy.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ControlFailure(
                        400, "\"policy\" in the body must be one of " + Arrays.toString(MultiDevicePolicy.values())));
    }

    private static Map<String, Integer> instances(JsonNode json) {
        Map<String, Integer> instances = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getValue().isInt()) {
                throw new ControlFailure(400, "\"instances\" in the body must be whole numbers by platform");
            }
            instances.put(entry.getKey(), entry.getValue().intValue());
        }
        return instances;
    }
}
