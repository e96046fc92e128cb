package io.github.usersig.testcontainers.internal.jvm;

import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;

/** The option by which a JVM lets a debugger attach. */
public final class DebugOption {

    /** What the JVM says once one can. */
    public static final String LISTENING = "Listening for transport dt_socket at address";

    private static final Pattern ANY = Pattern.compile("-agentlib:jdwp=|-Xrunjdwp:");

    private DebugOption() {}

    /** Adds it, unless there is one already: a JVM takes but one. An address that Java 8 knows too, which has no {@code *}. */
    public static void addTo(GenericContainer<?> container, int port, boolean waiting) {
        JavaToolOptions.add(
                container,
                ANY,
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (waiting ? "y" : "n") + ",address=0.0.0.0:"
                        + port);
    }
}
