package io.github.usersig.mockim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a {@link MockImClient} does behind its methods: it logs in, keeps the login alive, and comes back after a break. */
final class SdkLink implements SdkConnection.Receiver {

    private static final List<String> PLATFORMS =
            List.of("Windows", "Android", "iPhone", "Mac", "Linux", "iPad", "Web"); // by their numbers, from 1

    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final int MOST_TRIES = 20;

    /** Who is logged in, and what the mock knows the login by. */
    private record Login(String userId, ObjectNode head) {}

    /** Threads that all clients share, and that keep no JVM alive. */
    private static final class Shared {

        private static final HttpClient HTTP = http().build();
        private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, Shared::thread);
        private static final ExecutorService HANDLERS = Executors.newCachedThreadPool(Shared::thread);

        static {
            TIMER.setRemoveOnCancelPolicy(true);
        }

        private static HttpClient.Builder http() {
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        }

        private static Thread thread(Runnable task) {
            Thread thread = new Thread(task, "mock-im-client");
            thread.setDaemon(true);
            return thread;
        }
    }

    private final MockIm im;
    private final int platform;
    private final Duration patience;
    private final HttpClient http;
    private final URI url;
    private final Inbox inbox = new Inbox();
    private final Once<KickReason> kicked = new Once<>();
    private final Once<Boolean> expired = new Once<>();
    private final Object connecting = new Object();
    private @Nullable SdkConnection connection;
    private @Nullable Login login;
    private @Nullable ScheduledFuture<?> heartbeats;
    private boolean closed;
    private boolean comingBack;
    private int tries;

    SdkLink(MockIm im, String platform, boolean encrypted, Duration patience) {
        this.im = im;
        this.http = encrypted ? Shared.http().sslContext(im.tls().sslContext()).build() : Shared.HTTP;
        this.platform = platformNumber(platform);
        this.patience = patience;
        this.url = URI.create((encrypted ? "wss://" + im.tls().endpoint().getRawAuthority() : im.webSocketEndpoint())
                + "/binfo?sdkappid=" + im.app().sdkAppId() + "&instanceid="
                + UUID.randomUUID().toString().replace("-", "") + "&platform=" + this.platform);
    }

    static int platformNumber(String platform) {
        int index = PLATFORMS.indexOf(platform);
        if (index < 0) {
            throw new IllegalArgumentException("platform \"" + platform + "\" must be one of " + PLATFORMS);
        }
        return index + 1;
    }

    Inbox inbox() {
        return inbox;
    }

    void onKicked(Consumer<KickReason> handler) {
        kicked.then(handler);
    }

    void onExpired(Runnable handler) {
        expired.then(always -> handler.run());
    }

    synchronized boolean isLoggedIn() {
        return login != null;
    }

    /** The connection, made if there is none. Who makes it keeps waiting nobody but those who need it. */
    SdkConnection connect() {
        synchronized (connecting) {
            SdkConnection open = present();
            if (open == null) {
                open = SdkConnection.open(http, url, patience, this);
                keep(open);
            }
            return open;
        }
    }

    private synchronized @Nullable SdkConnection present() {
        if (closed) {
            throw new MockImException("this client is closed: connect another one");
        }
        return connection;
    }

    private synchronized void keep(SdkConnection made) {
        if (closed) {
            made.close();
            throw new MockImException("this client was closed while it connected");
        }
        if (made.isLost()) {
            throw new MockImException("the connection to the mock was closed at once");
        }
        connection = made;
    }

    void login(String userId, String userSig) {
        logout();
        kicked.forget();
        expired.forget();
        ObjectNode head = head().put("identifier", userId).put("usersig", userSig);
        JsonNode answer = wait("login of " + userId, connect().ask("im_open_status.wslogin", head, loginBody()));
        MockImClient.requireOk("login of " + userId, answer);
        loggedIn(userId, answer);
        sync();
    }

    private static ObjectNode loginBody() {
        return SdkJson.nothing().put("State", "Online").put("InstType", 0).put("CustomInfo", "");
    }

    private ObjectNode head() {
        return SdkJson.nothing()
                .put("platform", platform)
                .put("sdkappid", im.app().sdkAppId());
    }

    private synchronized void loggedIn(String userId, JsonNode answer) {
        tries = 0;
        login = new Login(
                userId,
                head().put("a2", answer.path("A2Key").asText())
                        .put("tinyid", answer.path("TinyId").asText())
                        .put("status_instid", answer.path("InstId").asLong()));
        if (heartbeats == null) {
            heartbeats = Shared.TIMER.scheduleWithFixedDelay(
                    this::heartbeat, HEARTBEAT_MILLIS, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void heartbeat() {
        Login present = login;
        SdkConnection open = connection;
        if (present != null && open != null) {
            open.say("heartbeat.alive", present.head(), SdkJson.nothing());
        }
    }

    /** Fetches what was sent to the user while nobody was there to get it. */
    private void sync() {
        ObjectNode body = SdkJson.nothing().put("Cookie", "").put("SyncFlag", 0);
        for (JsonNode message : ask("openim.getmsg", body).path("MsgList")) {
            inbox.addToOne(message);
        }
    }

    JsonNode ask(String command, ObjectNode body) {
        Login present;
        SdkConnection open;
        synchronized (this) {
            present = login;
            open = connection;
        }
        if (present == null) {
            throw MockImClient.notLoggedIn(command);
        }
        JsonNode answer = wait(command, (open == null ? connect() : open).ask(command, present.head(), body));
        MockImClient.requireOk(command + " by " + present.userId(), answer);
        return answer;
    }

    private JsonNode wait(String what, CompletableFuture<JsonNode> answer) {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new MockImException(what + " got no answer within " + Inbox.describe(patience), e);
        } catch (ExecutionException e) {
            throw new MockImException(what + " got no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MockImException(what + " was interrupted", e);
        }
    }

    void logout() {
        Login before = loggedOut();
        SdkConnection open;
        synchronized (this) {
            open = connection;
        }
        if (before != null && open != null) {
            wait("logout of " + before.userId(), open.ask("im_open_status.wslogout", before.head(), SdkJson.nothing()));
        }
    }

    private synchronized @Nullable Login loggedOut() {
        Login before = login;
        login = null;
        if (heartbeats != null) {
            heartbeats.cancel(false);
            heartbeats = null;
        }
        return before;
    }

    synchronized void close() {
        closed = true;
        loggedOut();
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void pushed(JsonNode body) {
        for (JsonNode event : body.path("EventArray")) {
            event.path("C2cMsgArray").forEach(inbox::addToOne);
            event.path("GroupMsgArray").forEach(inbox::addToGroup);
            for (JsonNode notice : event.path("C2cNotifyMsgArray")) {
                JsonNode type = notice.path("KickoutMsgNotify").path("KickType");
                if (type.isNumber() && loggedOut() != null) {
                    kicked.happened(KickReason.of(type.asInt()));
                }
            }
        }
        acknowledge(body);
    }

    private synchronized void acknowledge(JsonNode body) {
        Login present = login;
        SdkConnection open = connection;
        if (body.path("NeedAck").asInt() == 1 && present != null && open != null) {
            open.say(
                    "openim.ws_msg_push_ack",
                    present.head(),
                    SdkJson.nothing().set("SessionData", body.path("SessionData")));
        }
    }

    @Override
    public void refused(int code) {
        if (code == ImError.USERSIG_EXPIRED.code() && loggedOut() != null) {
            expired.happened(true);
        }
    }

    @Override
    public synchronized void lost(SdkConnection gone) {
        if (gone == connection) { // another may have taken its place
            connection = null;
            comeBackLater();
        }
    }

    private synchronized void comeBackLater() {
        if (login != null && !closed && !comingBack && tries < MOST_TRIES) {
            long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 10));
            tries++;
            comingBack = true;
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, Shared.HANDLERS)
                    .execute(this::comeBack);
        }
    }

    private synchronized Optional<Login> whoComesBack() {
        comingBack = false;
        return closed ? Optional.empty() : Optional.ofNullable(login);
    }

    private void comeBack() {
        Optional<Login> before = whoComesBack();
        if (before.isEmpty()) {
            return;
        }
        SdkConnection used = null;
        try {
            used = connect();
            JsonNode answer = wait(
                    "login", used.ask("im_open_status.wslogin", before.get().head(), loginBody()));
            if (answer.path("ErrorCode").asInt() == 0) {
                loggedIn(before.get().userId(), answer);
                sync();
            } else if (loggedOut() != null) { // 70001 has told of itself
                kicked.happened(KickReason.REST);
            }
        } catch (MockImException e) {
            giveUp(used);
        }
    }

    /** Leaves a connection that gives no good answer, if there is one, and tries again. */
    private synchronized void giveUp(@Nullable SdkConnection silent) {
        if (silent != null) {
            silent.close();
            if (silent == connection) {
                connection = null;
            }
        }
        comeBackLater();
    }

    @Override
    public synchronized String toString() {
        return Optional.ofNullable(login).map(Login::userId).orElse("nobody") + " at " + im.webSocketEndpoint();
    }

    /** Something that a handler wants to know of once, be it before or after. */
    private static final class Once<T> {

        private @Nullable T value;
        private @Nullable Consumer<T> handler;

        synchronized void happened(T happened) {
            value = happened;
            tell();
        }

        synchronized void then(Consumer<T> newHandler) {
            handler = newHandler;
            tell();
        }

        synchronized void forget() {
            value = null;
        }

        private void tell() {
            Consumer<T> told = handler;
            T what = value;
            if (told != null && what != null) {
                value = null;
                Shared.HANDLERS.execute(() -> told.accept(what));
            }
        }
    }
}
