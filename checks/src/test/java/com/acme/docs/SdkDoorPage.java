package com.acme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.KickReason;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.SessionSettings;
import java.time.Duration;

/**
 * The code that docs/sdk-door.md shows, as it stands there. Only compiled: what each call does is promised by SdkContract, which
 * runs against every back end.
 */
final class SdkDoorPage {

    /** Stands for the app of whoever reads the page. */
    interface App {

        String userSigFor(String userId);

        String freshUserSigFor(String userId);

        void sayHello(String from, String to);

        void leave(KickReason reason);
    }

    private SdkDoorPage() {}

    static void client(MockIm im, App app) {
        try (MockImClient bob = MockImClient.connect(im)) {
            bob.login("bob", app.userSigFor("bob"));
            app.sayHello("alice", "bob");
            assertThat(bob.messages(1)).extracting(ReceivedMessage::text).containsExactly("hello");
            bob.send("alice", "hi");
            bob.sendToGroup("team", "hi all");
        }
    }

    static MockImClient phone(MockIm im) {
        return MockImClient.builder(im)
                .platform("iPhone")
                .patience(Duration.ofSeconds(10))
                .connect();
    }

    static void listeners(MockImClient client, App app) {
        client.onKicked(reason -> app.leave(reason));
        client.onUserSigExpired(() -> client.login("bob", app.freshUserSigFor("bob")));
    }

    static void devices(MockIm im) {
        im.sessions().settings(SessionSettings.DEFAULT.withPolicy(MultiDevicePolicy.DUAL));
        im.sessions().settings(SessionSettings.DEFAULT.withInstances("Web", 10));
        im.sessions().settings(SessionSettings.DEFAULT.withHeartbeatTimeout(Duration.ofSeconds(2)));
    }

    static void media(MockIm im) {
        im.media(MediaSettings.DEFAULT.withLongestUpload(1024 * 1024).withMostUploads(10));
        im.media(MediaSettings.DEFAULT.withTranslation("hello", "zh", "hao").withTranscript("call me back"));
    }
}
