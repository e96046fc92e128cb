package io.github.usersig.mockim.server.internal.start;

import java.util.Optional;

/** Says on a Java that is too old what to do; otherwise runs the command line. */
public final class Start {

    private static final int NEEDED = 17;

    private Start() {}

    /** Runs the command line and ends the JVM with its exit code; 1 on a Java that is too old. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Optional<String> complaint =
                complaint(System.getProperty("java.specification.version"), System.getProperty("java.home"));
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            System.exit(1);
        }
        // By name: its class file is one that an old Java cannot read.
        Class.forName("io.github.usersig.mockim.server.internal.cli.MockImCli")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    static Optional<String> complaint(String version, String home) {
        // Before 9 it was 1.8.
        int java = Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
        return java >= NEEDED
                ? Optional.empty()
                : Optional.of("mock-im needs Java " + NEEDED + " or newer, and this is Java " + java + " (" + home
                        + "): run it with the java command of a newer one, or point JAVA_HOME and PATH at it");
    }
}
