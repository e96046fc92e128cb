package com.acme.webchat;

import static com.acme.webchat.UserSigServer.VALIDITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.mockim.MockIm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acme's chat from end to end: its client, its server, and an IM that verifies what they do. */
@ExtendWith(WebFolder.class)
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
class WebChatTest {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @Test
    void letsTwoUsersTalk(MockIm im) throws Exception {
        var server = open(new UserSigServer(im.app().sdkAppId(), im.app().secretKey()));
        var alice = terminal("alice", server, im);
        var bob = terminal("bob", server, im);
        alice.shows("ready");
        bob.shows("ready");

        alice.type("bob hello bob");
        bob.shows("alice: hello bob");
        bob.type("alice hello alice");
        alice.shows("bob: hello alice");

        assertThat(im.messages("alice", "bob")).extracting("text").containsExactly("hello bob");
    }

    @Test
    void signsOutWhoSignsInElsewhere(@WithUserSig("alice") UserSig sig, MockIm im) throws Exception {
        var server = open(serverThatGives(sig));
        var here = terminal("alice", server, im);
        here.shows("ready");

        terminal("alice", server, im).shows("ready");

        here.shows("signed out: multipleAccount");
    }

    @Test
    void signsOutWhoIsKickedOutByAcme(@WithUserSig("alice") UserSig sig, MockIm im) throws Exception {
        var alice = terminal("alice", open(serverThatGives(sig)), im);
        alice.shows("ready");

        im.kick("alice");

        alice.shows("signed out: REST_API_Kick");
    }

    @Test
    void signsOutWhoseUserSigIsRefused(@WithExpiredUserSig("alice") UserSig expired, MockIm im) throws Exception {
        terminal("alice", open(serverThatGives(expired)), im).shows("signed out: 70001");
    }

    @Test
    @WritesClock
    void goesOnWhenTheUserSigHasRunOut(AppClock clock, MockIm im) throws Exception {
        var server = open(new UserSigServer(im.app().sdkAppId(), im.app().secretKey()));
        var alice = terminal("alice", server, im);
        alice.shows("ready");

        clock.advance(VALIDITY); // for Acme's server
        im.clock().advance(VALIDITY); // for IM

        alice.shows("ready"); // again, with another UserSig
        var bob = terminal("bob", server, im);
        bob.shows("ready");
        alice.type("bob still here");
        bob.shows("alice: still here");
    }

    private static UserSigServer serverThatGives(UserSig sig) throws Exception {
        UnaryOperator<String> always = user -> sig.text();
        return new UserSigServer(always);
    }

    private Terminal terminal(String userId, UserSigServer server, MockIm im) throws Exception {
        String imServer = im.webSocketEndpoint().toString();
        return open(new Terminal(WebFolder.PATH, im.app().sdkAppId(), userId, server.address(), imServer));
    }

    private <T extends AutoCloseable> T open(T resource) {
        open.push(resource);
        return resource;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }
}
