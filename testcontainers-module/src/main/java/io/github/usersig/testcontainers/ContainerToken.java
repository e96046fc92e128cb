package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.command.CreateContainerCmd;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/**
 * The control token of a mock in a container. It gets there in a file, not as a variable: so neither the engine nor a log of its
 * requests shows it, all that want the same can reuse one container, and whoever finds that reads the token in it.
 */
final class ContainerToken {

    private static final String FILE = GivenFiles.FOLDER + "control-token";

    private static final int BYTES = 32;

    private final String made = random();
    private boolean off;
    private @Nullable String held;

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Does without. */
    void switchOff() {
        off = true;
    }

    /** Tells a mock that is about to be made where its token is. */
    void announce(CreateContainerCmd command) {
        if (off) {
            return;
        }
        List<String> environment = new ArrayList<>(command.getEnv() == null ? List.of() : List.of(command.getEnv()));
        environment.add("MOCK_IM_CONTROL_TOKEN_FILE=" + FILE);
        command.withEnv(environment);
    }

    /** Puts it into a container that was made, and is not started yet. */
    void putInto(GenericContainer<?> container) {
        if (!off) {
            container.copyFileToContainer(Transferable.of(made), FILE);
        }
    }

    /** Takes note of what a container has that was started, or found. */
    void takeFrom(GenericContainer<?> container, boolean found) {
        held = off
                ? null
                : found ? container.copyFileFromContainer(FILE, in -> new String(in.readAllBytes(), UTF_8)) : made;
    }

    /** What to send to the mock; null if that is nothing. */
    @Nullable
    String held() {
        return held;
    }

    /** The container is gone. */
    void forget() {
        held = null;
    }
}
