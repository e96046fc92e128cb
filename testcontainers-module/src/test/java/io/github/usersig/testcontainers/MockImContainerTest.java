package io.github.usersig.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A MockImContainer that has not been started")
class MockImContainerTest {

    private static final SdkApp APP = SdkApp.of(1400000000L, "the key of our test");

    @Test
    @DisplayName("tells the app that it is going to serve, with all its admins")
    void tellsTheAppItIsGoingToServe() {
        try (MockImContainer container = new MockImContainer()) {
            SdkApp throwAway = container.getApp();
            assertThat(container.getApp()).isEqualTo(throwAway);

            container.withApp(APP).withAdmins("root");
            assertThat(container.getApp().sdkAppId()).isEqualTo(1400000000L);
            assertThat(container.getApp().secretKey()).isEqualTo(APP.secretKey());
            assertThat(container.getApp().admins()).containsExactly("administrator", "root");
        }
    }

    @Test
    @DisplayName("tells the app of all that are reused, if it is to be")
    void tellsTheAppOfAllThatAreReused() {
        try (MockImContainer one = new MockImContainer().withReuse(true);
                MockImContainer another = new MockImContainer().withReuse(true)) {
            assertThat(one.getApp()).isEqualTo(another.getApp());
        }
    }

    @Test
    @DisplayName("does not start to stand in for the real hosts without a network: apps would reach the real service")
    void needsANetworkToStandIn() {
        try (MockImContainer container = new MockImContainer().standingInForTheRealHosts()) {
            assertThatThrownBy(container::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("would reach the real service", "withNetwork(network)");
        }
        try (MockImContainer container =
                new MockImContainer().standingInForTheRealHosts().withNetworkMode("bridge")) {
            assertThatThrownBy(container::start).hasMessageContaining("withNetwork(network)");
        }
    }

    @Test
    @DisplayName("has no control token yet, and shows no key")
    void hasNoControlTokenYetAndShowsNoKey() {
        try (MockImContainer container = new MockImContainer().withApp(APP)) {
            assertThatThrownBy(container::getControlToken)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call start() first");
            assertThat(container).hasToString("MockImContainer[1400000000]");
        }
    }

    @Test
    @DisplayName("takes no user with a comma, of whom the mock would make two, and says what to do instead")
    void refusesAUserWithAComma() {
        try (MockImContainer container = new MockImContainer()) {
            assertThatThrownBy(() -> container.withAccounts("a,b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("\"a,b\"", "withSeed", "{\"accounts\": [\"a,b\"]}");
            assertThatThrownBy(() -> container.withAdmins("a,b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("\"a,b\"", "mockIm().addAdmin");
            assertThatThrownBy(() -> container.withApp(APP.withAdmins(java.util.List.of("a,b"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"a,b\"");
        }
    }
}
