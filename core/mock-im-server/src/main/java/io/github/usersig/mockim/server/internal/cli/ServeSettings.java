package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.MockImServer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/**
 * What a mock serves that was started from the shell.
 *
 * @param keyIsSecret whether whoever started it knows the key, so that it need not be told
 */
record ServeSettings(
        String bindAddress,
        int port,
        OptionalInt tlsPort,
        List<String> tlsNames,
        SdkApp app,
        boolean keyIsSecret,
        List<String> accounts,
        Optional<String> seed,
        Optional<MultiDevicePolicy> policy,
        Optional<WebhookSettings> webhooks) {

    /**
     * The mock, not started yet.
     *
     * @throws IllegalArgumentException if an account is not one the service could know
     */
    MockImServer.Builder mock() {
        MockImServer.Builder builder = MockImServer.builder()
                .port(port)
                .tlsPort(tlsPort.orElse(0))
                .tlsNames(tlsNames.toArray(String[]::new))
                .bindAddress(bindAddress)
                .app(app, accounts.toArray(String[]::new));
        if (tlsPort.isPresent()) {
            builder.tlsFromStart();
        }
        seed.ifPresent(builder::seed);
        policy.map(SessionSettings.DEFAULT::withPolicy).ifPresent(builder::sessionSettings);
        webhooks.ifPresent(builder::webhooks);
        return builder;
    }

    /** Says where it listens, and waits until the JVM is told to end; then it is closed. */
    void serve(MockImServer started, PrintWriter out) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (started) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, told), "mock-im-stop"));
            out.println("mock IM listens on " + started.endpoint()
                    + (tlsPort.isEmpty() ? "" : " and " + started.tlsEndpoint()) + ", SDKAppID " + app.sdkAppId()
                    + (keyIsSecret ? "" : ", throw-away key " + app.secretKey()));
            out.flush();
            told.await();
        }
    }

    private static void stop(MockImServer server, CountDownLatch told) {
        server.close();
        told.countDown();
    }
}
