package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The web client by WSS. */
@Uses(ClientKind.NODE)
@EnableMockIm(accounts = {"alice", "bob"})
@Tag("once")
class EncryptedIT {

    @Test
    void logsInAndTalks(@WithUserSig("alice") UserSig sig, MockIm im, WebClients clients) {
        var alice = clients.connectEncryptedTo(im);
        alice.login("alice", sig.text());

        alice.sendText("bob", "nobody listens");
        new AdminApi(im).sendText("bob", "alice", "nor here");

        assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("nobody listens");
        assertThat(alice.nextText().text()).isEqualTo("nor here");
    }
}
