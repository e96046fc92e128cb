package io.github.usersig.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Run in a JVM of its own: the tests of classes that a file names, one in each line. Says how many have succeeded, and waits to be
 * told to end, so that what it has used until then can be looked up from outside.
 */
final class FirstTest {

    private FirstTest() {}

    public static void main(String[] args) throws IOException {
        List<String> classes = Files.readAllLines(Path.of(args[0]));
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        classes.forEach(name -> request.selectors(selectClass(name)));
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request.build(), listener);
        listener.getSummary().getFailures().forEach(failure -> failure.getException()
                .printStackTrace());
        System.out.println(listener.getSummary().getTestsFoundCount() + " "
                + listener.getSummary().getTestsSucceededCount());
        System.in.read();
    }
}
