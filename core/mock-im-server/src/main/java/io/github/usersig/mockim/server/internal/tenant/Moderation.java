package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The words that a tenant looks for. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Moderation implements Serializable {

    /**
     * A word of the app's own list.
     *
     * @param wordType 1 a word, 2 a regular expression, as the caller says
     * @param filterType what happens with a text that holds it, as the caller says
     */
    public record Keyword(
            long id, String word, long wordType, long filterType, String replacement, long changedAtSeconds)
            implements Serializable {}

    /** A word of a library. */
    public record LibraryWord(String id, String word, String label) implements Serializable {}

    private final Set<String> dirtyWords = new LinkedHashSet<>();
    private final Map<String, Keyword> keywords = new LinkedHashMap<>();
    private final Map<String, Map<String, LibraryWord>> libraries = new LinkedHashMap<>();
    private long lastId;

    /** The older list. */
    public Set<String> dirtyWords() {
        return dirtyWords;
    }

    /** The app's own list, by word. */
    public Map<String, Keyword> keywords() {
        return keywords;
    }

    /** The libraries, each by word. */
    public Map<String, Map<String, LibraryWord>> libraries() {
        return libraries;
    }

    /** A number not given before. */
    public long nextId() {
        return ++lastId;
    }

    /** The words that a text holds, from all lists. */
    public List<String> found(String text) {
        Set<String> found = new LinkedHashSet<>();
        dirtyWords.stream().filter(text::contains).forEach(found::add);
        keywords.keySet().stream().filter(text::contains).forEach(found::add);
        libraries
                .values()
                .forEach(words -> words.keySet().stream().filter(text::contains).forEach(found::add));
        return List.copyOf(found);
    }

    /** The label of a word that stands in a library. */
    public Optional<String> labelOf(String word) {
        return libraries.values().stream()
                .map(words -> words.get(word))
                .filter(Objects::nonNull)
                .map(LibraryWord::label)
                .findFirst();
    }
}
