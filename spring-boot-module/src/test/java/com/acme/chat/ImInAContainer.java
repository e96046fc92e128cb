package com.acme.chat;

import io.github.usersig.spring.MockImContainerProperties;
import io.github.usersig.testcontainers.MockImContainer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

@TestConfiguration(proxyBeanMethods = false)
public class ImInAContainer {

    @Bean
    MockImContainer im() {
        return new MockImContainer().withAccounts("alice", "bob");
    }

    @Bean
    DynamicPropertyRegistrar imProperties(MockImContainer im) {
        return MockImContainerProperties.of(
                im, "im.sdk-app-id={sdkAppId}", "im.secret-key={secretKey}", "im.url={endpoint}", "im.admin={admin}");
    }
}
