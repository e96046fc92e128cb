package io.github.usersig.mockim.internal.control;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mock that runs somewhere else, reached by its control door. */
final class HttpMockImBackend implements MockImBackend {

    private final ControlClient control;

    private final @Nullable URI tlsEndpoint;

    private HttpMockImBackend(ControlClient control, @Nullable URI tlsEndpoint) {
        this.control = control;
        this.tlsEndpoint = tlsEndpoint;
    }

    static MockImBackend connect(URI endpoint, @Nullable URI tlsEndpoint, @Nullable ControlToken token) {
        ControlClient control = new ControlClient(withoutPath(endpoint), token);
        ControlVersion.require(control.get("/__mock/ready", json -> json), control.endpoint());
        return new HttpMockImBackend(control, tlsEndpoint == null ? null : withoutPath(tlsEndpoint));
    }

    @Override
    public URI endpoint() {
        return control.endpoint();
    }

    @Override
    public MockIm createTenant(SdkApp app) {
        return createTenant(app, "");
    }

    @Override
    public MockIm createTenant(SdkApp app, String owner) {
        control.send("PUT", "/__mock/tenants/" + app.sdkAppId(), AppJson.write(app, owner));
        return new HttpMockIm(control, app, tlsEndpoint);
    }

    @Override
    public MockIm tenant(SdkApp app) {
        if (!tenants().contains(app.sdkAppId())) {
            throw new MockImException(
                    "the mock has no tenant with SDKAppID " + app.sdkAppId() + ": create it first, with createTenant");
        }
        return new HttpMockIm(control, app, tlsEndpoint);
    }

    @Override
    public List<Long> tenants() {
        return control.get("/__mock/tenants", json -> json.numbers("tenants"));
    }

    /** Nothing to let go of: the connections are the HTTP client's, which ends with its last use. */
    @Override
    public void close() {}

    private static URI withoutPath(URI endpoint) {
        String scheme = endpoint.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        String path = endpoint.getRawPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        if (!http || endpoint.getHost() == null || !bare || endpoint.getRawQuery() != null) {
            throw new MockImException("cannot connect to a mock IM at " + endpoint
                    + ": the endpoint must look like http://127.0.0.1:8080, without a path");
        }
        return URI.create(scheme + "://" + endpoint.getRawAuthority());
    }
}
