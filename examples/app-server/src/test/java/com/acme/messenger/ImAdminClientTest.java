package com.acme.messenger;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.UserSigKind;
import io.github.usersig.junit5.UserSigSource;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.junit5.WithRevokedUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.web.client.RestClient;

/** The slice that speaks to IM; the UserSigs that it speaks with come from annotations. */
@EnableMockIm(accounts = "alice")
@DisplayName("The client of IM's REST API")
class ImAdminClientTest {

    private final AdminUserSig userSigs = mock();

    @Test
    @DisplayName("is accepted with the UserSig of an app admin")
    void isAcceptedWithTheUserSigOfAnAdmin(@WithAdminUserSig ImCredentials admin, MockIm im) {
        when(userSigs.get()).thenReturn(admin.userSig());
        client(im, admin.userId()).send("alice", "hello");
        assertThat(im).hasMessage(admin.userId(), "alice", "hello");
    }

    @ParameterizedTest
    @UserSigSource(
            users = "administrator",
            kinds = {UserSigKind.EXPIRED, UserSigKind.WRONG_KEY})
    @DisplayName("asks for another UserSig if it is refused for one that is expired or signed with an old key")
    void asksForAnotherUserSigWhenRefused(ImCredentials old, MockIm im) {
        when(userSigs.get()).thenReturn(old.userSig());
        when(userSigs.insteadOf(old.userSig()))
                .thenReturn(im.issueUserSig(old.userId()).text());
        client(im, old.userId()).send("alice", "hello again");
        assertThat(im).hasMessage(old.userId(), "alice", "hello again");
    }

    @Test
    @DisplayName("tells that an ordinary user may not do what it asks for")
    void tellsThatAnOrdinaryUserMayNotAsk(@WithUserSig("alice") ImCredentials alice, MockIm im) {
        when(userSigs.get()).thenReturn(alice.userSig());
        assertThatThrownBy(() -> client(im, alice.userId()).send("alice", "hello"))
                .hasMessageContaining("openim/sendmsg was refused by IM with 60010")
                .hasMessageNotContaining(alice.userSig());
    }

    @Test
    @DisplayName("does not go on in the name of an admin who was kicked")
    void stopsForAnAdminWhoWasKicked(@WithRevokedUserSig("administrator") ImCredentials kicked, MockIm im) {
        when(userSigs.get()).thenReturn(kicked.userSig());
        assertThatThrownBy(() -> client(im, kicked.userId()).send("alice", "hello"))
                .hasMessageContaining("70052");
    }

    @Test
    @DisplayName("asks about more users than IM takes at once in several calls")
    void asksAboutManyUsersInSeveralCalls(@WithAdminUserSig ImCredentials admin, MockIm im) {
        when(userSigs.get()).thenReturn(admin.userSig());
        im.sessions().setOnline("alice", "Web");
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            users.add("stranger" + i);
        }
        users.add("alice");
        long before = im.journal().last();
        assertThat(client(im, admin.userId()).online(users)).containsExactly("alice");
        assertThat(im.journalAfter(before).of("openim/query_online_status").entries())
                .extracting(JournalEntry::code)
                .containsExactly(70107, 70107, 0);
    }

    @Test
    @DisplayName("takes users whom IM does not know yet, since they never logged in, to be offline")
    void takesUnknownUsersToBeOffline(@WithAdminUserSig ImCredentials admin, MockIm im) {
        when(userSigs.get()).thenReturn(admin.userSig());
        assertThat(client(im, admin.userId()).online(List.of("bob", "carol"))).isEmpty();
    }

    private ImAdminClient client(MockIm im, String asUser) {
        ImProperties properties = new ImProperties(
                im.app().sdkAppId(),
                Path.of("unused"),
                im.endpoint(),
                new ImProperties.UserSig(Duration.ofDays(1), Duration.ofHours(1)),
                new ImProperties.Admin(asUser, Duration.ofDays(1)),
                new ImProperties.Webhook("unused", Duration.ofMinutes(15)));
        return new ImAdminClient(RestClient.builder(), properties, userSigs, new ObjectMapper());
    }
}
