package io.github.usersig.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Found by Spring in {@code spring.factories}; asked for each test class. */
class TenantCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return DeclaredTenant.of(testClass)
                .map(declared -> new TenantCustomizer(declared, testClass))
                .orElse(null);
    }
}
