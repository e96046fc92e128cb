package io.github.usersig.clock.internal;

import java.io.File;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.List;

/** Whether the agent is in this JVM, and what it was told about packages. */
public final class Installation {

    private static volatile boolean complete;
    private static volatile List<String> included = List.of();

    private Installation() {}

    public static void include(List<String> packages) {
        included = List.copyOf(packages);
    }

    public static void complete() {
        complete = true;
    }

    public static boolean isComplete() {
        return complete;
    }

    public static List<String> included() {
        return included;
    }

    /** Why the agent is not in this JVM or not in reach, and what to add to which build. */
    public static String whyIncomplete() {
        return agentIsElsewhere() ? OTHER_LOADER : missing();
    }

    private static final String OTHER_LOADER = """
        The clock agent is in this JVM, but this AppClock is not its own: it was loaded by %s.
        Either AppClock was used before ClockAgent.attach(): call that first, say in a static block of the test.
        Or a class loader looks into its own jars first: let it take the package io.github.usersig.clock from its parent.\
        """.formatted(Installation.class.getClassLoader());

    private static boolean agentIsElsewhere() {
        try {
            Class<?> agents = Class.forName(Installation.class.getName(), false, null);
            return agents != Installation.class
                    && (boolean) agents.getMethod("isComplete").invoke(null);
        } catch (ReflectiveOperationException notThere) {
            return false;
        }
    }

    private static String missing() {
        return """
            The clock agent is not in this JVM, so its clock cannot be moved. Start the JVM with -javaagent:

            Maven, in the pom.xml of the tests:
              <plugin>
                <artifactId>maven-dependency-plugin</artifactId>
                <executions><execution><goals><goal>properties</goal></goals></execution></executions>
              </plugin>
              <plugin>
                <artifactId>maven-surefire-plugin</artifactId>
                <configuration>
                  <argLine>@{argLine} -javaagent:${io.github.usersig:usersig-clock-agent:jar}</argLine>
                </configuration>
              </plugin>
              (and <argLine/> among the <properties>, if nothing else sets it)

            Gradle, in build.gradle:
              test {
                jvmArgs "-javaagent:${configurations.testRuntimeClasspath.find { it.name.startsWith('usersig-clock-agent') }}"
              }

            IDE, as VM option of the test run:
              -javaagent:%s

            Where no option can be given: ClockAgent.attach(), before AppClock is used for the first time.\
            """.formatted(jar());
    }

    /** This class's own jar, so that the line can be pasted as it is. */
    private static String jar() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null && source.getLocation() != null) {
                File file = new File(source.getLocation().toURI());
                if (file.isFile()) {
                    return file.toString();
                }
            }
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            // then the name must do
        }
        return "/path/to/usersig-clock-agent.jar";
    }
}
