package io.github.usersig.testcontainers.internal.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JAVA_TOOL_OPTIONS of an app in a container")
class JavaToolOptionsTest {

    private static final List<String> IMAGE = List.of("PATH=/bin", "JAVA_TOOL_OPTIONS=-Xmx64m -Duser.timezone=UTC");

    @Test
    @DisplayName("keep those of its image")
    void keepThoseOfItsImage() {
        assertThat(JavaToolOptions.with(List.of("A=1"), () -> IMAGE, "-javaagent:a.jar"))
                .containsExactly("A=1", "JAVA_TOOL_OPTIONS=-Xmx64m -Duser.timezone=UTC -javaagent:a.jar");
    }

    @Test
    @DisplayName("keep those that a test has given instead, as the engine does")
    void keepThoseOfTheTest() {
        assertThat(JavaToolOptions.with(List.of("JAVA_TOOL_OPTIONS=-Xmx9m", "A=1"), () -> IMAGE, "-javaagent:a.jar"))
                .containsExactly("A=1", "JAVA_TOOL_OPTIONS=-Xmx9m -javaagent:a.jar");
    }

    @Test
    @DisplayName("are ours alone if there are none")
    void areOursAloneIfThereAreNone() {
        assertThat(JavaToolOptions.with(List.of(), List::of, "-javaagent:a.jar", "-Db=c"))
                .containsExactly("JAVA_TOOL_OPTIONS=-javaagent:a.jar -Db=c");
    }

    @Test
    @DisplayName("have each of ours once, however often it is asked for")
    void haveEachOfOursOnce() {
        List<String> once = JavaToolOptions.with(List.of(), () -> IMAGE, "-javaagent:a.jar");
        assertThat(JavaToolOptions.with(once, () -> IMAGE, "-javaagent:a.jar", "-javaagent:a"))
                .containsExactly("JAVA_TOOL_OPTIONS=-Xmx64m -Duser.timezone=UTC -javaagent:a.jar -javaagent:a");
    }
}
