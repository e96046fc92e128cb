package io.github.usersig.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a jar holds of others is listed in a table of {@code META-INF/licenses}, with its licence. */
@DisplayName("A jar with libraries of others inside")
class LicencesIT {

    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| (`[^|]+`) \\| ([^|]+) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Words that stand in the text of a licence, or in the notice that it asks for. */
    private static final Map<String, String> WORDS = Map.of(
            "Apache-2.0", "Apache License Version 2.0, January 2004",
            "EPL-2.0", "Eclipse Public License - v 2.0",
            "MPL-2.0", "subject to the terms of the Mozilla Public License, v. 2.0",
            "EDL-1.0", "Copyright (c) 2017, 2018 Oracle and/or its affiliates",
            "MIT", "Permission is hereby granted, free of charge",
            "BSD-3-Clause", "Redistribution and use in source and binary forms");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "core/mock-im-server, usersig-mock-im-server, io.github.usersig.mockim.server.internal.libs.",
        "core/mock-im, usersig-mock-im, io.github.usersig.mockim.internal.libs.",
        "core/clock-agent, usersig-clock-agent, io.github.usersig.clock.internal.bytebuddy."
    })
    @DisplayName("lists every package of theirs with its licence, no other, and holds the text of each licence")
    void listsEveryPackageWithItsLicence(String module, String artifact, String inside) throws IOException {
        Map<String, byte[]> jar = entries(Files.newInputStream(Poms.jar(Page.ROOT.resolve(module))));
        Map<String, String> table = table(jar, artifact);
        String above = inside.endsWith("bytebuddy.") ? inside.replace("bytebuddy.", "") : inside;

        List<String> theirs = jar.keySet().stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.replace('/', '.'))
                .filter(name -> name.startsWith(inside))
                .map(name -> name.substring(above.length()))
                .toList();
        assertThat(theirs).isNotEmpty().allMatch(name -> table.keySet().stream().anyMatch(listed -> in(name, listed)));
        assertThat(table.keySet())
                .filteredOn(listed -> !listed.equals("org.publicsuffix"))
                .allMatch(listed -> theirs.stream().anyMatch(name -> in(name, listed)));

        String texts = texts(jar);
        assertThat(table.values()).allSatisfy(licence -> {
            String words = WORDS.get(licence.split("[ ,]", 2)[0]);
            assertThat(words).as("words of the licence %s", licence).isNotNull();
            assertThat(texts).contains(words);
        });
    }

    @Test
    @DisplayName(
            "to run by itself keeps the licences of all of them, and so does the one inside usersig-testcontainers")
    void keepsTheLicencesOfAllBundledJars() throws IOException {
        Path server = Page.ROOT.resolve("core/mock-im-server");
        byte[] standalone =
                Files.readAllBytes(Path.of(Poms.jar(server).toString().replace(".jar", "-standalone.jar")));
        Map<String, byte[]> testcontainers =
                entries(Files.newInputStream(Poms.jar(Page.ROOT.resolve("testcontainers-module"))));

        assertThat(testcontainers.get("io/github/usersig/testcontainers/internal/image/mock-im.jar"))
                .isEqualTo(standalone);
        String texts = texts(entries(new ByteArrayInputStream(standalone)));
        assertThat(WORDS.values()).allSatisfy(words -> assertThat(texts).contains(words));
    }

    private static boolean in(String className, String listed) {
        return className.startsWith(listed + ".");
    }

    private static Map<String, String> table(Map<String, byte[]> jar, String artifact) {
        String page = new String(jar.get("META-INF/licenses/" + artifact + ".md"), UTF_8);
        Map<String, String> table = new TreeMap<>();
        ROW.matcher(page).results().forEach(row -> CODE.matcher(row.group(2))
                .results()
                .forEach(code -> table.put(code.group(1), row.group(3))));
        return table;
    }

    private static String texts(Map<String, byte[]> jar) {
        return jar.entrySet().stream()
                .filter(entry -> entry.getKey().matches("META-INF/(licenses/)?[^/]+|.*/NOTICE"))
                .map(entry -> new String(entry.getValue(), UTF_8).replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, byte[]> entries(InputStream jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }
}
