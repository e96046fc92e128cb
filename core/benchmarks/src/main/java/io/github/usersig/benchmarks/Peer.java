package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Run in a JVM of its own: what the mock is compared with, or the app that it calls. Says where it listens, and ends with its input. */
final class Peer {

    /** Where the app says how many webhooks came after something. */
    static final String COUNT = "/count";

    private Peer() {}

    public static void main(String[] args) throws Exception {
        System.out.println(
                switch (args[0]) {
                    case "jetty" -> Servers.uri(Servers.jetty().getURI().getPort());
                    case "busy" -> busy();
                    case "wiremock" -> Servers.uri(Servers.wireMock().port());
                    default -> Servers.uri(app().getURI().getPort());
                });
        while (System.in.read() >= 0) {
            // whoever has started it closes its input, or is gone
        }
        System.exit(0);
    }

    /** Nothing that anybody could ask, but a thread that never rests. */
    private static String busy() {
        Thread busy = new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        });
        busy.setDaemon(true);
        busy.start();
        return "http://127.0.0.1:0";
    }

    /** An app that answers every webhook at once, without looking at it but for whether it came after something, which it counts. */
    static Server app() throws Exception {
        byte[] ok = "{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0}".getBytes(US_ASCII);
        AtomicLong after = new AtomicLong();
        Server app = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        app.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                String query = String.valueOf(request.getHttpURI().getQuery());
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                boolean asked = request.getHttpURI().getPath().equals(COUNT);
                if (query.contains("CallbackAfter")) {
                    after.incrementAndGet();
                }
                byte[] answer = asked ? after.toString().getBytes(US_ASCII) : ok;
                response.write(true, ByteBuffer.wrap(answer), callback);
                return true;
            }
        });
        app.start();
        return app;
    }
}
