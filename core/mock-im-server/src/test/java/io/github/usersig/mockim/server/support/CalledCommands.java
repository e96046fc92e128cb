package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes which commands of the REST API the tests of a whole run call, so that a later phase can tell which are left out. Calls
 * that try all commands alike do not count. A run of some classes only leaves no note.
 */
public final class CalledCommands implements TestExecutionListener {

    /** The folder of this class, or the jar where another module runs these tests. */
    private static final Path CLASSES = classes();

    /** What is noted: a command in each line. Beside the classes, for the two phases work in different folders. */
    public static final Path NOTE = CLASSES.resolveSibling("called-commands.txt");

    private static final Set<String> CALLED = ConcurrentHashMap.newKeySet();

    static void add(String command) {
        boolean alike = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(".CatalogueTest")
                        || frame.getClassName().endsWith(".Samples")));
        if (!alike) {
            CALLED.add(command);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Set<String> run = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(source -> source.stream())
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .collect(Collectors.toSet());
        if (run.stream().noneMatch(name -> name.endsWith("Test")) || !Files.isDirectory(CLASSES)) {
            return; // the integration tests, which come later, or no run of the build
        }
        try {
            Files.deleteIfExists(NOTE);
            if (run.containsAll(all())) {
                Files.write(NOTE, new TreeSet<>(CALLED), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classes() {
        try {
            return Path.of(CalledCommands.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(file.contains("\\") ? '\\' : '/', '.'))
                    .collect(Collectors.toSet());
        }
    }
}
