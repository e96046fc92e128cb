package io.github.usersig.mockim.server.internal.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;

/** Reads a body as long as it is no longer than it may be; of a longer one the rest is not even fetched. */
abstract class LimitedBody implements Response.Listener {

    /** How much of an answer is read. One that changes a message has at most 12 KB. */
    static final int LONGEST = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public final void onContent(Response response, ByteBuffer content) {
        if (bytes.size() + content.remaining() > LONGEST) {
            CompletableFuture<Boolean> unused =
                    response.abort(new IOException("the answer is longer than " + LONGEST + " bytes"));
            return;
        }
        byte[] chunk = new byte[content.remaining()];
        content.get(chunk);
        bytes.writeBytes(chunk);
    }

    final byte[] bytes() {
        return bytes.toByteArray();
    }
}
