package io.github.usersig.junit5.internal;

import io.github.usersig.mockim.MockImBackendProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Which of the back ends on the class path is meant. */
public final class BackendChoice {

    /** JUnit's configuration parameter that names it. */
    public static final String PARAMETER = "usersig.mock-im.backend";

    /** The environment variable that names it, if the parameter does not. */
    public static final String VARIABLE = "USERSIG_MOCK_IM_BACKEND";

    private static final String AUTO = "auto";
    private static final String IN_PROCESS = "in-process";

    private static volatile @Nullable List<MockImBackendProvider> providers;

    private BackendChoice() {}

    /**
     * Its name.
     *
     * @param wanted what the test class says, {@code auto} for nothing
     * @param parameter what the configuration parameter says
     */
    public static String name(String wanted, Optional<String> parameter) {
        if (!wanted.equals(AUTO)) {
            return wanted;
        }
        return parameter
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .map(BackendChoice::spelling)
                .filter(name -> !name.isEmpty() && !name.equals(AUTO))
                .orElseGet(BackendChoice::firstPresent);
    }

    /** Takes the names of the enum's constants as well. */
    public static String spelling(String configured) {
        return configured.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String firstPresent() {
        List<String> present = names(providers());
        return present.contains(IN_PROCESS) || present.isEmpty() ? IN_PROCESS : present.get(0);
    }

    /**
     * Who starts the one of this name.
     *
     * @throws ExtensionConfigurationException if it is not on the class path
     */
    public static MockImBackendProvider provider(String wanted) {
        List<MockImBackendProvider> providers = providers();
        return providers.stream()
                .filter(provider -> provider.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "there is no back end \"%s\" on the class path, %s: %s with @EnableMockIm(backend), the JUnit parameter %s or the environment variable %s"
                                .formatted(
                                        wanted,
                                        providers.isEmpty() ? "and no other" : "only " + names(providers),
                                        artifact(wanted)
                                                .map(artifact -> "add " + artifact + ", or name another")
                                                .orElse("name one of those"),
                                        PARAMETER,
                                        VARIABLE)));
    }

    private static Optional<String> artifact(String wanted) {
        return switch (wanted) {
            case IN_PROCESS -> Optional.of("io.github.usersig:usersig-mock-im-server");
            case "container" -> Optional.of("io.github.usersig:usersig-testcontainers");
            default -> Optional.empty();
        };
    }

    /** They are looked for once: the class path stays as it is, and every class with a tenant asks. */
    private static List<MockImBackendProvider> providers() {
        List<MockImBackendProvider> known = providers;
        if (known == null) {
            known = ServiceLoader.load(MockImBackendProvider.class, BackendChoice.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            providers = known;
        }
        return known;
    }

    private static List<String> names(List<MockImBackendProvider> providers) {
        return providers.stream().map(MockImBackendProvider::name).toList();
    }
}
