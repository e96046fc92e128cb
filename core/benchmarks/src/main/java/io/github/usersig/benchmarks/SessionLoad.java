package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clients of {@link SessionReport}, all on one thread: user i sends to user i+1, over and over. Prints {@code online} when all
 * are, waits for a line, and then prints how many messages it sent, how many came, how many of those were doubled or out of order, and
 * the p99 in microseconds of those after the warm-up.
 */
final class SessionLoad {

    private static final Pattern STAMP = Pattern.compile("stamp (\\d+) (\\d+)");
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int WARM_UP_SECONDS = 10;

    private final Selector selector = Selector.open();
    private final SessionSocket[] sockets;
    private final long[] sent;
    private final long[] received;
    private final long[] times;
    private final int warmUp;
    private int delivered;
    private int disordered;
    private int loggedIn;

    private SessionLoad(int sessions, int messages, int warmUp) throws IOException {
        sockets = new SessionSocket[sessions];
        sent = new long[sessions];
        received = new long[sessions];
        times = new long[messages];
        this.warmUp = warmUp;
    }

    static String user(int number) {
        return "user" + number;
    }

    public static void main(String[] args) throws IOException {
        URI endpoint = URI.create(args[0]);
        SdkApp app = SdkApp.of(Long.parseLong(args[1]), args[2]);
        int perSecond = Integer.parseInt(args[4]);
        int seconds = Integer.parseInt(args[5]);
        SessionLoad load = new SessionLoad(
                Integer.parseInt(args[3]), perSecond * (seconds + WARM_UP_SECONDS), perSecond * WARM_UP_SECONDS);
        load.connect(endpoint, app);
        System.out.println("online");
        while (System.in.available() == 0) {
            load.turn(10);
        }
        load.run(perSecond);
        System.exit(0); // the sockets are closed with the process
    }

    private void connect(URI endpoint, SdkApp app) throws IOException {
        UserSigIssuer issuer = UserSigIssuer.of(app);
        InetSocketAddress address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = new SessionSocket(address, app.sdkAppId(), i);
            sockets[i].channel().register(selector, SelectionKey.OP_READ, sockets[i]);
            sockets[i].send("{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":1,\"identifier\":\"" + user(i)
                    + "\",\"usersig\":\"" + issuer.issue(user(i)).text() + "\"},\"body\":{}}");
            turn(0);
        }
        while (loggedIn < sockets.length) {
            turn(10);
        }
    }

    /** Sends at an even pace, with a heartbeat of each session every ten seconds, until all is there or time is up. */
    private void run(int perSecond) throws IOException {
        long start = System.nanoTime();
        long beats = 0;
        int next = 0;
        long last = start;
        while (delivered < times.length && System.nanoTime() - last < GRACE_NANOS) {
            long now = System.nanoTime();
            for (long due = (now - start) * perSecond / 1_000_000_000L; next < Math.min(due, times.length); next++) {
                sendTo(next % sockets.length);
                last = now;
            }
            for (long due = (now - start) * sockets.length / HEARTBEAT_NANOS; beats < due; beats++) {
                sockets[(int) (beats % sockets.length)].send(
                        "{\"head\":{\"servcmd\":\"heartbeat.alive\",\"seq\":2},\"body\":{}}");
            }
            turn(1);
        }
        long[] sorted = Arrays.copyOfRange(times, warmUp, Math.max(warmUp, Math.min(delivered, times.length)));
        Arrays.sort(sorted);
        double p99 = sorted.length == 0 ? Double.NaN : sorted[(int) (sorted.length * 0.99)] / 1e3;
        System.out.printf(Locale.ROOT, "%d %d %d %f%n", times.length, delivered, disordered, p99);
    }

    private void sendTo(int from) throws IOException {
        int to = (from + 1) % sockets.length;
        sockets[from].send("{\"head\":{\"servcmd\":\"openim.sendmsg\",\"seq\":3},\"body\":{\"To_Account\":\"" + user(to)
                + "\",\"MsgSeq\":" + sent[to] + ",\"MsgRandom\":" + sent[to]
                + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"stamp " + ++sent[to] + " "
                + System.nanoTime() + "\"}}]}}");
    }

    private void turn(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready, millis);
        }
    }

    private void ready(SelectionKey key) {
        SessionSocket socket = (SessionSocket) key.attachment();
        for (byte[] frame : socket.receive()) {
            take(socket, new String(frame, UTF_8));
        }
    }

    private void take(SessionSocket socket, String frame) {
        if (frame.contains("im_open_status.wslogin")) {
            if (!frame.contains("\"ErrorCode\":0")) {
                throw new IllegalStateException(frame);
            }
            loggedIn++;
            return;
        }
        Matcher stamp = STAMP.matcher(frame);
        if (frame.contains("msg_push") && stamp.find()) {
            int to = socket.number();
            disordered += Long.parseLong(stamp.group(1)) == received[to] + 1 ? 0 : 1;
            received[to] = Long.parseLong(stamp.group(1));
            if (delivered < times.length) {
                times[delivered] = System.nanoTime() - Long.parseLong(stamp.group(2));
            }
            delivered++;
        }
    }
}
