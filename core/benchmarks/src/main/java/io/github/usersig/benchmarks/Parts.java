package io.github.usersig.benchmarks;

import java.util.List;

/** Which parts of a report are to be measured. */
final class Parts {

    private static final String ONLY = "--only=";

    private Parts() {}

    /** Those that options such as {@code --only=webhooks} name; none for all. */
    static List<String> only(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(ONLY))
                .map(option -> option.substring(ONLY.length()))
                .toList();
    }
}
