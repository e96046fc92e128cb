package io.github.usersig.mockim.server.internal.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The HTTP client of all tenants, made when the first webhook is sent. Its threads are not those of the doors, and keep no JVM alive:
 * an app that is slow, or whose name is slow to look up, holds up nobody else.
 */
final class WebhookClient {

    private static final int MOST_THREADS = 32;
    private static final int LEAST_THREADS = 3;

    /** Those that look up names of hosts, which may take seconds. */
    private static final int LOOKING_UP = 8;

    /** Shorter than servers keep connections, or a webhook now and then would find its connection just closed. */
    private static final Duration KEPT_IDLE = Duration.ofSeconds(4);

    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final int IDLE_SECONDS = 5;

    private static final class Shared {
        static final HttpClient CLIENT = start();
    }

    private WebhookClient() {}

    private static HttpClient start() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_SECONDS * 1_000);
        threads.setName("mock-im-webhooks");
        threads.setDaemon(true);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setScheduler(new ScheduledExecutorScheduler("mock-im-webhooks-timer", true));
        client.setMaxConnectionsPerDestination(Integer.MAX_VALUE); // each that waits has one of its own
        client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
        client.setIdleTimeout(KEPT_IDLE.toMillis());
        client.setConnectTimeout(CONNECTING.toMillis());
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setSocketAddressResolver(
                new SocketAddressResolver.Async(lookingUp(), client.getScheduler(), CONNECTING.toMillis()));
        LifeCycle.start(client);
        client.getContentDecoderFactories().clear();
        return client;
    }

    private static ThreadPoolExecutor lookingUp() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                LOOKING_UP, LOOKING_UP, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "mock-im-webhooks-names");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** A POST that has so much time, from being sent to the last byte of its answer. */
    static Request request(URI url, Duration timeout) {
        long millis = millis(timeout);
        return Shared.CLIENT
                .newRequest(url)
                .method("POST")
                .timeout(millis, TimeUnit.MILLISECONDS)
                .idleTimeout(millis + KEPT_IDLE.toMillis(), TimeUnit.MILLISECONDS); // or who waits would count as idle
    }

    /** Does something later. */
    static void after(Duration delay, Runnable action) {
        Shared.CLIENT.getScheduler().schedule(() -> execute(action), millis(delay), TimeUnit.MILLISECONDS);
    }

    /** Does something on a thread of its own. */
    static void execute(Runnable action) {
        Shared.CLIENT.getExecutor().execute(action);
    }

    private static long millis(Duration duration) {
        Duration most = Duration.ofDays(365_000);
        return Math.max(1, (duration.compareTo(most) < 0 ? duration : most).toMillis());
    }
}
