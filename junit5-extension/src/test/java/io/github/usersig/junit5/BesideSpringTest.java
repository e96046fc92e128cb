package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** As teams with Spring write their tests; examples/app-server is a whole one. */
@DisplayName("Beside Spring's extension")
class BesideSpringTest {

    @Test
    @DisplayName("whichever is registered first, each fills its own parameters and fields")
    void fillsItsOwnParametersInBothOrders() {
        assertThat(Suite.run(SpringFirstTestCases.class).passed()).isEqualTo(3);
        assertThat(Suite.run(OursFirstTestCases.class).passed()).isEqualTo(3);
    }

    @Test
    @DisplayName("the constructor is ours as long as Spring does not want all of it")
    void takesTheConstructorSpringDoesNotWant() {
        assertThat(Suite.run(OurConstructorTestCases.class).passed()).isEqualTo(1);
    }

    @Test
    @DisplayName("a constructor that both want is told by JUnit, with both names")
    void tellsWhoCompetesForAConstructor() {
        assertThat(Suite.run(EveryConstructorTestCases.class).failure())
                .hasMessageContainingAll(
                        "Discovered multiple competing ParameterResolvers",
                        "MockIm",
                        "SpringExtension",
                        "EnableMockImExtension");
    }

    @Configuration
    static class App {
        @Bean
        String endpoint(@Autowired org.springframework.core.env.Environment environment) {
            return environment.getRequiredProperty("im.endpoint");
        }
    }

    @DirtiesContext // which the next mock must not share
    @SuppressWarnings("NullAway") // both fill the fields
    abstract static class CommonTestCases {

        private static String endpoint;

        @Autowired
        private String bean;

        @WithUserSig("alice")
        private UserSig sig;

        /** Before Spring makes the context. */
        @BeforeAll
        static void start(@MockImEndpoint String mock) {
            endpoint = mock;
        }

        @DynamicPropertySource
        static void endpoint(DynamicPropertyRegistry registry) {
            registry.add("im.endpoint", () -> endpoint);
        }

        @Test
        void getsItsFields(MockIm im) {
            assertThat(bean).isEqualTo(im.endpoint().toString());
            assertThat(im.login("alice", sig.text()).isAccepted()).isTrue();
        }

        @Test
        void getsItsParameters(
                ApplicationContext context,
                MockIm im,
                @Autowired String autowired,
                @WithExpiredUserSig("alice") String expired) {
            assertThat(context.getBean(String.class)).isEqualTo(autowired);
            assertThat(im.login("alice", expired).code()).isEqualTo(70001);
        }

        @ParameterizedTest
        @UserSigSource(kinds = UserSigKind.TAMPERED)
        void getsItsArguments(ImCredentials bad, int code, @Autowired String autowired, MockIm im) {
            assertThat(autowired).isNotEmpty();
            assertThat(im.login(bad.userId(), bad.userSig()).code()).isEqualTo(code);
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = App.class)
    @EnableMockIm(accounts = "alice")
    static class SpringFirstTestCases extends CommonTestCases {}

    @EnableMockIm(accounts = "alice")
    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = App.class)
    static class OursFirstTestCases extends CommonTestCases {}

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Empty.class)
    @EnableMockIm(accounts = "alice")
    static class OurConstructorTestCases {

        private final MockIm im;

        OurConstructorTestCases(MockIm im) {
            this.im = im;
        }

        @Test
        void acceptsAlice(@WithUserSig("alice") String sig) {
            assertThat(im.login("alice", sig).isAccepted()).isTrue();
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Empty.class)
    @TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
    @EnableMockIm
    static class EveryConstructorTestCases {
        EveryConstructorTestCases(MockIm im) {
            assertThat(im).isNotNull();
        }

        @Test
        void neverRuns() {}
    }

    @Configuration
    static class Empty {}
}
