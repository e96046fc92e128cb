package io.github.usersig.clock.internal.attach;

import java.io.File;
import java.net.URISyntaxException;
import java.security.CodeSource;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/** Loads the agent into the JVM it is called in. Knows the agent's other classes by name only: they belong on the boot path. */
public final class SelfAttach {

    private static final String INSTALLATION = "io.github.usersig.clock.internal.Installation";
    private static final String AGENT = "io.github.usersig.clock.internal.agent.Agent";

    private SelfAttach() {}

    public static boolean isAgentPresent() {
        try {
            return (boolean) Class.forName(INSTALLATION, false, null)
                    .getMethod("isComplete")
                    .invoke(null);
        } catch (ReflectiveOperationException notThere) {
            return false;
        }
    }

    public static synchronized void attach() {
        if (isAgentPresent()) {
            return;
        }
        File jar = jar();
        System.err.println(
                "UserSig TestKit: attaching the clock agent to the running JVM. Better start it with -javaagent:" + jar
                        + " -- classes loaded so far keep their System.currentTimeMillis() real.");
        try {
            ByteBuddyAgent.attach(jar, ByteBuddyAgent.ProcessProvider.ForCurrentVm.INSTANCE);
        } catch (RuntimeException e) {
            requireNoFailure(e);
            throw new IllegalStateException(
                    "This JVM does not let an agent attach; start it with -javaagent:" + jar
                            + ", or allow it with -XX:+EnableDynamicAgentLoading",
                    e);
        }
        if (!isAgentPresent()) {
            requireNoFailure(null);
            throw new IllegalStateException(
                    "The clock agent was attached but did not start; see the standard error stream");
        }
    }

    /** Only if the JVM has let the agent in is there one; where it was loaded the system's class loader knows. */
    private static void requireNoFailure(@Nullable Throwable thrown) {
        Object failure;
        try {
            failure = Class.forName(AGENT, false, ClassLoader.getSystemClassLoader())
                    .getMethod("failure")
                    .invoke(null);
        } catch (ReflectiveOperationException notThere) {
            return;
        }
        if (failure != null) {
            throw new IllegalStateException("The clock agent was attached but cannot start. " + failure, thrown);
        }
    }

    private static File jar() {
        CodeSource source = SelfAttach.class.getProtectionDomain().getCodeSource();
        try {
            File file = source == null ? null : new File(source.getLocation().toURI());
            if (file != null && file.isFile()) {
                return file;
            }
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            // said below
        }
        throw new IllegalStateException("The clock agent's classes do not come from its jar (but from "
                + (source == null ? "nowhere" : source.getLocation()) + "), and only a jar can be attached");
    }
}
