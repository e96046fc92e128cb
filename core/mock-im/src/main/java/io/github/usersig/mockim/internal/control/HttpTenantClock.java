package io.github.usersig.mockim.internal.control;

import static java.util.Objects.requireNonNull;

import io.github.usersig.mockim.TenantClock;
import java.time.Duration;
import java.time.Instant;

/** The clock of a tenant of a mock that runs somewhere else. */
final class HttpTenantClock implements TenantClock {

    private final ControlClient control;
    private final String path;

    HttpTenantClock(ControlClient control, String tenant) {
        this.control = control;
        this.path = tenant + "/clock";
    }

    @Override
    public Instant now() {
        return control.get(path, json -> json.instant("now"));
    }

    @Override
    public void skew(Duration ahead) {
        say("skew", ahead);
    }

    @Override
    public void freezeAt(Instant instant) {
        say("freezeAt", instant);
    }

    @Override
    public void advance(Duration by) {
        say("advance", by);
    }

    @Override
    public void restore() {
        control.delete(path);
    }

    private void say(String word, Object value) {
        control.send(
                "POST",
                path,
                Json.object().put(word, requireNonNull(value, word).toString()));
    }
}
