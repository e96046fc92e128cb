package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the jar that stands alone, with the JVM of the tests. */
public final class StandaloneJar {

    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.:]+");

    private StandaloneJar() {}

    /** Where it is. */
    public static String path() {
        String path = System.getProperty("standaloneJar");
        if (path == null) {
            throw new IllegalStateException("no system property standaloneJar");
        }
        return path;
    }

    /** A tool of the JDK that runs the tests. */
    public static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** A command line of its own. */
    public static List<String> command(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk("java")));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", path()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Where the mock listens that has just been started; takes the first line of what it says. */
    public static URI endpoint(Process served) throws IOException {
        return endpoint(String.valueOf(served.inputReader(UTF_8).readLine()));
    }

    /** Where the mock listens that has said this. */
    public static URI endpoint(String line) {
        Matcher address = ADDRESS.matcher(line);
        if (!address.find()) {
            throw new AssertionError("not served: " + line);
        }
        return URI.create(address.group());
    }
}
