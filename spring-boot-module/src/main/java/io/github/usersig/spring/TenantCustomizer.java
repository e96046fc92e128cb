package io.github.usersig.spring;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives a context its tenant before it starts. It is part of the key that Spring caches contexts by. */
final class TenantCustomizer implements ContextCustomizer {

    private static final String PROPERTIES = "UserSig TestKit's mock IM";

    private final DeclaredTenant declared;
    private final Class<?> testClass;

    /**
     * One for a test class.
     *
     * @param testClass the first with this, if the context is shared: no part of what makes two of these equal
     */
    TenantCustomizer(DeclaredTenant declared, Class<?> testClass) {
        this.declared = declared;
        this.testClass = testClass;
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        if (configuration.getParent() != null) {
            return; // of a hierarchy the outermost context has it, and the properties reach the others
        }
        ContextTenant tenant = ContextTenant.create(declared, testClass);
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerDisposableBean(ContextTenant.BEAN, tenant::close); // first of all, so closed when all others are
        beans.registerSingleton(ContextTenant.BEAN, tenant);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(PROPERTIES, declared.properties().with(tenant.values())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TenantCustomizer customizer && customizer.declared.equals(declared);
    }

    @Override
    public int hashCode() {
        return declared.hashCode();
    }

    @Override
    public String toString() {
        return "TenantCustomizer[" + declared + "]";
    }
}
