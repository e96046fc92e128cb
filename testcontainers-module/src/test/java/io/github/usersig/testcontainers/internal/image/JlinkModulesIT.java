package io.github.usersig.testcontainers.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Java runtime in the image")
class JlinkModulesIT {

    /** What libraries name in classes that the mock has no use for: windows, scripts in templates, Kerberos. */
    private static final List<String> NEEDLESS = List.of("java.desktop", "java.scripting", "java.security.jgss");

    @Test
    @DisplayName("has all modules that the server and the libraries inside it name, but those that it never uses")
    void hasAllModules() {
        StringWriter found = new StringWriter();
        PrintWriter out = new PrintWriter(found, true);

        int result = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "--print-module-deps",
                        "--ignore-missing-deps",
                        "--multi-release",
                        "17",
                        ServerJar.PATH.toString());

        assertThat(result).as(found.toString()).isZero();
        List<String> named = List.of(found.toString().strip().split(","));
        assertThat(named).contains("java.base").containsAll(NEEDLESS);
        assertThat(List.of(JlinkRecipe.MODULES.split(",")))
                .containsAll(named.stream()
                        .filter(module -> !NEEDLESS.contains(module))
                        .toList());
    }
}
