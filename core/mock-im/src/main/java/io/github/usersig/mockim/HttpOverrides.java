package io.github.usersig.mockim;

import java.util.List;

/** The overrides of calls of a tenant of a mock that runs somewhere else. */
final class HttpOverrides implements MockImOverrides {

    private final ControlClient control;
    private final String path;

    HttpOverrides(ControlClient control, String tenant) {
        this.control = control;
        this.path = tenant + "/overrides";
    }

    @Override
    public void add(CallOverride override) {
        control.send("POST", path, ControlJson.override(override));
    }

    @Override
    public List<CallOverride> list() {
        return ControlJson.overrides(control.get(path));
    }

    @Override
    public void clear() {
        control.send("DELETE", path, null);
    }
}
