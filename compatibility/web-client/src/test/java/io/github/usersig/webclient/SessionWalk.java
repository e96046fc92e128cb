package io.github.usersig.webclient;

import static io.github.usersig.webclient.Walk.sends;
import static io.github.usersig.webclient.Walk.sendsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logging in and out, and what a client knows of itself. */
abstract class SessionWalk {

    private final Walk walk = WalkIT.walk();

    @Test
    void comesOnlineAndGoesOffline() {
        var dave = walk.visitor("dave");

        dave.does(
                "login",
                sends("im_open_status/wslogin"),
                Map.of(
                        "userID",
                        "dave",
                        "userSig",
                        walk.im().issueUserSig("dave").text()));
        dave.sees("GROUP_LIST_UPDATED", data -> true); // it has read what it reads after a login
        assertThat(walk.im().sessions().platformsOf("dave")).containsExactly("Web");
        assertThat(dave.does("isReady", sendsNothing()).asBoolean()).isTrue();
        assertThat(dave.does("getLoginUser", sendsNothing()).asText()).isEqualTo("dave");

        dave.does("logout", sends("im_open_status/wslogout"));
        assertThat(walk.im().sessions().platformsOf("dave")).isEmpty();
        assertThat(dave.does("isReady", sendsNothing()).asBoolean()).isFalse();
    }

    @Test
    void isGoneForGood() {
        var dave = walk.visitor("dave");
        dave.client().login("dave", walk.im().issueUserSig("dave").text());

        dave.does("destroy", sends("im_open_status/wslogout"));

        assertThat(walk.im().sessions().platformsOf("dave")).isEmpty();
    }

    @Test
    void tellsTheTimeOfTheMock() {
        var alice = walk.user("alice");

        long seconds = alice.does("getServerTime", sendsNothing()).asLong() / 1000;

        assertThat(seconds)
                .isCloseTo(walk.im().clock().now().getEpochSecond(), org.assertj.core.data.Offset.offset(5L));
    }

    @Test
    void tellsWhoeverListens() {
        var alice = walk.user("alice");
        var bob = walk.user("bob");
        alice.does("setLogLevel", sendsNothing(), 4);
        bob.does("on", sendsNothing(), "onMessageReceived", Map.of("$tell", "HEARD"));
        bob.does("once", sendsNothing(), "onMessageReceived", Map.of("$tell", "HEARD ONCE"));

        alice.texts(bob, "first", Map.of());
        assertThat(texts(bob.sees("HEARD", data -> true))).containsExactly("first");
        assertThat(texts(bob.sees("HEARD ONCE", data -> true))).containsExactly("first");

        alice.texts(bob, "second", Map.of());
        assertThat(texts(bob.sees("HEARD", data -> true))).containsExactly("second");

        bob.does("off", sendsNothing(), "onMessageReceived", Map.of("$tell", "HEARD"));
        alice.texts(bob, "third", Map.of());
        assertThat(bob.client().told("HEARD")).isZero();
        assertThat(bob.client().told("HEARD ONCE")).isZero();
    }

    private static List<String> texts(JsonNode messages) {
        return List.of(messages.get(0).get("payload").get("text").asText());
    }
}
