package io.github.usersig.spring;

import static java.util.Objects.requireNonNull;

import io.github.usersig.testcontainers.MockImContainer;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Leads an app to a {@link MockImContainer} that is a bean, by properties that its context has before other beans are made: in
 * tests, and at development time with {@code SpringApplication.from(App::main).with(...)}.
 *
 * <pre>{@code
 * @TestConfiguration(proxyBeanMethods = false)
 * class ImInAContainer {
 *     @Bean
 *     MockImContainer im() {
 *         return new MockImContainer().withAccounts("alice", "bob");
 *     }
 *
 *     @Bean
 *     DynamicPropertyRegistrar imProperties(MockImContainer im) {
 *         return MockImContainerProperties.of(im, "im.sdk-app-id={sdkAppId}", "im.endpoint={endpoint}");
 *     }
 * }
 * }</pre>
 *
 * <p>The placeholders are those of {@link MockImProperties}. Needs {@code usersig-testcontainers}; at development time also {@code
 * spring-boot-testcontainers}, which looks for such registrars there.
 */
public final class MockImContainerProperties {

    private MockImContainerProperties() {}

    /**
     * A registrar for an app and its mock; it starts the container if nobody has.
     *
     * @param properties each as {@code name=value}, a value being a text with placeholders in braces
     * @throws IllegalArgumentException if one is no property, or named twice, or has a placeholder that does not exist
     */
    public static DynamicPropertyRegistrar of(MockImContainer container, String... properties) {
        requireNonNull(container, "container");
        PropertyMapping mapping = PropertyMapping.parse(List.of(properties), "MockImContainerProperties.of");
        return registry -> {
            container.start(); // does nothing to one that runs
            TenantValues values = new TenantValues(
                    container.getApp(),
                    container.getEndpoint(),
                    container.mockIm().webSocketEndpoint(),
                    new KeyFile(container.getApp().secretKey())::path);
            mapping.with(values).forEach((name, value) -> registry.add(name, () -> value));
        };
    }
}
