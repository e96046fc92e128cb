package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        return Collections.unmodifiableSet(dirtyWords);
    }

    /** Puts words on the older list. */
    public void addDirtyWords(Collection<String> words) {
        dirtyWords.addAll(words);
    }

    /** Takes words off the older list. */
    public void removeDirtyWords(Collection<String> words) {
        words.forEach(dirtyWords::remove);
    }

    /** The app's own list, by word. */
    public Map<String, Keyword> keywords() {
        return Collections.unmodifiableMap(keywords);
    }

    /** The number of a word of the app's own list; a new one, if the word is not on it. */
    public long numberOf(String word) {
        Keyword present = keywords.get(word);
        return present == null ? ++lastId : present.id();
    }

    /** Puts a word on the app's own list, or in the place of what the list said of it. */
    public void add(Keyword keyword) {
        keywords.put(keyword.word(), keyword);
    }

    /** Takes a word off the app's own list, if it is there. */
    public void removeKeyword(String word) {
        keywords.remove(word);
    }

    /** The names of the libraries. */
    public List<String> libraries() {
        return List.copyOf(libraries.keySet());
    }

    /** What is in a library; nothing if there is none of this name. */
    public List<LibraryWord> library(String library) {
        return List.copyOf(libraries.getOrDefault(library, Map.of()).values());
    }

    /** Puts a word into a library, which comes into being with its first word. */
    public void addToLibrary(String library, String word, String label) {
        libraries
                .computeIfAbsent(library, name -> new LinkedHashMap<>())
                .put(word, new LibraryWord(Long.toString(++lastId), word, label));
    }

    /** Takes a word out of a library; null if it was not there. */
    public @Nullable LibraryWord removeFromLibrary(String library, String word) {
        Map<String, LibraryWord> words = libraries.get(library);
        return words == null ? null : words.remove(word);
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
