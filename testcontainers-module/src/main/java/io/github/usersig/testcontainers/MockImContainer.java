package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.MockImSource;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.testcontainers.internal.engine.Attempts;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.engine.Fetch;
import io.github.usersig.testcontainers.internal.engine.Hosts;
import io.github.usersig.testcontainers.internal.image.LazyImage;
import io.github.usersig.testcontainers.internal.image.MockImImage;
import io.github.usersig.testcontainers.internal.jvm.TrustStores;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.TestDescription;
import org.testcontainers.lifecycle.TestLifecycleAware;
import org.testcontainers.utility.DockerImageName;

/**
 * The mock IM back end in a container. Ports: {@value #HTTP_PORT} HTTP, {@value #TLS_PORT} HTTPS.
 *
 * <pre>{@code
 * try (MockImContainer im = new MockImContainer().withAccounts("alice", "bob")) {
 *     im.start();
 *     appUnderTest.useImAt(im.getEndpoint());
 *     assertThat(im.mockIm().messages("alice", "bob")).hasSize(1);
 * }
 * }</pre>
 *
 * <p>It is started once it is ready, seed included. It serves one app from the start, a throw-away one unless told otherwise,
 * and more by {@link #backend()}. Between tests {@link #reset()} costs a millisecond, a restart a second.
 *
 * <p>The image, {@code usersig/mock-im}, is built on first use from the JDK that runs the tests (JDK 17 or newer, on Linux),
 * or else on a base image with a Java runtime: see {@link #DEFAULT_BASE_IMAGE}. It needs no registry. Docs:
 * docs/testcontainers.md.
 */
@SuppressWarnings("this-escape") // a container is configured by its own methods, from its constructors on
public class MockImContainer extends GenericContainer<MockImContainer> implements TestLifecycleAware, MockImSource {

    /** Where it listens for HTTP, inside. */
    public static final int HTTP_PORT = 8080;

    /** Where it listens for HTTPS, inside. */
    public static final int TLS_PORT = 8443;

    /**
     * On what the image is built where no JDK can be taken from this machine; the system property {@code
     * usersig.testcontainers.base-image} names another. Any image with {@code java} 17 or newer on its path will do.
     */
    public static final String DEFAULT_BASE_IMAGE = MockImImage.DEFAULT_BASE;

    private static final DockerImageName DEFAULT_IMAGE_NAME = DockerImageName.parse("usersig/mock-im");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SECONDS_TO_STOP = 5;

    private static final String FETCH_CURE = "Bring it onto the engine, with docker load, or name one that is there";

    private final @Nullable DockerImageName named;
    private final MockImSettings settings = new MockImSettings();
    private final ContainerToken token = new ContainerToken();
    private final GivenFiles files = new GivenFiles();
    private final ServeOptions serve = new ServeOptions();

    /** Has the last word, after those of users: a container's modifiers are a set. */
    private final Consumer<CreateContainerCmd> lastWord = this::complete;

    private boolean standsIn;
    private boolean onAllAddresses;
    private Duration startupTimeout = PATIENCE;
    private Attempts attempts = new Attempts();
    private @Nullable SdkApp served;
    private @Nullable MockImBackend backend;
    private @Nullable InspectContainerResponse restarted;

    /** With the image of this version, which is built if there is none. */
    public MockImContainer() {
        super(new LazyImage());
        named = null;
        prepare();
    }

    /** With an image of your own making, such as one pushed to your registry. */
    public MockImContainer(String imageName) {
        this(DockerImageName.parse(imageName));
    }

    /** With an image of your own making, such as one pushed to your registry. */
    public MockImContainer(DockerImageName imageName) {
        super(imageName);
        named = imageName;
        imageName.assertCompatibleWith(DEFAULT_IMAGE_NAME);
        prepare();
    }

    /**
     * Removes the images that other versions of the kit have built on this engine. Those that a container is made of stay, and so do
     * those of this version, whatever JDK they are made of.
     *
     * @return their names
     * @throws ContainerLaunchException if no engine answers, or the engine is stuck
     */
    public static List<String> pruneImages() {
        return MockImImage.prune();
    }

    private void prepare() {
        withExtraHost(Hosts.OF_THE_ENGINE, "host-gateway");
        addExposedPorts(HTTP_PORT, TLS_PORT);
        waitingFor(new ReadyWait().withStartupTimeout(PATIENCE));
    }

    /** Serves this app from the start instead of a throw-away one; its admins and those of {@link #withAdmins} add up. */
    public MockImContainer withApp(SdkApp app) {
        settings.app(app);
        return self();
    }

    /** Makes these users app admins. Calls add up. */
    public MockImContainer withAdmins(String... userIds) {
        settings.addAdmins(userIds);
        return self();
    }

    /** Imports these accounts. Calls add up. */
    public MockImContainer withAccounts(String... userIds) {
        settings.addAccounts(userIds);
        return self();
    }

    /**
     * What clients of the IM SDK are allowed, instead of {@link SessionSettings#DEFAULT}: on how many devices a user may be at
     * once, as in {@code SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.SINGLE)}, and how long one may be silent.
     */
    public MockImContainer withSessions(SessionSettings settings) {
        this.settings.sessions(settings);
        return self();
    }

    /**
     * In what the app differs from others, such as {@code older-codes}: the name of a profile that the mock brings with it, or the
     * YAML of your own; {@link MockIm#profile(String)} tells more.
     */
    public MockImContainer withProfile(String nameOrYaml) {
        settings.profile(nameOrYaml);
        return self();
    }

    /** Fills the app with what this JSON text says; {@link MockIm#seed} tells the form. */
    public MockImContainer withSeed(String json) {
        settings.seed(json);
        return self();
    }

    /**
     * Fills the app with what this JSON file says.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public MockImContainer withSeedFile(Path file) {
        settings.seedFile(file);
        return self();
    }

    /**
     * Fills the app with what a JSON file on the class path says.
     *
     * @param path from the root of the class path, such as {@code im/seed.json}
     * @throws IllegalArgumentException if there is none
     */
    public MockImContainer withSeedFromClasspath(String path) {
        settings.seedFromClasspath(path);
        return self();
    }

    /**
     * Does this with the mock whenever it is as at its start: when it is ready, seed and webhooks included, after {@link #restart()}
     * and after {@link #reset()}. Calls add up, and are done in their order.
     *
     * <pre>{@code
     * new MockImContainer().withInit(im -> im.clock().freezeAt(NEW_YEAR)).withInit(im -> im.sessions().setOnline("alice", "Web"));
     * }</pre>
     *
     * <p>What it throws, {@link #start}, {@code restart} or {@code reset} throws.
     */
    public MockImContainer withInit(Consumer<MockIm> init) {
        settings.addInit(init);
        return self();
    }

    /**
     * Starts it with more options of {@code serve}, such as {@code "--heap-limit=60"}; {@code java -jar …-standalone.jar serve --help}
     * lists them. Options of the JVM go into {@code withEnv("JAVA_TOOL_OPTIONS", "-Xmx128m")}. Calls add up.
     *
     * @throws IllegalArgumentException if one is no option, or one of those that this class sets
     */
    public MockImContainer withServeOptions(String... options) {
        serve.add(options);
        return self();
    }

    /**
     * Shows a certificate of your own by HTTPS, instead of one that the mock makes: such as one of an authority that your clients trust
     * already. It should be good for {@link #getHost()}, and for the network aliases if other containers ask by HTTPS.
     *
     * @param pemFiles one file or several, which have in PEM the server's certificate, then those that signed it, and the key as
     *     PKCS #8, not encrypted
     * @throws UncheckedIOException if one cannot be read
     */
    public MockImContainer withTlsCertificate(Path... pemFiles) {
        settings.tlsCertificate(pemFiles);
        return self();
    }

    /**
     * Calls the app under test by webhooks, once it is started and filled. A server in the test's own JVM is reached by
     * {@link #getCallbackEndpoint}, if it listens on all addresses; another container by its network alias.
     *
     * <pre>{@code
     * URI url = im.getCallbackEndpoint(port).resolve("/im/webhook");
     * im.withWebhooks(WebhookSettings.to(url).withToken("xxxxyyyy"));
     * }</pre>
     */
    public MockImContainer withWebhooks(WebhookSettings settings) {
        this.settings.webhooks(settings);
        return self();
    }

    /**
     * Lets it be controlled under these host names as well: at {@code /__mock}, at WireMock's {@code /__admin}, and by its
     * console. {@code localhost}, IP addresses, {@link #getHost} and its aliases need not be named. Calls add up.
     *
     * @throws IllegalArgumentException if one is empty or has a comma
     */
    public MockImContainer withAllowedHosts(String... names) {
        settings.allowHosts(names);
        return self();
    }

    /**
     * Lets stubs of WireMock pass requests on, call others back, record, and fetch parts of JSON schemas. Unless this is called
     * they are refused.
     */
    public MockImContainer withProxyingAllowed() {
        settings.allowProxying();
        return self();
    }

    /**
     * Lets everybody control it who reaches it. Otherwise it has a {@link #getControlToken() token} of its own: {@link #mockIm()}
     * and {@link #backend()} send it without further ado.
     */
    public MockImContainer withoutControlToken() {
        token.switchOff();
        return self();
    }

    /**
     * Publishes its ports on all addresses of the engine's machine. Otherwise they are published on loopback if that is this
     * machine, where other machines do not reach them.
     */
    public MockImContainer withPortsOnAllAddresses() {
        onAllAddresses = true;
        return self();
    }

    /**
     * Stands in for the real service on its network: other containers there reach it under the service's own host names,
     * HTTPS on port 443 included, so that an image with a host built in need not be changed. It must trust the mock:
     * {@link #addCertificateTo}. It needs a network, by {@code withNetwork}, on which no other one does this: {@link #start}
     * refuses anything else.
     */
    public MockImContainer standingInForTheRealHosts() {
        this.standsIn = true;
        withNetworkAliases(RealHostNames.ALL.toArray(String[]::new));
        return self();
    }

    @Override
    protected void configure() {
        List<String> aliases = getNetwork() == null ? List.of() : getNetworkAliases();
        List<String> controlNames = new ArrayList<>(aliases);
        controlNames.addAll(settings.allowedHosts());
        withEnv(settings.environment(
                getApp(), Hosts.inCertificate(getHost(), aliases), Hosts.inControl(getHost(), controlNames)));
        settings.files().forEach((file, content) -> withCopyToContainer(Transferable.of(content), file));
        withCreateContainerCmdModifier(lastWord);
        if (standsIn) {
            getExposedPorts().remove((Integer) TLS_PORT);
            addExposedPort(443);
        }
        serve.command(HTTP_PORT, standsIn ? 443 : TLS_PORT).ifPresent(this::setCommand);
    }

    private void complete(CreateContainerCmd command) {
        if (!onAllAddresses && Engine.isReachedByLoopback()) {
            Loopback.publish(command);
        }
        files.prepare(command);
        token.announce(command);
    }

    /**
     * Starts it, and returns when it is ready, seed included. A start that fails leaves nothing on the engine.
     *
     * @throws IllegalStateException if it is to stand in for the real hosts and cannot
     * @throws ContainerLaunchException if no engine answers, if the engine is stuck, or if the mock ends or is not ready in
     *     time; the message says which, with what the mock has said
     */
    @Override
    public void start() {
        if (getContainerId() != null) {
            return;
        }
        if (standsIn) {
            StandIns.requireNetwork(getNetwork());
        }
        if (isShouldBeReused()) {
            Engine.require();
        } else {
            Engine.requireTidying();
        }
        if (standsIn && !isShouldBeReused()) {
            StandIns.requireNoOther(getNetwork());
        }
        if (named != null) {
            Fetch.ensure(getDockerClient(), named, FETCH_CURE);
        }
        LazyImage.build(this);
        Attempts attempts = new Attempts();
        this.attempts = attempts;
        try {
            Engine.within(startLimit(), "start the mock IM", () -> {
                super.start();
                return null;
            });
            attempts.end(getContainerId());
        } catch (RuntimeException | Error e) {
            giveUp(attempts, e);
            throw e;
        }
    }

    private void giveUp(Attempts attempts, Throwable why) {
        try {
            Engine.tidyUp("remove the containers of a start that failed", () -> {
                super.stop();
                attempts.end(null);
            });
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
        forget();
    }

    /**
     * Restarts it, as if the service had gone down and come back: clients are cut off and what tests have done is forgotten,
     * while app, admins, accounts, seed, sessions and webhooks are as at the start. Returns when it is ready. Its ports out
     * here may be others then, and its certificate authority is: ask again for endpoints, {@link #mockIm()} and {@link #tls()}.
     *
     * @throws IllegalStateException if it has not been started
     * @throws ContainerLaunchException if the engine is stuck, or if the mock ends or is not ready in time
     */
    public void restart() {
        backend();
        Engine.within(startLimit(), "restart the mock IM", () -> {
            getDockerClient()
                    .restartContainerCmd(getContainerId())
                    .withTimeout(SECONDS_TO_STOP)
                    .exec();
            restarted = getDockerClient().inspectContainerCmd(getContainerId()).exec();
            waitUntilContainerStarted();
            return null;
        });
        connect();
    }

    /** As it is since {@link #restart()}, if that was called. */
    @Override
    public InspectContainerResponse getContainerInfo() {
        return restarted == null ? super.getContainerInfo() : restarted;
    }

    /** Stops and removes it. */
    @Override
    public void stop() {
        if (getContainerId() != null) {
            Engine.tidyUp("stop the mock IM", super::stop);
            forget();
        }
    }

    private void forget() {
        served = null;
        backend = null;
        restarted = null;
        token.forget();
    }

    @Override
    protected void containerIsCreated(String containerId) {
        attempts.made(containerId);
        token.putInto(this);
    }

    /** Also for what its settings are made of, which Testcontainers copies into it before it starts. */
    @Override
    public void copyFileToContainer(Transferable content, String containerPath) {
        if (!files.put(getContainerId(), content, containerPath)) {
            super.copyFileToContainer(content, containerPath);
        }
    }

    /** Testcontainers thinks it cannot, for what is done above when a container is made: that is of no matter to one found. */
    @Override
    protected boolean canBeReused() {
        return true;
    }

    @Override
    public MockImContainer withStartupTimeout(Duration startupTimeout) {
        this.startupTimeout = startupTimeout;
        return super.withStartupTimeout(startupTimeout);
    }

    /** For all attempts, with what the engine itself takes. */
    private Duration startLimit() {
        return startupTimeout.plus(Engine.patience()).multipliedBy(getStartupAttempts());
    }

    @Override
    protected void containerIsStarted(InspectContainerResponse container, boolean reused) {
        served = getApp();
        token.takeFrom(this, reused);
        connect();
    }

    private void connect() {
        String held = token.held();
        MockImBackend connected = held == null
                ? MockImBackend.connect(getEndpoint(), getTlsEndpoint())
                : MockImBackend.connect(getEndpoint(), getTlsEndpoint(), held);
        backend = Explained.of(connected, this);
        settings.applyTo(mockIm());
    }

    /** Where this JVM reaches it, such as {@code http://localhost:49153}. */
    public URI getEndpoint() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(HTTP_PORT));
    }

    /**
     * Where clients of the IM SDK on this machine reach it, such as {@code ws://localhost:49153}: what the Web client takes as
     * its {@code proxyServer}.
     */
    public URI getWebSocketEndpoint() {
        return mockIm().webSocketEndpoint();
    }

    /** Where this JVM reaches it by HTTPS. Clients must trust {@link #tls()}. */
    public URI getTlsEndpoint() {
        return URI.create("https://" + getHost() + ":" + getMappedPort(standsIn ? 443 : TLS_PORT));
    }

    /** Where other containers on its network reach it. */
    public URI getInternalEndpoint() {
        return URI.create("http://" + getNetworkAliases().get(0) + ":" + HTTP_PORT);
    }

    /**
     * Where the mock reaches a server in this JVM, or any on this machine that listens on all addresses: what it is to call back,
     * such as a webhook of the app under test. The engine may be on another machine.
     */
    public URI getCallbackEndpoint(int port) {
        return URI.create("http://" + Engine.callbackHost() + ":" + port);
    }

    /**
     * What whoever controls the mock must send, as {@code Authorization: Bearer TOKEN}: for WireMock's client, {@code
     * .authenticator(new ClientTokenAuthenticator(im.getControlToken()))}, for the console page, and for tests in other languages.
     *
     * @throws IllegalStateException if it has not been started, or does {@link #withoutControlToken() without}
     */
    public String getControlToken() {
        backend();
        String held = token.held();
        if (held == null) {
            throw new IllegalStateException("this mock IM has no control token, for withoutControlToken() was called");
        }
        return held;
    }

    /** The app it serves from the start; before that, what it is to be by the settings so far. */
    public SdkApp getApp() {
        return served != null ? served : settings.app(isShouldBeReused());
    }

    /**
     * All that a test says to it and asks of it, for the app it serves from the start. If the mock does not answer, the exception
     * says what became of the container, also from one that was kept.
     *
     * @throws IllegalStateException if it has not been started
     * @throws MockImException if it does not answer; the message says what became of the container
     */
    @Override
    public MockIm mockIm() {
        return backend().tenant(getApp());
    }

    /**
     * The mock itself, to add apps.
     *
     * @throws IllegalStateException if it has not been started
     */
    public MockImBackend backend() {
        if (backend == null) {
            throw new IllegalStateException("the mock IM container has not been started: call start() first");
        }
        return backend;
    }

    /** A UserSig for this user, issued now. */
    public UserSig issueUserSig(String userId) {
        return mockIm().issueUserSig(userId);
    }

    /** HTTPS to it, and the authority that clients must trust. */
    public MockImTls tls() {
        return mockIm().tls();
    }

    /**
     * Changes another container, with a Java app and not started yet: it will trust this one, which is. It gets a trust store
     * with this one's certificate authority and all that this JVM trusts, and options for it in {@code JAVA_TOOL_OPTIONS}, behind
     * what its image or {@code withEnv} puts there.
     *
     * @throws IllegalStateException if this one has not been started, or the other one has
     * @throws IllegalArgumentException if the other one is a mock
     */
    public void addCertificateTo(GenericContainer<?> javaApp) {
        if (javaApp instanceof MockImContainer) {
            throw new IllegalArgumentException(
                    "addCertificateTo was given the container of a mock, which calls nobody by"
                            + " this one's name: give it that of the app under test");
        }
        if (javaApp.getContainerId() != null) {
            throw new IllegalStateException(
                    "the container " + javaApp.getDockerImageName() + " has been started already, and"
                            + " a JVM reads its trust store but once: call addCertificateTo before its start(), and start() of the mock"
                            + " before that");
        }
        TrustStores.copyInto(javaApp, tls().certificate());
    }

    /** Names the app and where it is reached: no key, no token. */
    @Override
    public String toString() {
        return "MockImContainer[" + getApp().sdkAppId() + (backend == null ? "" : " at " + backend.endpoint()) + "]";
    }

    /** Called by Testcontainers' JUnit extension: a failed test shows the mock's journal and its container's log. */
    @Override
    public void afterTest(TestDescription description, Optional<Throwable> failure) {
        failure.ifPresent(thrown -> FailedTest.explain(thrown, this));
    }

    /** Back to how it was started, accounts and seed included: what tests have done is forgotten. Takes a few milliseconds. */
    public void reset() {
        settings.restore(mockIm());
    }
}
