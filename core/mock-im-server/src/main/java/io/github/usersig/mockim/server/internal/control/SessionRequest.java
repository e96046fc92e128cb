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
        SessionSettings usual = SessionSettings.DEFAULT;
        return new SessionSettings(
                policy(request.text("policy", usual.policy().name())),
                instances(request.json().path("instances")),
                request.has("heartbeatTimeout") ? request.duration("heartbeatTimeout") : usual.heartbeatTimeout());
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
