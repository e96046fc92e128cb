package io.github.usersig.junit5.internal.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.ConfigurationParameters;

/** What becomes of tests of other engines that carry our annotations. */
enum OtherEnginesMode {
    FAIL,
    WARN,
    IGNORE;

    /** The configuration parameter that says so. */
    static final String PARAMETER = "usersig.other-engines";

    /** As configured; a value that is none of them is told by {@link #mistake}. */
    static OtherEnginesMode of(ConfigurationParameters parameters) {
        return parameters.get(PARAMETER).flatMap(OtherEnginesMode::named).orElse(FAIL);
    }

    static Optional<Problem> mistake(ConfigurationParameters parameters) {
        return parameters
                .get(PARAMETER)
                .filter(text -> named(text).isEmpty())
                .map(text -> new Problem(
                        "configuration",
                        PARAMETER,
                        "%s = %s says nothing: write fail, warn or ignore".formatted(PARAMETER, text)));
    }

    private static Optional<OtherEnginesMode> named(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
