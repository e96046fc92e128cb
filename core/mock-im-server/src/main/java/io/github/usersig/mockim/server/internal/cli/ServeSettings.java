package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.internal.control.ControlToken;
import io.github.usersig.mockim.server.AppSetup;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.event.WatchLog;
import io.github.usersig.mockim.server.internal.http.ControlHosts;
import io.github.usersig.mockim.server.internal.http.GivenCertificate;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.parity.profile.Profile;
import io.github.usersig.mockim.server.internal.parity.profile.Profiles;
import io.github.usersig.mockim.server.internal.tenant.HeapRoom;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
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
        List<Path> tlsCertificate,
        List<String> allowedHosts,
        boolean proxying,
        Optional<ControlToken> controlToken,
        OptionalInt heapLimit,
        Duration drain,
        SdkApp app,
        boolean keyIsSecret,
        List<String> accounts,
        Optional<String> seed,
        Optional<MultiDevicePolicy> policy,
        Optional<Profile> profile,
        Optional<WebhookSettings> webhooks) {

    private static final String OPEN = "note: no control token is set, so whoever reaches the mock may control it:"
            + " --control-token-file, MOCK_IM_CONTROL_TOKEN_FILE or MOCK_IM_CONTROL_TOKEN sets one";
    private static final int SECONDS_WITHOUT_HOPE = 3;

    /** Less than the 10 seconds after which an engine kills a container that does not stop. */
    private static final Duration USUAL_DRAIN = Duration.ofSeconds(5);

    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

    /** What the JVM ends with by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

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
                .allowHosts(allowedHosts.toArray(String[]::new))
                .bindAddress(bindAddress)
                .app(app, this::fill);
        allowOwnName(builder);
        if (proxying) {
            builder.allowProxying();
        }
        controlToken.map(ControlToken::text).ifPresent(builder::controlToken);
        heapLimit.ifPresent(builder::heapLimit);
        if (!tlsCertificate.isEmpty()) {
            builder.tlsCertificate(tlsCertificate.toArray(Path[]::new));
        }
        if (tlsPort.isPresent()) {
            builder.tlsFromStart();
        }
        return builder;
    }

    /** What a container calls itself, its engine tells it so; there is none, or another sort of name, elsewhere. */
    private static void allowOwnName(MockImServer.Builder builder) {
        String own = System.getenv("HOSTNAME");
        if (own != null && !own.isEmpty()) {
            try {
                builder.allowHosts(own);
            } catch (IllegalArgumentException e) {
                // not one that a request can be for
            }
        }
    }

    private void fill(AppSetup setup) {
        setup.accounts(accounts.toArray(String[]::new));
        seed.ifPresent(setup::seed);
        profile.map(Profile::given).ifPresent(setup::profile);
        SessionSettings usual = profile.map(Profile::sessions).orElse(SessionSettings.DEFAULT);
        policy.map(usual::withPolicy).ifPresent(setup::sessions);
        webhooks.ifPresent(setup::webhooks);
    }

    /** Says where it listens, and who may control it, and waits until the JVM is asked to end; then it stops as a server does. */
    @SuppressWarnings("try") // what is open needs no mention
    void serve(MockImServer started, PrintWriter out, PrintWriter err) throws InterruptedException {
        try (started;
                StopSignals signals = StopSignals.take();
                WatchLog log = WatchLog.open(line -> {
                    out.println(line);
                    out.flush();
                })) {
            out.println("mock IM listens on " + started.endpoint()
                    + (tlsPort.isEmpty() ? "" : " and " + started.tlsEndpoint()) + ", SDKAppID " + app.sdkAppId()
                    + (keyIsSecret ? "" : ", throw-away key " + app.secretKey()));
            Reach.warning(bindAddress, started.endpoint().getPort(), controlToken.isPresent())
                    .ifPresent(out::println);
            out.flush();
            if (controlToken.isEmpty()) {
                err.println(OPEN);
                err.flush();
            }
            HeapRoom room = new HeapRoom(HeapRoom.USUAL_PERCENT, () -> "");
            int exhausted = 0;
            while (!signals.await(1, TimeUnit.SECONDS)) {
                exhausted = room.isExhausted() ? exhausted + 1 : 0;
                if (exhausted == SECONDS_WITHOUT_HOPE) {
                    halt();
                }
            }
            started.close(drain);
        }
    }

    /** An app that waits for an answer that never comes is worse off than one whose connection ends. */
    private static void halt() {
        System.err.println("UserSig TestKit: the mock ends, for its heap of "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MiB is full even after collections: give it more with -Xmx, or let it take less with --heap-limit");
        System.err.flush();
        Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }

    /** Gathers them: where to listen, and one {@link Setting} after the other. */
    static final class Builder {

        private String bindAddress = ServeCommand.LOOPBACK;
        private int port;
        private OptionalInt tlsPort = OptionalInt.empty();
        private SdkApp.@Nullable Builder app;
        private @Nullable String key;
        private List<String> tlsNames = List.of();
        private List<Path> tlsCertificate = List.of();
        private List<String> allowedHosts = List.of();
        private boolean proxying;
        private @Nullable ControlToken controlToken;
        private OptionalInt heapLimit = OptionalInt.empty();
        private Duration drain = USUAL_DRAIN;
        private List<String> admins = List.of();
        private List<String> accounts = List.of();
        private @Nullable String seed;
        private @Nullable MultiDevicePolicy policy;
        private @Nullable Profile profile;
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
                case PROFILE -> profile = profile(text);
                case TLS_NAMES -> tlsNames = hostNames(parts);
                case TLS_CERTIFICATE -> tlsCertificate = certificate(parts);
                case ALLOWED_HOSTS -> allowedHosts = controlNames(parts);
                case ALLOW_PROXYING -> proxying = isTrue(text);
                case CONTROL_TOKEN_FILE -> controlToken = ControlToken.of(SecretFile.read(Path.of(text)));
                case CONTROL_TOKEN -> controlToken = controlToken == null ? ControlToken.of(text) : controlToken;
                case HEAP_LIMIT -> heapLimit = OptionalInt.of(HeapRoom.requirePercent(Integer.parseInt(text)));
                case DRAIN -> drain = drain(text);
                case WEBHOOK_URL -> webhooks = text.isEmpty() ? null : WebhookSettings.to(URI.create(text));
                case WEBHOOK_TOKEN -> webhookToken = text;
            }
        }

        private static Profile profile(String nameOrFile) throws IOException {
            return Profiles.of(
                    Profiles.isFileName(nameOrFile) ? Files.readString(Path.of(nameOrFile), UTF_8) : nameOrFile);
        }

        private static List<String> hostNames(List<String> names) {
            names.forEach(HttpHost::requireName);
            return names;
        }

        private static List<Path> certificate(List<String> names) throws IOException {
            List<Path> files = names.stream().map(Path::of).toList();
            try {
                GivenCertificate.read(files);
            } catch (UncheckedIOException e) {
                throw new IOException(e);
            }
            return files;
        }

        private static Duration drain(String text) {
            try {
                Duration drain = Duration.parse(text);
                if (!drain.isNegative() && drain.compareTo(LONGEST_DRAIN) <= 0) {
                    return drain;
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time to wait: give an ISO-8601 duration from PT0S to PT1H, such as PT5S");
        }

        private static boolean isTrue(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
            };
        }

        private static List<String> controlNames(List<String> names) {
            names.forEach(ControlHosts::requireName);
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
                    tlsCertificate,
                    allowedHosts,
                    proxying,
                    Optional.ofNullable(controlToken),
                    heapLimit,
                    drain,
                    served.admins(all).build(),
                    key != null,
                    accounts,
                    Optional.ofNullable(seed),
                    Optional.ofNullable(policy),
                    Optional.ofNullable(profile),
                    Optional.ofNullable(webhooks).map(settings -> settings.withToken(webhookToken)));
        }
    }
}
