package io.github.usersig.mockim.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.MockImSessions;
import io.github.usersig.mockim.SessionSettings;
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
        return control.get(tenant + "/sessions", SessionsJson::read);
    }

    @Override
    public void settings(SessionSettings settings) {
        control.send("PUT", tenant + "/sessions", SessionsJson.write(settings));
    }

    @Override
    public void setOnline(String userId, String... platforms) {
        control.send(
                "POST",
                tenant + "/online",
                Json.object()
                        .put("userId", requireNonNull(userId, "userId"))
                        .putTexts("platforms", List.of(platforms)));
    }

    @Override
    public List<String> platformsOf(String userId) {
        return control.get(
                tenant + "/online?userId=" + URLEncoder.encode(userId, UTF_8), json -> json.texts("platforms"));
    }
}
