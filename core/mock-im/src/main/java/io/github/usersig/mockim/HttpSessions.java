package io.github.usersig.mockim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.util.List;

/** The sessions of a tenant of a mock that runs somewhere else. */
final class HttpSessions implements MockImSessions {

    private final ControlClient control;
    private final String tenant;

    HttpSessions(ControlClient control, String tenant) {
        this.control = control;
        this.tenant = tenant;
    }

    @Override
    public SessionSettings settings() {
        return ControlJson.sessions(control.get(tenant + "/sessions"));
    }

    @Override
    public void settings(SessionSettings settings) {
        control.send("PUT", tenant + "/sessions", ControlJson.sessions(settings));
    }

    @Override
    public void setOnline(String userId, String... platforms) {
        control.send(
                "POST", tenant + "/online", ControlJson.online(requireNonNull(userId, "userId"), List.of(platforms)));
    }

    @Override
    public List<String> platformsOf(String userId) {
        return ControlJson.platforms(control.get(tenant + "/online?userId=" + URLEncoder.encode(userId, UTF_8)));
    }
}
