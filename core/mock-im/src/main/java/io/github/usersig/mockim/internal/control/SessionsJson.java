package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import java.util.Map;

/** Settings of sessions, in JSON. */
public final class SessionsJson {

    private SessionsJson() {}

    /** They. */
    public static Json write(SessionSettings settings) {
        Json instances = Json.object();
        settings.instances().forEach((platform, most) -> instances.put(platform, most));
        return Json.object()
                .put("policy", settings.policy().name())
                .put("instances", instances)
                .put("heartbeatTimeout", settings.heartbeatTimeout().toString());
    }

    /** What {@link #write} wrote; what is left out is as by default. */
    public static SessionSettings read(Json json) {
        SessionSettings usual = SessionSettings.DEFAULT;
        SessionSettings settings = usual.withPolicy(json.word("policy", MultiDevicePolicy.class, usual.policy()))
                .withHeartbeatTimeout(json.duration("heartbeatTimeout", usual.heartbeatTimeout()));
        for (Map.Entry<String, Integer> most : json.numbersByName("instances").entrySet()) {
            settings = settings.withInstances(most.getKey(), most.getValue());
        }
        return settings;
    }
}
