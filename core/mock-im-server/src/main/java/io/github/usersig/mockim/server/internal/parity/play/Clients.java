package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;

/** The users' clients in a scenario: the published web client, one for each user. */
public interface Clients extends AutoCloseable {

    /** Has a client log in, and waits until it is ready. */
    JsonNode login(String step, String client, String userId, String userSig, Duration patience);

    /** Has a client do something, and says what came of it. */
    JsonNode does(String step, String client, String method, ArrayNode args, Duration patience);

    /** Waits until a client hears an event, which it may have done already, and says what it heard. */
    JsonNode hears(String step, String client, String event, Duration patience);

    /** Ends them all; the next scenario starts its own. */
    @Override
    void close();
}
