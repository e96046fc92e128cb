package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.MockImOverrides;
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
        control.send("POST", path, CallOverrideJson.write(override));
    }

    @Override
    public List<CallOverride> list() {
        return control.get(path, json -> json.all("overrides", CallOverrideJson::read));
    }

    @Override
    public void clear() {
        control.delete(path);
    }
}
