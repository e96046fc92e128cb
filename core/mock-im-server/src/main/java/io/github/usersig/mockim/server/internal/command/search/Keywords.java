package io.github.usersig.mockim.server.internal.command.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Words that somebody looks for, in letters of any case.
 *
 * @param words none is found in nothing
 * @param all whether all of them must be found, and not just one
 */
public record Keywords(List<String> words, boolean all) {

    /** How many the service takes. */
    public static final int MOST = 5;

    public Keywords {
        words = List.copyOf(words);
    }

    /** Whether the words are found, or one of them is, by whoever looks for a single one. */
    public boolean areFound(Predicate<String> looker) {
        return !words.isEmpty()
                && (all ? words.stream().allMatch(looker) : words.stream().anyMatch(looker));
    }

    /** Whether a word is part of a text. */
    public static boolean isIn(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
