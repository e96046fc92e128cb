package io.github.usersig.clock.internal;

import java.io.File;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the agent is in this JVM, and what it was told about packages. */
public final class Installation {

    /** What the names of classes begin with that hand calls on to us; see {@code Relays}. */
    public static final String RELAYS = "java.lang.UserSigTestKit_";

    private static volatile boolean complete;
    private static volatile List<String> included = List.of();

    private static volatile @Nullable Supplier<List<String>> loadedClasses;

    private static volatile @Nullable Runnable opensTheJdk;

    private static volatile @Nullable Runnable beforeFirstScheduler;

    private Installation() {}

    /** What has to be done before the first scheduler follows a clock, and costs nothing where none ever does. */
    public static void beforeFirstScheduler(Runnable preparation) {
        beforeFirstScheduler = preparation;
    }

    /** To be called before a scheduler follows a clock. If it fails, it will be tried again. */
    public static synchronized void prepareSchedulers() {
        Runnable preparation = beforeFirstScheduler;
        if (preparation != null) {
            preparation.run();
            beforeFirstScheduler = null;
        }
    }

    /** How to open what the JDK keeps to itself, when somebody needs it. */
    public static void opensTheJdk(Runnable how) {
        opensTheJdk = how;
    }

    /** To be called before anything is used that the JDK keeps to itself. Does nothing where there is no agent. */
    public static synchronized void openTheJdk() {
        Runnable how = opensTheJdk;
        if (how != null) {
            opensTheJdk = null;
            how.run();
        }
    }

    /** How to find out what the JVM has loaded, when somebody wants to know. */
    public static void loadedClasses(Supplier<List<String>> how) {
        loadedClasses = how;
    }

    /** The names of all classes that are loaded. */
    static List<String> loadedClasses() {
        Supplier<List<String>> how = loadedClasses;
        return how == null ? List.of() : how.get();
    }

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
        Or a class loader looks into its own jars first: let it take the package io.github.usersig.clock from its parent. Quarkus does with this line
        in src/test/resources/application.properties:
          quarkus.class-loading.parent-first-artifacts=io.github.usersig:usersig-clock-agent\
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
