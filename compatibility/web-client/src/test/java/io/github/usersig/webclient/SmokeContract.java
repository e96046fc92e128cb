package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What any client must be able to do: log in, be refused, talk, be kicked out and run out of time. */
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
abstract class SmokeContract {

    @Test
    void logsInTalksAndRunsOutOfTime(
            @WithUserSig(value = "alice", validFor = "PT1H") UserSig sig, MockIm im, WebClients clients) {
        var alice = clients.login(im, sig);
        assertThat(im.sessions().platformsOf("alice")).containsExactly("Web");

        alice.sendText("bob", "from a client");
        assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("from a client");
        new AdminApi(im).sendText("bob", "alice", "to a client");
        assertThat(alice.nextText().text()).isEqualTo("to a client");
        assertThat(alice.conversation("C2Cbob").lastText()).isEqualTo("to a client");

        im.clock().advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(alice.kickedOut()).isEqualTo("userSigExpired");
    }

    @Test
    void isRefusedAndKickedOut(@WithExpiredUserSig("alice") UserSig expired, MockIm im, WebClients clients) {
        var alice = clients.connectTo(im);
        assertThat(alice.loginRefused("alice", expired.text()).code()).isEqualTo(70001);

        alice.login("alice", im.issueUserSig("alice").text());
        new AdminApi(im).kick("alice");
        // lite-chat calls itself kicked out by a refusal already, with another type
        alice.await("KICKED_OUT", data -> data.get("type").asText().equals("REST_API_Kick"));
    }
}
