package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.testcontainers.MockImContainer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@EnableMockIm
@DisplayName("An app on Spring Boot beside all of the kit, with no BOM but the kit's")
class SpringAppTest {

    @SpringBootApplication
    static class App {}

    @Test
    @DisplayName("starts, and logs by the library that Spring brings")
    void startsAndLogs(MockIm im) {
        SpringApplication app = new SpringApplication(App.class);
        app.setDefaultProperties(Map.of("server.port", "0", "im.endpoint", im.endpoint().toString()));

        try (var running = app.run()) {
            assertTrue(running.isRunning());
            assertEquals(im.endpoint().toString(), running.getEnvironment().getProperty("im.endpoint"));
        }
        assertEquals(
                "ch.qos.logback.classic.LoggerContext",
                LoggerFactory.getILoggerFactory().getClass().getName());
        assertTrue(new MockImContainer().getApp().sdkAppId() > 0);
    }
}
