package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vendor's own UI kit, as an app builds it into its page, in a browser; its picture is kept as {@code target/ui-kit.png}. */
@Uses(ClientKind.UI_KIT)
@EnableMockIm(accounts = {"alice", "bob"})
@Tag("once")
class UiKitIT {

    private static final Path PICTURE = Path.of("target", "ui-kit.png").toAbsolutePath();

    @Test
    void showsAConversationAndLogsOut(@WithUserSig("alice") UserSig sig, MockIm im) {
        AdminApi app = new AdminApi(im);
        app.sendText("bob", "alice", "are you there?");
        try (WebClient page = new WebClient(
                ClientKind.UI_KIT,
                Map.of("TLS_PORT", String.valueOf(im.tls().endpoint().getPort())))) {
            page.call(
                    "logIn",
                    Map.of("SDKAppID", String.valueOf(im.app().sdkAppId()), "userID", "alice", "userSig", sig.text()));
            page.call("read", "are you there?");
            assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");

            page.call("click", "are you there?");
            page.call("write", "yes I am");
            page.call("read", "yes I am");
            assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("yes I am");

            app.sendText("bob", "alice", "good to hear");
            page.call("read", "good to hear");
            page.call("takePicture", PICTURE.toString());
            assertThat(PICTURE).isNotEmptyFile();

            page.call("click", "Log out");
            page.call("read", "You are logged out");
            assertThat(im.sessions().platformsOf("alice")).isEmpty();
        }
    }
}
