package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("When our app's key is rotated")
class KeyRotationTest extends AppServerTest {

    @Autowired
    private ImAdminClient client;

    @Test
    @WritesClock
    @DisplayName("what was signed with the old key is forgotten within a minute")
    void forgetsUserSigsOfTheOldKeyWithinAMinute(AppClock clock, MockIm im) throws IOException {
        clock.alsoMoveSchedulersOf("org.springframework.scheduling");
        String old = loginOfAlice();

        try (MockImBackend backend = MockImBackend.connect(im.endpoint())) {
            MockIm rotated = rotate(backend, im);
            assertThat(rotated.login("alice", old)).isRefusedWith(70009);

            clock.advance(Duration.ofMinutes(1));
            assertThat(UserSig.parse(loginOfAlice())).isAcceptedBy(rotated);
        }
    }

    @Test
    @DisplayName("the next call to IM is refused, and made again with the new key")
    void repeatsARefusedCallWithTheNewKey(MockIm im) throws IOException {
        client.send("alice", "before");

        try (MockImBackend backend = MockImBackend.connect(im.endpoint())) {
            MockIm rotated = rotate(backend, im);
            client.send("alice", "after");
            assertThat(rotated)
                    .hasMessage("administrator", "alice", "after")
                    .hasRefused("administrator", ImError.USERSIG_SIGNATURE_MISMATCH);
        }
    }

    /** The console gives the app a new key, and somebody puts it where the app server looks for it. */
    private MockIm rotate(MockImBackend backend, MockIm im) throws IOException {
        SdkApp withNewKey = SdkApp.of(im.app().sdkAppId(), SdkApp.random().secretKey());
        im.remove();
        MockIm rotated = backend.createTenant(withNewKey);
        rotated.importAccounts("alice");
        Files.writeString(settings.secretKeyFile(), withNewKey.secretKey());
        return rotated;
    }
}
