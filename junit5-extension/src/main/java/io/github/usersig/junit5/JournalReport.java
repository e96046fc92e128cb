package io.github.usersig.junit5;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After which tests the mock's journal is published, by the parameter {@value #PARAMETER}. */
enum JournalReport {
    ON_FAILURE {
        @Override
        boolean isDueAfter(ExtensionContext context) {
            return context.getExecutionException().isPresent();
        }
    },
    ALWAYS {
        @Override
        boolean isDueAfter(ExtensionContext context) {
            return true;
        }
    },
    NEVER {
        @Override
        boolean isDueAfter(ExtensionContext context) {
            return false;
        }
    };

    static final String PARAMETER = "usersig.mock-im.journal";

    abstract boolean isDueAfter(ExtensionContext context);

    static JournalReport of(ExtensionContext context) {
        return context.getConfigurationParameter(PARAMETER)
                .map(JournalReport::parse)
                .orElse(ON_FAILURE);
    }

    private static JournalReport parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.spelling().equals(text))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException("%s=%s is unknown: use one of %s"
                        .formatted(
                                PARAMETER,
                                text,
                                Arrays.stream(values())
                                        .map(JournalReport::spelling)
                                        .toList())));
    }

    private String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
