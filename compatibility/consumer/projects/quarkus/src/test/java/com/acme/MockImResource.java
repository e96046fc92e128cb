package com.acme;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Leads the app to the mock before it starts, and gives tests the mock. */
public class MockImResource implements QuarkusTestResourceLifecycleManager {
    private MockImServer server;
    private MockIm im;

    @Override
    public Map<String, String> start() {
        server = MockImServer.start();
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob");
        return Map.of(
                "im.sdk-app-id", String.valueOf(im.app().sdkAppId()),
                "im.secret-key", im.app().secretKey(),
                "im.url", im.endpoint().toString());
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(im, new TestInjector.AnnotatedAndMatchesType(EnableMockIm.class, MockIm.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}
