package io.github.usersig.junit5;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a test class in a JVM of its own by JUnit's launcher, as a build tool does. */
final class ChildJvm {

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private String classPath = System.getProperty("java.class.path");

    ChildJvm withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ChildJvm withOption(String option) {
        options.add(option);
        return this;
    }

    /** With the clock agent that this JVM has. */
    ChildJvm withClockAgent(String arguments) {
        String agent = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.matches("-javaagent:.*usersig-clock-agent.*"))
                .findFirst()
                .orElseThrow();
        return withOption(agent + "=" + arguments);
    }

    ChildJvm withClassPath(Path more) {
        classPath = more + File.pathSeparator + classPath;
        return this;
    }

    /** Without the jars or folders whose path holds this. */
    ChildJvm withoutFromClassPath(String part) {
        classPath = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains(part))
                .collect(Collectors.joining(File.pathSeparator));
        return this;
    }

    /** What was printed: a line for each report entry, one for each failure, and how many tests passed and failed. */
    String run(Class<?> testClass) throws IOException, InterruptedException {
        Path out = Files.createTempFile("child", ".out");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", classPath, ChildJvm.class.getName(), testClass.getName()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(testClass + " still runs after two minutes");
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }

    public static void main(String[] arguments) throws ClassNotFoundException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(arguments[0])))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary, new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                System.out.println(entry.getKeyValuePairs());
            }
        });
        summary.getSummary().getFailures().forEach(failure -> System.out.println(failure.getException()));
        System.out.printf(
                "%d passed, %d failed%n",
                summary.getSummary().getTestsSucceededCount(),
                summary.getSummary().getTotalFailureCount());
        System.exit(0);
    }
}
