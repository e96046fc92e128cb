package io.github.usersig.mockim.server;

import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.internal.control.ControlToken;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.control.ConsoleDoor;
import io.github.usersig.mockim.server.internal.control.ControlDoor;
import io.github.usersig.mockim.server.internal.http.ControlGuard;
import io.github.usersig.mockim.server.internal.http.ControlHosts;
import io.github.usersig.mockim.server.internal.http.Doors;
import io.github.usersig.mockim.server.internal.http.GivenCertificate;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.http.Https;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.internal.rest.RestDoor;
import io.github.usersig.mockim.server.internal.sdk.SdkDoor;
import io.github.usersig.mockim.server.internal.seed.Seeder;
import io.github.usersig.mockim.server.internal.tenant.HeapRoom;
import io.github.usersig.mockim.server.internal.tenant.JournalRing;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import io.github.usersig.mockim.server.internal.upload.UploadDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A mock of the IM back end in this process: the REST API for app admins, WireMock's stubs beside it, and the control
 * door for tests in other processes.
 *
 * <pre>{@code
 * try (MockImServer server = MockImServer.start()) {
 *     MockIm im = server.createTenant(SdkApp.random());
 *     im.importAccounts("alice", "bob");
 *     appUnderTest.useImAt(server.endpoint());       // http://127.0.0.1:40123
 * }
 * }</pre>
 *
 * <p>It listens on the loopback address and a free port unless told otherwise, logs nothing but faults of its own ({@code io.github.usersig.mockim} of
 * {@link System.Logger}), and keeps no JVM alive.
 * Starting one takes well under a second, so share it between test classes and give each a tenant. Every program that reaches
 * it may control it unless {@link Builder#controlToken} says otherwise, though no web page of others: do not bind it to an
 * address that others can reach. Safe for use by many threads.
 */
public final class MockImServer implements MockImBackend {

    private static final Duration LONGEST_DRAIN = Duration.ofDays(365);

    private final Tenants tenants;
    private final HttpHost host;
    private final Seeder seeder;
    private volatile boolean closed;

    private MockImServer(Tenants tenants, HttpHost host, Seeder seeder) {
        this.tenants = tenants;
        this.host = host;
        this.seeder = seeder;
    }

    /**
     * Starts one with all defaults.
     *
     * @throws MockImException if it does not start
     */
    public static MockImServer start() {
        return builder().start();
    }

    /** Starts one that differs from the default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public URI endpoint() {
        return host.endpoint();
    }

    /** HTTPS to it; it listens for that from the first call on. */
    public MockImTls tls() {
        return host.tls();
    }

    /**
     * Where clients on this machine reach it by HTTPS, without waiting for its certificates as {@link #tls} does; it listens for
     * that from the first call on.
     *
     * @throws MockImException if it cannot listen
     */
    public URI tlsEndpoint() {
        return host.tlsEndpoint();
    }

    @Override
    public MockIm createTenant(SdkApp app) {
        return createTenant(app, "");
    }

    @Override
    public MockIm createTenant(SdkApp app, String owner) {
        if (closed) {
            throw new MockImException("this mock is closed: create tenants before, or start another one");
        }
        tenants.create(app, requireNonNull(owner, "owner"));
        return new InProcessMockIm(tenants, app, host, seeder);
    }

    @Override
    public MockIm tenant(SdkApp app) {
        if (tenants.find(app.sdkAppId()).isEmpty()) {
            throw new MockImException(
                    "the mock has no tenant with SDKAppID " + app.sdkAppId() + ": create it first, with createTenant");
        }
        return new InProcessMockIm(tenants, app, host, seeder);
    }

    @Override
    public List<Long> tenants() {
        return tenants.list();
    }

    /**
     * Stops it as a server stops that is asked to: it listens for nobody new, answers what is under way, tells clients of the IM SDK
     * with a close frame (1001) that it goes away, and then does what {@link #close()} does, which waits for nobody.
     *
     * <pre>{@code
     * mock.close(Duration.ofSeconds(5));
     * }</pre>
     *
     * @param drain how long it waits for answers at most, such as those for which the app has still to answer a webhook; clients
     *     have a moment for their part of the goodbye even so
     * @throws IllegalArgumentException if negative, or longer than a year
     */
    public void close(Duration drain) {
        if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException("a drain of " + drain + ": give PT0S to P365D");
        }
        if (!closed) {
            host.drain(drain);
        }
        close();
    }

    /** Stops it and forgets its tenants. Doing it twice is fine. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            host.stop();
            tenants.clear();
        }
    }

    /** Names where it listens. */
    @Override
    public String toString() {
        return "MockImServer[" + endpoint() + (closed ? ", closed]" : "]");
    }

    /** Collects how it shall be. Not thread-safe. */
    public static final class Builder {

        private int port;
        private int tlsPort;
        private boolean tlsFromStart;
        private int heapLimit = HeapRoom.USUAL_PERCENT;
        private int journalSize = JournalRing.CAPACITY;
        private String bindAddress = "127.0.0.1";
        private final List<String> tlsNames = new ArrayList<>();
        private @Nullable GivenCertificate tlsCertificate;
        private final List<String> allowedHosts = new ArrayList<>();
        private boolean proxying;
        private @Nullable ControlToken controlToken;
        private final List<AppSetup> apps = new ArrayList<>();

        private Builder() {}

        /**
         * The port, instead of any that is free.
         *
         * @throws IllegalArgumentException if it is not in 0..65535
         */
        public Builder port(int port) {
            this.port = requirePort(port);
            return this;
        }

        /**
         * The port for HTTPS, instead of any that is free, once that is asked for with {@link MockImServer#tls()}.
         *
         * @throws IllegalArgumentException if it is not in 0..65535
         */
        public Builder tlsPort(int tlsPort) {
            this.tlsPort = requirePort(tlsPort);
            return this;
        }

        /** Listens for HTTPS before it is ready, instead of from the first call of {@link MockImServer#tls()} on. */
        public Builder tlsFromStart() {
            this.tlsFromStart = true;
            return this;
        }

        /**
         * More host names or addresses for its certificate, beside {@code localhost}, the loopback addresses, the bind address and
         * the hosts of the real service. Each call adds some.
         *
         * @throws IllegalArgumentException if one is neither
         */
        public Builder tlsNames(String... names) {
            for (String name : names) {
                tlsNames.add(HttpHost.requireName(name));
            }
            return this;
        }

        /**
         * A certificate of your own, instead of one that the mock makes: such as one of an authority that your clients trust
         * already, or one that is expired or for another host, to see what they do then.
         *
         * <pre>{@code
         * MockImServer.builder().tlsCertificate(Path.of("tls.crt"), Path.of("tls.key")).start();
         * }</pre>
         *
         * <p>{@link MockImServer#tls()} then has the last certificate of the chain as what clients must trust. Which hosts it is for
         * is what it says: {@link #tlsNames} and the names of the real service are not put into it.
         *
         * @param pemFiles one file or several, which have in PEM the server's certificate, then those that signed it, and the key as
         *     PKCS #8, not encrypted
         * @throws IllegalArgumentException if that is not in them, or the key is not that of the certificate
         * @throws java.io.UncheckedIOException if one cannot be read
         */
        public Builder tlsCertificate(Path... pemFiles) {
            this.tlsCertificate = GivenCertificate.read(List.of(pemFiles));
            return this;
        }

        /**
         * More host names under which it lets itself be controlled: at {@code /__mock}, at WireMock's {@code /__admin}, and by its
         * console. Without any it is controlled at {@code localhost} and at IP addresses, so that no page in a browser can give
         * itself a name that leads here. Each call adds some. What apps ask is answered under any name.
         *
         * @throws IllegalArgumentException if one is no host name, or one of the real service
         */
        public Builder allowHosts(String... names) {
            for (String name : names) {
                allowedHosts.add(ControlHosts.requireName(name));
            }
            return this;
        }

        /**
         * Lets stubs of WireMock pass requests on, call others back, record, and fetch parts of JSON schemas. Unless this is called
         * they are refused: nothing leaves the machine by way of the mock but webhooks, and those go where the test says.
         */
        public Builder allowProxying() {
            this.proxying = true;
            return this;
        }

        /**
         * What whoever controls it must send, as {@code Authorization: Bearer TOKEN}: by {@link MockImBackend#connect(URI, String)},
         * by WireMock's client with its {@code ClientTokenAuthenticator}, by the console page, which asks for it. Without one,
         * every program that reaches the mock may control it. Whether it is ready is told to all.
         *
         * @throws IllegalArgumentException if it has not 16 to 256 letters, digits, or any of {@code . _ ~ + / -}
         */
        public Builder controlToken(String token) {
            this.controlToken = ControlToken.of(token);
            return this;
        }

        /**
         * How much of this JVM's heap may be in use after a collection, by whomever, in percent, instead of 75. Over it the mock
         * takes nothing more: what would make it hold more is refused, with a message that says what fills the heap, and all else
         * goes on.
         *
         * @throws IllegalArgumentException if not in 10..95
         */
        public Builder heapLimit(int percent) {
            this.heapLimit = HeapRoom.requirePercent(percent);
            return this;
        }

        private static int requirePort(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(
                        "port " + port + " is out of range: use 1..65535, or 0 for any that is free");
            }
            return port;
        }

        /**
         * How many requests the journal of each tenant keeps, instead of 10,000; older ones are dropped and counted.
         *
         * @throws IllegalArgumentException if less than 1
         */
        public Builder journalSize(int entries) {
            if (entries < 1) {
                throw new IllegalArgumentException("journalSize(" + entries + "): give at least 1");
            }
            this.journalSize = entries;
            return this;
        }

        /** The address to listen on, instead of {@code 127.0.0.1}; {@code 0.0.0.0} for all. */
        public Builder bindAddress(String bindAddress) {
            this.bindAddress = requireNonNull(bindAddress, "bindAddress");
            return this;
        }

        /** An app it serves from the start, with the accounts of its admins. Each call adds an app. */
        public Builder app(SdkApp app) {
            return app(app, setup -> {});
        }

        /**
         * An app it serves from the start, and what it holds then. Each call adds an app.
         *
         * <pre>{@code
         * MockImServer.builder().app(app, a -> a.accounts("alice", "bob").seed(json).webhooks(settings)).start();
         * }</pre>
         *
         * @throws IllegalArgumentException if a UserID is not one the service could know
         */
        public Builder app(SdkApp app, Consumer<AppSetup> contents) {
            AppSetup setup = new AppSetup(app);
            contents.accept(setup);
            apps.add(setup);
            return this;
        }

        /**
         * Starts it.
         *
         * @throws MockImException if it cannot listen there, or two apps have one SDKAppID
         * @throws IllegalArgumentException if a seed is not as it must be
         */
        public MockImServer start() {
            Tenants tenants = new Tenants(journalSize, heapLimit, controlToken == null ? null : controlToken.text());
            Commands commands = RestCommands.all();
            Seeder seeder = new Seeder(commands);
            for (AppSetup app : apps) { // before it listens: who finds it ready finds it complete
                app.create(tenants, seeder);
            }
            CompletableFuture<HttpHost> host = new CompletableFuture<>();
            ControlHosts hosts = new ControlHosts(allowedHosts);
            ControlToken token = controlToken;
            boolean leadsElsewhere = proxying;
            HttpHost started =
                    HttpHost.start(bindAddress, port, new Https(tlsPort, List.copyOf(tlsNames), tlsCertificate), () -> {
                        ControlGuard guard = new ControlGuard(hosts, token, leadsElsewhere, tenants.secrets());
                        return new Doors(
                                guard,
                                List.of(
                                        new RestDoor(tenants, commands),
                                        new SdkDoor(tenants, commands),
                                        new ControlDoor(tenants, seeder, host::join),
                                        new UploadDoor(tenants),
                                        new ConsoleDoor(guard)));
                    });
            if (tlsFromStart) {
                listenTls(started, host);
            }
            host.complete(started);
            return new MockImServer(tenants, started, seeder);
        }

        private static void listenTls(HttpHost started, CompletableFuture<HttpHost> host) {
            try {
                started.tlsEndpoint();
            } catch (RuntimeException e) {
                host.completeExceptionally(e); // for who asks already whether it is ready
                started.stop();
                throw e;
            }
        }
    }
}
