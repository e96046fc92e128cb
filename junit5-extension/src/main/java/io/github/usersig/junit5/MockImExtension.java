package io.github.usersig.junit5;

import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.internal.ProfileFile;
import io.github.usersig.junit5.internal.SeedFile;
import io.github.usersig.mockim.MockIm;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link EnableMockIm} does, said in code instead: for settings that are computed, an app with a certain key, a tenant
 * that is set up by calls.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MockImExtension IM = MockImExtension.builder()
 *         .app(SdkApp.of(1400000000, "the key in our test configuration"))
 *         .accounts("alice", "bob")
 *         .setUp(im -> im.sessions().setOnline("alice", "Web"))
 *         .build();
 *
 * @Test
 * void greets(MockIm im) { ... }
 * }</pre>
 *
 * <p>In a static field it counts for the class and its nested ones, in another for each test, which then has a tenant of its
 * own. A nested class with settings of its own has its own tenant. It offers the same parameters as {@link EnableMockIm} and
 * works beside {@link WithUserSig}. Constructors of {@code PER_CLASS} classes run before it does. {@code
 * @ExtendWith(MockImExtension.class)} does what {@link EnableMockIm} without attributes does. Safe for use by parallel tests.
 */
public final class MockImExtension
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                InvocationInterceptor {

    private final TenantSettings settings;

    /** The contexts that this was registered for and that have not ended, by their ids: classes, or tests. */
    private final Map<String, ExtensionContext> serving = new ConcurrentHashMap<>();

    /** For {@code @ExtendWith(MockImExtension.class)}: with the settings that {@link EnableMockIm} has unless told otherwise. */
    MockImExtension() {
        this(builder());
    }

    private MockImExtension(Builder builder) {
        OldestJUnit.require(MockImExtension.class.getClassLoader());
        SdkApp app = builder.app;
        List<String> admins = builder.admins;
        boolean legacyKeys = builder.legacyKeys;
        String seed = builder.seed;
        String seedFile = builder.seedFile;
        String profile = builder.profile;
        this.settings = new TenantSettings(
                builder.backend,
                sdkAppId -> app != null ? app : TenantSettings.app(sdkAppId, admins, legacyKeys),
                List.copyOf(builder.accounts),
                testClass -> seed != null ? Optional.of(seed) : SeedFile.read(seedFile, testClass),
                testClass -> ProfileFile.read(profile, testClass),
                builder.setUp,
                builder.tenantPer,
                builder.lenient,
                false);
    }

    /** Starts with the settings that {@link EnableMockIm} has unless told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The tenant of the class that this is registered for, while its tests run: for places where JUnit injects nothing, such as a
     * method with Spring's {@code @DynamicPropertySource}.
     *
     * <pre>{@code
     * @DynamicPropertySource
     * static void properties(DynamicPropertyRegistry registry) {
     *     registry.add("im.endpoint", IM::endpoint);
     *     registry.add("im.sdk-app-id", () -> IM.app().sdkAppId());
     * }
     * }</pre>
     *
     * @throws IllegalStateException if it serves no class now, or several, such as parallel subclasses of the one with the field
     */
    public MockIm mockIm() {
        return TestApp.of(served("mockIm()")).requireTenant();
    }

    /**
     * The app that {@link #mockIm} is the tenant for: SDKAppID, key and admins.
     *
     * @throws IllegalStateException as {@link #mockIm} does
     */
    public SdkApp app() {
        return TestApp.of(served("app()")).app();
    }

    /**
     * Where the app under test reaches the mock, such as {@code http://127.0.0.1:40123}.
     *
     * @throws IllegalStateException as {@link #mockIm} does
     */
    public URI endpoint() {
        return TestApp.of(served("endpoint()")).requireTenant().endpoint();
    }

    private ExtensionContext served(String asked) {
        List<ExtensionContext> now = List.copyOf(serving.values());
        if (now.size() == 1) {
            return now.get(0);
        }
        if (now.isEmpty()) {
            throw new IllegalStateException(
                    asked
                            + " of a MockImExtension was called, and no test with it runs now: call it after @BeforeAll has begun, in a method or a lambda and not in a static initializer, and keep @RegisterExtension on its field");
        }
        throw new IllegalStateException(
                "%s of a MockImExtension was called, and it serves %s at once, each with a tenant of its own: inject MockIm into a parameter or field instead"
                        .formatted(
                                asked,
                                now.stream()
                                        .map(ExtensionContext::getDisplayName)
                                        .sorted()
                                        .toList()));
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        declare(context);
        if (counts(context)) {
            BeforeTest.beginClass(context);
            TenantFields.injectStatic(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        declare(context);
        if (counts(context)) {
            TenantFields.injectInstances(context);
            BeforeTest.begin(context);
            JournalReport.begin(context);
        }
    }

    /** The first who calls is who this was registered for: its class or, if it is in an instance field, each test. */
    private void declare(ExtensionContext context) {
        if (Owner.isDeclaredFor(context, settings)) {
            return;
        }
        boolean classHasItsOwn = context.getTestMethod().isPresent()
                && Owner.hasSettings(context.getParent().orElseThrow());
        if (Owner.hasSettings(context) || (classHasItsOwn && isFieldOf(context.getRequiredTestInstance()))) {
            throw new ExtensionConfigurationException(
                    "[%s] is given a back end twice, by @EnableMockIm and a MockImExtension or by two of these: keep one"
                            .formatted(context.getRequiredTestClass().getName()));
        }
        if (!classHasItsOwn) {
            Owner.declare(context, settings);
            serving.put(context.getUniqueId(), context);
        }
    }

    private boolean isFieldOf(Object testInstance) {
        return AnnotationSupport.findAnnotatedFieldValues(testInstance, RegisterExtension.class, MockImExtension.class)
                .contains(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (counts(context)) {
            JournalReport.end(context);
            BeforeTest.end(context);
        }
        serving.remove(context.getUniqueId());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (counts(context)) {
            JournalReport.endOfClass(context);
            BeforeTest.endClass(context);
        }
        serving.remove(context.getUniqueId());
    }

    /** Whether the tenant is as this says, not as a nested class says itself. */
    private boolean counts(ExtensionContext context) {
        return Owner.of(context).settings().filter(settings::equals).isPresent();
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
            throws Throwable {
        JournalReport.watch(invocation, context, this::counts);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        boolean ours =
                TenantParameters.supports(parameter) || parameter.getParameter().getType() == SdkApp.class;
        return ours && (counts(context) || isConstructorAround(Owner.of(context), parameter.getDeclaringExecutable()));
    }

    /**
     * Whether this makes the outer instance for tests of a nested class that has settings by annotation. What the annotation
     * registers, JUnit does not ask then.
     */
    private static boolean isConstructorAround(Owner owner, Executable executable) {
        return executable instanceof Constructor
                && ClassesAround.of(owner.context()).indexOf(executable.getDeclaringClass()) > 0;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestApp app = TestApp.of(context);
        return parameter.getParameter().getType() == SdkApp.class
                ? app.app()
                : TenantParameters.resolve(parameter, context, app.requireTenant());
    }

    /** Collects the settings. Not thread-safe. */
    public static final class Builder {

        private Backend backend = Backend.AUTO;
        private @Nullable SdkApp app;
        private List<String> admins = List.of(SdkApp.DEFAULT_ADMIN);
        private final List<String> accounts = new ArrayList<>();
        private String profile = "";
        private String seedFile = "";
        private @Nullable String seed;
        private Consumer<MockIm> setUp = im -> {};
        private TenantPer tenantPer = TenantPer.CLASS;
        private boolean legacyKeys;
        private boolean lenient;

        private Builder() {}

        /** As {@link EnableMockIm#backend()}. */
        public Builder backend(Backend backend) {
            this.backend = requireNonNull(backend, "backend");
            return this;
        }

        /**
         * A certain app, admins and legacy keys included, instead of one that nobody else has. A back end has one tenant for an
         * SDKAppID: two classes with the same app must not run at the same time.
         */
        public Builder app(SdkApp app) {
            this.app = requireNonNull(app, "app");
            return this;
        }

        /** As {@link EnableMockIm#admins()}. */
        public Builder admins(String... admins) {
            this.admins = List.of(admins);
            return this;
        }

        /** As {@link EnableMockIm#accounts()}; those of several calls add up. */
        public Builder accounts(String... accounts) {
            this.accounts.addAll(List.of(accounts));
            return this;
        }

        /** As {@link EnableMockIm#profile()}; the YAML itself does as well. */
        public Builder profile(String nameOrFile) {
            this.profile = requireNonNull(nameOrFile, "nameOrFile");
            return this;
        }

        /** As {@link EnableMockIm#seedFile()}. */
        public Builder seedFile(String path) {
            this.seedFile = requireNonNull(path, "path");
            return this;
        }

        /** Fills the tenant with what this JSON text says, as {@code MockIm.seed} does; goes before a file. */
        public Builder seed(String json) {
            this.seed = requireNonNull(json, "json");
            return this;
        }

        /** Does something to each new tenant, after accounts and seed. */
        public Builder setUp(Consumer<MockIm> setUp) {
            this.setUp = requireNonNull(setUp, "setUp");
            return this;
        }

        /** As {@link EnableMockIm#tenantPer()}. */
        public Builder tenantPer(TenantPer tenantPer) {
            this.tenantPer = requireNonNull(tenantPer, "tenantPer");
            return this;
        }

        /** As {@link EnableMockIm#legacyKeys()}. */
        public Builder legacyKeys() {
            this.legacyKeys = true;
            return this;
        }

        /** As {@link EnableMockIm#lenient()}. */
        public Builder lenient() {
            this.lenient = true;
            return this;
        }

        /**
         * The extension, to be registered.
         *
         * @throws IllegalArgumentException if there are more than ten admins, or one has a UserID the service could not know
         * @throws IllegalStateException if both an app and its admins or legacy keys are given
         */
        public MockImExtension build() {
            if (app != null && (legacyKeys || !admins.equals(List.of(SdkApp.DEFAULT_ADMIN)))) {
                throw new IllegalStateException(
                        "both app and admins or legacyKeys are given: say them to SdkApp.builder(...) alone");
            }
            TenantSettings.app(1, admins, legacyKeys); // says now what is wrong with the admins
            return new MockImExtension(this);
        }
    }
}
