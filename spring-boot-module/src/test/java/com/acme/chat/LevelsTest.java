package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.MockImEndpoint;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.spring.MockImProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@DisplayName("The mock is where the app looks for it")
class LevelsTest {

    @Test
    @DisplayName("in nested classes too, on the tenant of the class around them")
    void inNestedClassesToo() {
        assertThat(Suite.run(WithNestedTestCases.class).passed()).isEqualTo(2);
    }

    @Test
    @DisplayName("with one instance for all tests from @BeforeAll on, also of the second class on a context")
    void withOneInstanceForAllTests() {
        assertThat(Suite.run(PerClassTestCases.class, SecondPerClassTestCases.class)
                        .passed())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("in plain Spring, with values of several parts, and a file with the key")
    void inPlainSpring() {
        assertThat(Suite.run(WithoutBootTestCases.class).passed()).isEqualTo(1);
    }

    @ChatAppTest
    static class WithNestedTestCases {

        private final MockIm im;

        WithNestedTestCases(MockIm im) {
            this.im = im;
        }

        @Nested
        class Inside {

            @Test
            void sharesTheTenant(MockIm inner, @Autowired ChatServer server) {
                assertThat(inner).isSameAs(im);
                assertThat(server.sdkAppId()).isEqualTo(inner.app().sdkAppId());
            }
        }

        @Nested
        @EnableMockIm(accounts = "nadia")
        class OfItsOwn {

            @Test
            void hasAContextAndATenantOfItsOwn(MockIm inner, @Autowired ChatServer server) {
                assertThat(server.sdkAppId()).isEqualTo(inner.app().sdkAppId());
                assertThat(inner.accounts())
                        .extracting(account -> account.userId())
                        .doesNotContain("alice");
                assertThat(server.check("nadia")).contains("\"Imported\"");
            }
        }
    }

    @ChatAppTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCases {

        @Autowired
        ChatServer server;

        @BeforeAll
        void arrange() {
            server.importAccount("early");
        }

        @Test
        void keepsWhatBeforeAllDid(MockIm im) {
            assertThat(im.accounts()).extracting(account -> account.userId()).contains("early");
        }
    }

    @ChatAppTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SecondPerClassTestCases extends PerClassTestCases {}

    @SpringJUnitConfig(WithoutBootTestCases.Nothing.class)
    @EnableMockIm(admins = {"boss", "deputy"})
    @MockImProperties({
        "im.admin={admin}",
        "im.login={host}:{port}/{sdkAppId}",
        "im.key.file={secretKeyFile}",
        "im.ws={webSocketEndpoint}",
        "im.callback=http://localhost:${local.port}/{sdkAppId}",
    })
    static class WithoutBootTestCases {

        static class Nothing {}

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry settings) {
            settings.add("local.port", () -> 4711);
        }

        @Test
        void hasAllThatIsDeclared(
                @Value("${im.admin}") String admin,
                @Value("${im.login}") String login,
                @Value("${im.key.file}") Path keyFile,
                @Value("${im.ws}") URI webSocket,
                @Value("${im.callback}") String callback,
                @MockImEndpoint URI endpoint,
                MockIm im)
                throws IOException {
            long number = im.app().sdkAppId();
            assertThat(admin).isEqualTo("boss");
            assertThat(login).isEqualTo(endpoint.getAuthority() + "/" + number);
            assertThat(Files.readString(keyFile)).isEqualTo(im.app().secretKey());
            assertThat(webSocket).isEqualTo(im.webSocketEndpoint());
            assertThat(callback).isEqualTo("http://localhost:4711/" + number);
        }
    }
}
