package io.github.usersig.clock.internal.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Where the JVM enters. */
public final class Agent {

    /** What has kept it from starting, for whoever attaches in this JVM. The JVM's own answer is a number. */
    private static volatile @Nullable String failure;

    private Agent() {}

    public static @Nullable String failure() {
        return failure;
    }

    /** At the start of the JVM, before the app. What is wrong then stops the JVM. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            install(arguments, instrumentation, true);
        } catch (Throwable e) {
            stop(explanation(e));
        }
    }

    /** What cannot work must not look as if it did. */
    static void stop(String why) {
        complain(why);
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }

    /** In a running JVM. What is wrong then is told to whoever attaches, and the app goes on. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        try {
            install(arguments, instrumentation, false);
        } catch (Throwable e) {
            failure = explanation(e);
            complain(failure);
            throw e;
        }
    }

    private static void complain(String why) {
        System.err.println("UserSig TestKit: the clock agent cannot start. " + why);
    }

    private static void install(@Nullable String arguments, Instrumentation instrumentation, boolean atStart)
            throws Exception {
        if (Agent.class.getClassLoader() == null) {
            Installer.install(arguments, instrumentation, atStart);
            return;
        }
        if (!onBootPath()) {
            appendToBootPath(instrumentation);
        }
        Class.forName("io.github.usersig.clock.internal.agent.Installer", true, null)
                .getMethod("install", String.class, Instrumentation.class, boolean.class)
                .invoke(null, arguments, instrumentation, atStart);
    }

    private static boolean onBootPath() {
        try {
            Class.forName("io.github.usersig.clock.internal.agent.Installer", false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The manifest names this jar by the names it usually has. Under another name it has to be added here. */
    private static void appendToBootPath(Instrumentation instrumentation) throws IOException, URISyntaxException {
        // By way of the URI: the path of an URL has its spaces and its letters beyond ASCII as percent signs and
        // numbers.
        File jar = new File(
                Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        System.err.println(
                "UserSig TestKit: the clock agent's jar has been renamed. It works, but under its own name, or as"
                        + " usersig-clock-agent.jar, it starts faster and without a warning of the JVM.");
        try (JarFile file = new JarFile(jar)) {
            instrumentation.appendToBootstrapClassLoaderSearch(file);
        }
    }

    private static String explanation(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause instanceof ReflectiveOperationException) {
            cause = cause.getCause();
        }
        if (!(cause instanceof IllegalArgumentException || cause instanceof IllegalStateException)) {
            cause.printStackTrace();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
