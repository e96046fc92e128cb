package io.github.usersig.benchmarks;

import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls of many kinds on a small heap, which they fill within each minute. After it the tenant is reset. No call may stay without an
 * answer; a refusal, because the heap is full, is one.
 */
final class Soak {

    private static final int CLIENTS = 8;

    private final ServerProcess server;
    private final String query;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final List<Throwable> unanswered = Collections.synchronizedList(new ArrayList<>());

    private Soak(ServerProcess server, String query) {
        this.server = server;
        this.query = query;
    }

    /** Returns whether the server has borne it. */
    static boolean run(Path jar, String seed, String query, int minutes) throws Exception {
        try (ServerProcess server = ServerProcess.start(jar, seed, "-Xmx128m");
                MockImBackend backend = MockImBackend.connect(server.endpoint())) {
            return new Soak(server, query).run(backend.tenant(ServerProcess.APP), minutes);
        }
    }

    private boolean run(MockIm im, int minutes) throws Exception {
        int full = 0;
        for (int minute = 1; minute <= minutes && unanswered.isEmpty(); minute++) {
            long refusedBefore = refused.get();
            ask(Duration.ofMinutes(1));
            full += refused.get() > refusedBefore ? 1 : 0;
            im.reset();
            im.importAccounts("alice", "bob");
            if (!im.messages("alice", "bob").isEmpty()) {
                throw new IOException("a tenant that was reset has messages");
            }
            System.out.printf(Locale.ROOT, "%d min: %s answered, %s refused%n", minute, answered, refused);
        }
        boolean met = unanswered.isEmpty() && server.isAlive() && full == minutes;
        System.out.printf(
                Locale.ROOT,
                "%d minutes at -Xmx128m: %s calls answered, %s of them refused, the heap full in %d of them, unanswered %s"
                        + " (target: none), the server has %s: %s%n",
                minutes,
                answered,
                refused,
                full,
                unanswered,
                server.isAlive() ? "borne it" : "ended",
                met ? "met" : "MISSED");
        return met;
    }

    private void ask(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            Thread client = new Thread(() -> ask(number, end));
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private void ask(int client, long endNanos) {
        try (Asker asker = new Asker(server.endpoint())) {
            for (int turn = 0; System.nanoTime() < endNanos; turn++) {
                String answer = asker.ask(request(client, turn));
                answered.incrementAndGet();
                if (answer.contains("60008")) {
                    refused.incrementAndGet();
                }
            }
        } catch (IOException e) {
            unanswered.add(e);
        }
    }

    private byte[] request(int client, int turn) {
        return switch (turn % 8) {
            case 0 ->
                Load.post("/v4/im_open_login_svc/account_check?" + query, "{\"CheckItem\":[{\"UserID\":\"alice\"}]}");
            case 1 -> Asker.get("/__mock/ready");
            case 2 ->
                Load.post(
                        "/v4/profile/portrait_get?" + query,
                        "{\"To_Account\":[\"alice\"],\"TagList\":[\"Tag_Profile_IM_Nick\"]}");
            case 3 -> Asker.get("/__mock/tenants");
            default -> Servers.sendMsg(query, client + turn * CLIENTS, "x".repeat(8_000));
        };
    }
}
