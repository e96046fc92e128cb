package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.ReceivedMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@EnableMockIm(accounts = {"alice", "bob"})
@DisplayName("A MockImClient that is injected")
class MockImClientTest {

    @Test
    @DisplayName("is connected to the test's own tenant, and each parameter has its own")
    void isConnectedToTheTestsOwnTenant(
            MockIm im,
            MockImClient alice,
            MockImClient bob,
            @WithUserSig("alice") UserSig ofAlice,
            @WithUserSig("bob") UserSig ofBob) {
        alice.login(ofAlice);
        bob.login(ofBob);

        alice.send("bob", "hi");

        assertThat(bob.messages(1)).extracting(ReceivedMessage::text).containsExactly("hi");
        assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");
    }

    @AfterAll
    @DisplayName("is closed when the test is over")
    static void closed(MockIm im) throws InterruptedException {
        for (int i = 0; i < 100 && !im.sessions().platformsOf("alice").isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(im.sessions().platformsOf("alice")).isEmpty();
    }
}
