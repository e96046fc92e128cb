package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.spring.MockImContainerProperties;
import io.github.usersig.testcontainers.MockImContainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.testcontainers.DockerClientFactory;

@DisplayName("A container that is a bean")
class ContainerBeanIT {

    /** Skipped where no engine answers, unless there has to be one. */
    static boolean skipped() {
        return !"true".equals(System.getenv("USERSIG_DOCKER_REQUIRED"))
                && !DockerClientFactory.instance().isDockerAvailable();
    }

    @Nested
    @SpringBootTest
    @Import(ImInAContainer.class)
    @DisabledIf("com.acme.chat.ContainerBeanIT#skipped")
    class InATest {

        @Test
        @DisplayName("is where the app of a test finds IM")
        void isWhereTheAppFindsIm(@Autowired ChatServer server, @Autowired MockImContainer im) {
            assertThat(server.check("bob")).contains("\"AccountStatus\":\"Imported\"");
            assertThat(im.mockIm().login("alice", server.userSigFor("alice")).isAccepted())
                    .isTrue();
            assertThat(im.mockIm().accounts())
                    .extracting(account -> account.userId())
                    .contains("concierge");
        }
    }

    @Nested
    @DisabledIf("com.acme.chat.ContainerBeanIT#skipped")
    class AtDevelopmentTime {

        @Test
        @DisplayName("is where the app finds IM that a developer starts, and goes with it")
        void isWhereTheAppFindsIm() {
            MockImContainer im;
            SpringApplication.Running running = SpringApplication.from(ChatApp::main)
                    .with(ImInAContainer.class)
                    .run();
            try (ConfigurableApplicationContext context = running.getApplicationContext()) {
                im = context.getBean(MockImContainer.class);
                assertThat(context.getBean(ChatServer.class).check("bob")).contains("\"AccountStatus\":\"Imported\"");
            }
            assertThat(im.isRunning()).isFalse();
        }
    }

    @Test
    @DisplayName("refuses a placeholder that does not exist when the bean is made")
    void refusesAPlaceholderThatDoesNotExist() {
        MockImContainer im = new MockImContainer();

        assertThatThrownBy(() -> MockImContainerProperties.of(im, "im.url={url}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no {url}: use one of {sdkAppId}");
        im.close();
    }
}
