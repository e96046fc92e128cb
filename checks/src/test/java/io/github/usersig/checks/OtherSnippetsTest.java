package io.github.usersig.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;

@DisplayName("In the pages")
class OtherSnippetsTest {

    private static final String VERSION = System.getProperty("kit.version");
    private static final Pattern COORDINATES =
            Pattern.compile("io\\.github\\.usersig(?::|</groupId>\\s*<artifactId>)([a-z0-9-]+)"
                    + "(?:(?::|</artifactId>\\s*<version>)([0-9][\\w.-]*))?");
    private static final Pattern VERSIONED_FILE = Pattern.compile("usersig-[a-z-]+?-([0-9]+\\.[\\w.]+(?:-SNAPSHOT)?)");

    @TestFactory
    @DisplayName("XML can be read")
    Stream<DynamicTest> showsXmlThatCanBeRead() {
        return snippets("xml", code -> DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + code + "</all>"))));
    }

    @TestFactory
    @DisplayName("JSON can be read, unless it leaves something out")
    Stream<DynamicTest> showsJsonThatCanBeRead() {
        return snippets("json", code -> {
            if (!code.matches("(?s).*(\\.\\.|<[^>]+>).*")) {
                assertThat(new ObjectMapper().readTree(code)).isNotEmpty();
            }
        });
    }

    @TestFactory
    @DisplayName("artifacts of the kit are in its BOM, and have the version of today")
    Stream<DynamicTest> namesArtifactsOfTheBomWithTodaysVersion() {
        Set<String> published = Poms.managedByBom();
        return Page.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    String text = String.join("\n", page.lines());
                    List<MatchResult> found =
                            COORDINATES.matcher(text).results().toList();
                    assertThat(found).extracting(match -> match.group(1)).allMatch(published::contains);
                    assertThat(Stream.concat(
                                            found.stream().map(match -> match.group(2)),
                                            VERSIONED_FILE
                                                    .matcher(text)
                                                    .results()
                                                    .map(match -> match.group(1)))
                                    .filter(version -> version != null))
                            .allMatch(VERSION::equals, "is " + VERSION);
                }));
    }

    @TestFactory
    @DisplayName("commands name profiles, modules, classes and scripts that exist")
    Stream<DynamicTest> namesProfilesModulesClassesAndScriptsThatExist() {
        Set<String> profiles = Poms.profiles();
        return Page.all().stream().flatMap(page -> commandsOf(page).stream()
                .distinct()
                .map(command -> DynamicTest.dynamicTest(page + ": " + command, () -> {
                    assertThat(valuesOf("-P", command)).allMatch(profiles::contains);
                    assertThat(valuesOf("-pl ", command))
                            .filteredOn(module -> !module.startsWith("'"))
                            .allMatch(module -> exists(module + "/pom.xml"));
                    assertThat(valuesOf("bash ", command)).allMatch(OtherSnippetsTest::exists);
                })));
    }

    private static List<String> commandsOf(Page page) {
        List<String> commands = new ArrayList<>(page.codes());
        page.snippets().forEach(snippet -> snippet.code().lines().forEach(commands::add));
        return commands.stream()
                .map(line -> line.replaceFirst("^\\$ ", "").replaceFirst("^[A-Z_]+=\\S+ ", ""))
                .filter(line -> line.matches("(mvn|bash) .*"))
                .toList();
    }

    private static List<String> valuesOf(String option, String command) {
        return Pattern.compile("(?<= )" + option + "([^\\s#]+)|^" + option + "(\\S+)")
                .matcher(command)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .toList();
    }

    private static boolean exists(String path) {
        return Files.exists(Page.ROOT.resolve(Path.of(path)));
    }

    private static Stream<DynamicTest> snippets(String language, Reading reading) {
        return Page.all().stream().flatMap(page -> page.snippets().stream()
                .filter(snippet -> snippet.language().equals(language))
                .map(snippet -> DynamicTest.dynamicTest(page + ", " + snippet, () -> reading.read(snippet.code()))));
    }

    private interface Reading {
        void read(String code) throws Exception;
    }
}
