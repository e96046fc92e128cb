package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.AppSetup;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

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

    static Builder builder() {
        return new Builder();
    }

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
                .app(app, this::fill);
        if (tlsPort.isPresent()) {
            builder.tlsFromStart();
        }
        return builder;
    }

    private void fill(AppSetup setup) {
        setup.accounts(accounts.toArray(String[]::new));
        seed.ifPresent(setup::seed);
        policy.map(SessionSettings.DEFAULT::withPolicy).ifPresent(setup::sessions);
        webhooks.ifPresent(setup::webhooks);
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

    /** Gathers them: where to listen, and one {@link Setting} after the other. */
    static final class Builder {

        private String bindAddress = ServeCommand.LOOPBACK;
        private int port;
        private OptionalInt tlsPort = OptionalInt.empty();
        private SdkApp.@Nullable Builder app;
        private @Nullable String key;
        private List<String> tlsNames = List.of();
        private List<String> admins = List.of();
        private List<String> accounts = List.of();
        private @Nullable String seed;
        private @Nullable MultiDevicePolicy policy;
        private @Nullable WebhookSettings webhooks;
        private String webhookToken = "";

        private Builder() {}

        Builder listen(String address, int plainPort) {
            bindAddress = address;
            port = plainPort;
            return this;
        }

        void tlsPort(int securePort) {
            tlsPort = OptionalInt.of(securePort);
        }

        /**
         * Sets one thing.
         *
         * @param parts of a list, or else the only one
         * @throws IllegalArgumentException if it cannot be that; the message says why
         * @throws IOException if it is a file that cannot be read
         */
        void set(Setting setting, List<String> parts) throws IOException {
            String text = parts.get(0);
            switch (setting) {
                case SDK_APP_ID -> app = SdkApp.builder(Long.parseLong(text));
                case SECRET_KEY -> key = text;
                case ADMINS -> admins = parts;
                case ACCOUNTS -> accounts = parts;
                case SEED -> seed = Files.readString(Path.of(text), UTF_8);
                case MULTI_DEVICE_POLICY -> policy = MultiDevicePolicy.valueOf(text.toUpperCase(Locale.ROOT));
                case TLS_NAMES -> tlsNames = hostNames(parts);
                case WEBHOOK_URL -> webhooks = text.isEmpty() ? null : WebhookSettings.to(URI.create(text));
                case WEBHOOK_TOKEN -> webhookToken = text;
            }
        }

        private static List<String> hostNames(List<String> names) {
            names.forEach(HttpHost::requireName);
            return names;
        }

        /**
         * All of them.
         *
         * @throws IllegalArgumentException if an admin is not one the service could know
         */
        ServeSettings build() {
            SdkApp.Builder served = app == null ? SdkApp.builder(SdkApp.random().sdkAppId()) : app;
            if (key != null) {
                served.secretKey(key);
            }
            List<String> all = new ArrayList<>(List.of(SdkApp.DEFAULT_ADMIN));
            all.addAll(admins);
            return new ServeSettings(
                    bindAddress,
                    port,
                    tlsPort,
                    tlsNames,
                    served.admins(all).build(),
                    key != null,
                    accounts,
                    Optional.ofNullable(seed),
                    Optional.ofNullable(policy),
                    Optional.ofNullable(webhooks).map(settings -> settings.withToken(webhookToken)));
        }
    }
}
