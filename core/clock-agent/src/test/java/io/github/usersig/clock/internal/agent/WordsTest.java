package io.github.usersig.clock.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The words for arguments and control file")
class WordsTest {

    private static final List<String> VERBS = List.of(
            "skew",
            "freeze",
            "moveTo",
            "advance",
            "drift",
            "jump",
            "restore",
            "alsoMove",
            "elapsed",
            "schedulers",
            "neverBack",
            "include",
            "exclude",
            "control",
            "audit",
            "skew@com.acme",
            "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skew=PT-10M",
                "skew@com.acme.client=PT10M",
                "freeze",
                "freeze=2027-01-01T00:00:00Z",
                "moveTo=2027-01-01T00:00:00Z",
                "advance=PT23H",
                "drift=-200",
                "jump=42/PT10M/PT1S",
                "restore",
                "alsoMove=certificates;http-client",
                "elapsed=com.github.benmanes.caffeine:com.google.common",
                "schedulers=com.acme",
                "neverBack=com.acme"
            })
    @DisplayName("are understood")
    void understandsEveryWord(String words) {
        assertThat(Words.parse(words)).isNotNull();
        assertThat(Words.packages(words)).hasSize(words.contains("@") ? 1 : 0);
        assertThat(AgentOptions.parse(words).excluded()).isEmpty();
    }

    @Test
    @DisplayName("lists take colons and semicolons")
    void takesColonsAndSemicolonsInLists() {
        AgentOptions options = AgentOptions.parse("include=com.acme;com.lib,exclude=com.acme.jobs:com.acme.web");
        assertThat(options.included()).containsExactly("com.acme", "com.lib");
        assertThat(options.excluded()).containsExactly("com.acme.jobs", "com.acme.web");
    }

    @Test
    @DisplayName("whatever else is written is refused with a message that quotes it, and never fails otherwise")
    void refusesAnythingElseAndQuotesIt() {
        qt().withExamples(5_000)
                .forAll(
                        integers().between(0, VERBS.size() - 1),
                        strings().basicLatinAlphabet().ofLengthBetween(0, 30))
                .check((verb, value) -> {
                    String words = VERBS.get(verb) + "=" + value.replace(",", "");
                    try {
                        AgentOptions.parse(words);
                        return true;
                    } catch (IllegalArgumentException refused) {
                        return String.valueOf(refused.getMessage()).contains("\"");
                    }
                });
    }

    @Test
    @DisplayName("restore takes no value")
    void takesNoValueForRestore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Words.parse("restore=now"))
                .withMessage("\"restore=now\": restore takes no value");
    }
}
