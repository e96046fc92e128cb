package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.UserSig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A user's client, as an app on a phone or in a browser is one: it logs in with a UserSig by the WebSocket of the IM SDK,
 * sends, receives, is kicked and expires. For tests without a real SDK; it speaks what the published Web client speaks.
 *
 * <pre>{@code
 * try (MockImClient bob = MockImClient.connect(im)) {
 *     bob.login("bob", userSigFromTheAppUnderTest);
 *     app.sayHello("alice", "bob");                                       // by REST
 *     assertThat(bob.messages(1)).extracting(ReceivedMessage::text).containsExactly("hello");
 *
 *     im.clock().advance(Duration.ofDays(181));
 *     bob.onUserSigExpired(() -> bob.login("bob", app.freshUserSig("bob")));
 * }
 * }</pre>
 *
 * <p>It sends a heartbeat every second, by the real time. After a break it comes back by itself, without its UserSig, as the
 * SDK does. Handlers are called on a thread of their own; one that is set too late is called at once. Safe for use by many
 * threads.
 */
public final class MockImClient implements AutoCloseable {

    private final SdkLink link;
    private final Duration patience;

    private MockImClient(Builder builder) {
        this.link = new SdkLink(builder.im, builder.platform, builder.encrypted, builder.patience);
        this.patience = builder.patience;
    }

    /**
     * Connects a Web client to this tenant. Nobody is logged in yet.
     *
     * @throws MockImException if the mock cannot be reached
     */
    public static MockImClient connect(MockIm im) {
        return builder(im).connect();
    }

    /** Connects one that differs from the default. */
    public static Builder builder(MockIm im) {
        return new Builder(im);
    }

    /**
     * Logs in. The first login of a user makes an account. Whoever was logged in here before is logged out.
     *
     * @param userSig the text presented; whatever it is, it is the mock that judges
     * @throws MockImClientException if the login is refused, with the mock's code, such as 70001
     */
    public void login(String userId, String userSig) {
        link.login(requireNonNull(userId, "userId"), requireNonNull(userSig, "userSig"));
    }

    /** Logs in as the user that the UserSig is for; as {@link #login(String, String)}. */
    public void login(UserSig userSig) {
        login(userSig.userId(), userSig.text());
    }

    /** Whether somebody is logged in: not kicked, not expired, not logged out, as far as this client has been told. */
    public boolean isLoggedIn() {
        return link.isLoggedIn();
    }

    /**
     * Sends a text to a user.
     *
     * @return its MsgKey
     * @throws MockImClientException if it is refused, such as with 20007 if the user has blocked the sender
     */
    public String send(String userId, String text) {
        ObjectNode body = text(text).put("To_Account", requireNonNull(userId, "userId"));
        body.put("MsgSeq", random()).put("MsgRandom", random());
        return link.ask("openim.sendmsg", body).path("MsgKey").asText();
    }

    /**
     * Sends a text to a group.
     *
     * @return its MsgSeq
     * @throws MockImClientException if it is refused, such as with 10007 if the sender is not in the group
     */
    public long sendToGroup(String groupId, String text) {
        ObjectNode body = text(text).put("GroupId", requireNonNull(groupId, "groupId"));
        body.put("Random", random());
        return link.ask("group_open_http_svc.send_group_msg", body)
                .path("MsgSeq")
                .asLong();
    }

    private ObjectNode text(String text) {
        ObjectNode body = SdkJson.nothing();
        ObjectNode element = body.putArray("MsgBody").addObject().put("MsgType", "TIMTextElem");
        element.putObject("MsgContent").put("Text", requireNonNull(text, "text"));
        return body;
    }

    private static long random() {
        return ThreadLocalRandom.current().nextLong(1L << 32);
    }

    /** The messages that have come so far, oldest first, each once; at login those that were sent to the user before. */
    public List<ReceivedMessage> messages() {
        return link.inbox().list();
    }

    /**
     * Waits until so many messages have come since the client was connected, no longer than {@link Builder#patience}.
     *
     * @return all that have come
     * @throws MockImException if there are fewer when the time is up; it says what did come
     */
    public List<ReceivedMessage> messages(int atLeast) {
        try {
            List<ReceivedMessage> messages = link.inbox().await(atLeast, patience);
            if (messages.size() < atLeast) {
                throw new MockImException("waited " + Inbox.describe(patience) + " for " + atLeast + " messages, and "
                        + messages.size() + " came: " + messages);
            }
            return messages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MockImException("waiting for messages was interrupted", e);
        }
    }

    /** Calls this when the client is kicked. The client is logged out then. */
    public void onKicked(Consumer<KickReason> handler) {
        link.onKicked(requireNonNull(handler, "handler"));
    }

    /**
     * Calls this when the UserSig runs out while the client is logged in: when the tenant's clock was moved past its end, at
     * once; when time just goes by, within a second. The client is logged out then.
     */
    public void onUserSigExpired(Runnable handler) {
        link.onExpired(requireNonNull(handler, "handler"));
    }

    /**
     * Asks for anything that a client can ask for, as JSON.
     *
     * @param command as on the wire, such as {@code openim.getroammsg}
     * @param json the body
     * @return the answer's body
     * @throws IllegalArgumentException if it is no JSON object
     * @throws MockImClientException if it is refused
     */
    public String ask(String command, String json) {
        return link.ask(requireNonNull(command, "command"), SdkJson.object(json))
                .toString();
    }

    /** Logs out. Doing it twice is fine. */
    public void logout() {
        link.logout();
    }

    /** Hangs up without logging out, as closing a page does. Doing it twice is fine. */
    @Override
    public void close() {
        link.close();
    }

    /** Who is logged in where, and no UserSig. */
    @Override
    public String toString() {
        return "MockImClient[" + link + "]";
    }

    /** The code of an answer. */
    static void requireOk(String what, JsonNode answer) {
        int code = answer.path("ErrorCode").asInt();
        if (code != 0) {
            throw new MockImClientException(
                    code,
                    what + " was refused with " + code + ": "
                            + answer.path("ErrorInfo").asText());
        }
    }

    /** Nobody is logged in. */
    static MockImClientException notLoggedIn(String what) {
        return new MockImClientException(
                ImError.SDK_NOT_LOGGED_IN, what + ": nobody is logged in on this client, or no more: login(...) first");
    }

    /** Collects how it shall be. Not thread-safe. */
    public static final class Builder {

        private final MockIm im;
        private String platform = "Web";
        private boolean encrypted;
        private Duration patience = Duration.ofSeconds(5);

        private Builder(MockIm im) {
            this.im = requireNonNull(im, "im");
        }

        /**
         * What it says it runs on, instead of {@code Web}: {@code Android}, {@code iPhone}, {@code iPad}, {@code Windows},
         * {@code Mac} or {@code Linux}.
         *
         * @throws IllegalArgumentException if it is none of them
         */
        public Builder platform(String platform) {
            SdkLink.platformNumber(platform);
            this.platform = platform;
            return this;
        }

        /** Connects by WSS, and trusts {@link MockIm#tls()} and nobody else. */
        public Builder encrypted() {
            this.encrypted = true;
            return this;
        }

        /** How long it waits for an answer, or for messages, instead of 5 seconds. */
        public Builder patience(Duration patience) {
            this.patience = requireNonNull(patience, "patience");
            return this;
        }

        /**
         * Connects.
         *
         * @throws MockImException if the mock cannot be reached
         */
        public MockImClient connect() {
            MockImClient client = new MockImClient(this);
            client.link.connect();
            return client;
        }
    }
}
