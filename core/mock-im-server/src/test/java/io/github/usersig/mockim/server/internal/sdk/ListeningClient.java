package io.github.usersig.mockim.server.internal.sdk;

import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** A client that shows the frames that are pushed to it, as they are. Single quotes in what it asks stand for double ones. */
final class ListeningClient implements AutoCloseable {

    private final RawClient client;
    private final List<String> frames = new ArrayList<>();
    private int asked = 1;

    /** A client in which this user is logged in. */
    ListeningClient(MockIm im, String userId) {
        client = new RawClient(im.endpoint(), im.app());
        try {
            client.logIn(userId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks something, and gives the answer, whatever it says. */
    String ask(String command, String body, Object... arguments) {
        try {
            String json = String.format(Locale.ROOT, body, arguments).replace('\'', '"');
            client.send("{\"head\":{\"servcmd\":\"" + command + "\",\"seq\":" + ++asked + "},\"body\":" + json + "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next("\"servcmd\":\"" + command + "\"", "\"seq\":" + asked);
    }

    /** The next frame that holds all of these, of those that came or are to come; what else comes stays for later. */
    String next(String... parts) {
        for (Iterator<String> each = frames.iterator(); each.hasNext(); ) {
            String frame = each.next();
            if (holds(frame, parts)) {
                each.remove();
                return frame;
            }
        }
        try {
            while (true) {
                String frame = client.read();
                if (holds(frame, parts)) {
                    return frame;
                }
                if (frame.equals("gone")) {
                    throw new AssertionError("hung up on before " + List.of(parts) + " came; there came " + frames);
                }
                frames.add(frame);
            }
        } catch (IOException e) {
            throw new AssertionError("no " + List.of(parts) + " came; there came " + frames, e);
        }
    }

    private static boolean holds(String frame, String... parts) {
        for (String part : parts) {
            if (!frame.contains(part.replace('\'', '"'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
