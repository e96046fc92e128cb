package io.github.usersig.spring;

import io.github.usersig.SdkApp;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.internal.BackendChoice;
import io.github.usersig.junit5.internal.NewTenant;
import io.github.usersig.junit5.internal.ProfileFile;
import io.github.usersig.junit5.internal.SeedFile;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestContextAnnotationUtils.AnnotationDescriptor;

/**
 * What a test class declares of the tenant that its Spring context shall work with. Two that are equal are a reason to share a
 * context; which number the tenant gets is none not to.
 *
 * @param backend its name
 * @param profile in what the app differs from others: a name, or the text, wherever that stands
 * @param seed the text, wherever it stands
 */
record DeclaredTenant(
        String backend,
        List<String> admins,
        List<String> accounts,
        Optional<String> profile,
        Optional<String> seed,
        boolean legacyKeys,
        PropertyMapping properties) {

    /**
     * That of a test class; empty if it leaves all this to others.
     *
     * @throws ExtensionConfigurationException if what it declares cannot work
     */
    static Optional<DeclaredTenant> of(Class<?> testClass) {
        MockImProperties properties = find(testClass, MockImProperties.class);
        return properties == null ? Optional.empty() : Optional.of(of(testClass, properties));
    }

    private static DeclaredTenant of(Class<?> testClass, MockImProperties properties) {
        EnableMockIm enabled = find(testClass, EnableMockIm.class);
        if (enabled == null) {
            throw wrong(
                    testClass,
                    "has no back end: add @EnableMockIm. A MockImExtension does not do, since contexts cannot be told apart by code");
        }
        if (enabled.tenantPer() == TenantPer.METHOD) {
            throw wrong(
                    testClass,
                    "asks for a tenant for each test, and all tests of a class have one Spring context, which knows one SDKAppID: leave tenantPer = METHOD out, and give tests users of their own");
        }
        if (find(testClass, BootstrapWith.class) == null && find(testClass, ContextConfiguration.class) == null) {
            throw wrong(testClass, "has no Spring context to set properties of: add @SpringBootTest or its like");
        }
        try {
            return new DeclaredTenant(
                    BackendChoice.name(spelling(enabled), RunParameters.backend(testClass)),
                    List.of(enabled.admins()),
                    List.of(enabled.accounts()),
                    ProfileFile.read(enabled.profile(), testClass),
                    SeedFile.read(enabled.seedFile(), testClass),
                    enabled.legacyKeys(),
                    PropertyMapping.parse(List.of(properties.value()), where(testClass)));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String spelling(EnableMockIm enabled) {
        return BackendChoice.spelling(enabled.backend().name());
    }

    private static ExtensionConfigurationException wrong(Class<?> testClass, String what) {
        return new ExtensionConfigurationException(where(testClass) + " " + what);
    }

    private static String where(Class<?> testClass) {
        return "@MockImProperties on [" + testClass.getName() + "]";
    }

    /** The closest one, as Spring looks for its own. */
    private static <A extends Annotation> @Nullable A find(Class<?> testClass, Class<A> type) {
        AnnotationDescriptor<A> found = TestContextAnnotationUtils.findAnnotationDescriptor(testClass, type);
        return found == null ? null : found.getAnnotation();
    }

    /** Makes it. */
    MockIm createOn(MockImBackend server, long sdkAppId, Class<?> testClass) {
        SdkApp app = NewTenant.app(sdkAppId, admins, legacyKeys);
        return new NewTenant(accounts, profile, seed, im -> {}, testClass.getName()).createOn(server, app);
    }
}
