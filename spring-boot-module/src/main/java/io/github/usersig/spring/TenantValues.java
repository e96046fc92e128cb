package io.github.usersig.spring;

import io.github.usersig.SdkApp;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a tenant has that a property can say.
 *
 * @param keyFile makes a file with the key, when asked for the first time
 */
record TenantValues(SdkApp app, URI endpoint, URI webSocketEndpoint, Supplier<Path> keyFile) {

    Path secretKeyFile() {
        return keyFile.get();
    }

    /** Names the app, and no key. */
    @Override
    public String toString() {
        return "TenantValues[" + app.sdkAppId() + " at " + endpoint + "]";
    }
}
