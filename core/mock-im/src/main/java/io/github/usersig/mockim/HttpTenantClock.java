package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

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
        return ControlJson.now(control.get(path));
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
        control.send("DELETE", path, null);
    }

    private void say(String word, Object value) {
        control.send(
                "POST",
                path,
                ControlJson.nothing().put(word, requireNonNull(value, word).toString()));
    }
}
