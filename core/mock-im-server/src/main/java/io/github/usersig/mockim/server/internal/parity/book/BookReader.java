package io.github.usersig.mockim.server.internal.parity.book;

import io.github.usersig.mockim.server.internal.parity.book.Part.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the files of the book. Whatever is wrong with one is said with file, line, and what to write instead. */
public final class BookReader {

    /** The file that says which parts there are. */
    public static final String PARTS = "parts.yaml";

    static final int MOST_USERS = 20;
    static final int MOST_GROUPS = 10;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> PART = Set.of("name", "title", "default", "budget", "costs");
    private static final Set<String> BUDGET = Set.of("accounts", "groups", "messages", "calls", "minutes");
    private static final Set<String> SCENARIO =
            Set.of("id", "title", "users", "groups", "decides", "needs", "steps", "cleanup");

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> needs = new LinkedHashMap<>();

    private BookReader() {}

    /**
     * Begins with {@code parts.yaml}, which says what parts there are and which words a scenario's {@code needs} may use.
     *
     * @throws BookException if it is not as it must be
     */
    public static BookReader ofParts(String text) {
        BookReader reader = new BookReader();
        Located root = YamlText.read(PARTS, text);
        root.fields(PARTS, Set.of("parts", "needs"));
        for (Located item : required(root, "parts").items("parts")) {
            Part part = part(item);
            if (reader.parts.put(part.name(), part) != null) {
                throw item.wrong("there are two parts \"" + part.name() + "\": keep one");
            }
        }
        root.find("needs").ifPresent(words -> reader.needs.putAll(words.textFields("needs")));
        long defaults = reader.parts.values().stream().filter(Part::isDefault).count();
        if (defaults != 1) {
            throw root.wrong("one part must say default: true, and only one: " + defaults + " do");
        }
        return reader;
    }

    /** The parts, in the order of their file. */
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** What an app may need so that a scenario can be played: each word with what it means. */
    public Map<String, String> needs() {
        return Map.copyOf(needs);
    }

    private static Part part(Located item) {
        item.fields("a part", PART);
        Located budget = required(item, "budget");
        budget.fields("budget", BUDGET);
        String name = required(item, "name").text("name");
        if (!NAME.matcher(name).matches()) {
            throw item.wrong("\"" + name + "\" is no name for a part: write small letters, digits and - between");
        }
        return new Part(
                name,
                required(item, "title").text("title"),
                item.find("default").map(truth -> truth.truth("default")).orElse(false),
                new Budget(
                        amount(budget, "accounts"),
                        amount(budget, "groups"),
                        amount(budget, "messages"),
                        amount(budget, "calls"),
                        amount(budget, "minutes")),
                required(item, "costs").text("costs"));
    }

    private static int amount(Located budget, String name) {
        return required(budget, name).number("budget." + name, 0, Integer.MAX_VALUE);
    }

    /**
     * Reads a scenario.
     *
     * @param place where its file is below the book's folder, such as {@code default/join-unknown-group.yaml}
     * @param text what stands in it
     * @throws BookException if it is not as it must be
     */
    public Scenario scenario(String place, String text) {
        Located root = YamlText.read(place, text);
        root.fields("a scenario", SCENARIO);
        Located id = required(root, "id");
        String expected = place.endsWith(".yaml") ? place.substring(0, place.length() - ".yaml".length()) : place;
        if (!id.text("id").equals(expected)) {
            throw id.wrong("id must be the file's place below the book, \"" + expected + "\": it is \"" + id.text("id")
                    + "\"");
        }
        requirePart(id, expected);
        List<String> users = names(root, "users", MOST_USERS);
        List<String> groups = names(root, "groups", MOST_GROUPS);
        StepReader reader = new StepReader(new Names(users, groups));
        List<Step> steps = reader.steps(required(root, "steps"));
        if (steps.isEmpty()) {
            throw required(root, "steps").wrong("steps is empty: a scenario that does nothing decides nothing");
        }
        return new Scenario(
                expected,
                required(root, "title").text("title"),
                users,
                groups,
                root.find("decides").map(list -> list.texts("decides")).orElse(List.of()),
                needs(root.find("needs")),
                steps,
                reader.calls(root.find("cleanup"), "cleanup"));
    }

    private void requirePart(Located at, String id) {
        int slash = id.indexOf('/');
        String part = slash < 0 ? id : id.substring(0, slash);
        if (slash < 0 || !parts.containsKey(part)) {
            throw at.wrong("there is no part \"" + part + "\": put the file into the folder of "
                    + Nearest.to(part, parts.keySet()) + ", or add the part to " + PARTS);
        }
        if (!NAME.matcher(id.substring(slash + 1)).matches()) {
            throw at.wrong("\"" + id.substring(slash + 1)
                    + "\" is no name for a scenario: write small letters, digits and - between");
        }
    }

    private Set<String> needs(Optional<Located> given) {
        if (given.isEmpty()) {
            return Set.of();
        }
        Set<String> words = new LinkedHashSet<>();
        List<Located> items = given.get().json().isArray() ? given.get().items("needs") : List.of(given.get());
        for (Located item : items) {
            String word = item.text("needs");
            if (!needs.containsKey(word)) {
                throw item.wrong("\"" + word + "\" is nothing that an app can have: write "
                        + Nearest.to(word, needs.keySet()) + ", or add the word to " + PARTS);
            }
            words.add(word);
        }
        return words;
    }

    private static List<String> names(Located root, String key, int most) {
        List<String> names = new ArrayList<>();
        Optional<Located> given = root.find(key);
        if (given.isEmpty()) {
            return names;
        }
        for (Located item : given.get().items(key)) {
            String name = item.text("an item of " + key);
            if (!VARIABLE.matcher(name).matches() || names.contains(name)) {
                throw item.wrong("\"" + name + "\" in " + key
                        + (names.contains(name)
                                ? " stands there twice: keep one"
                                : " is no name: write letters, digits and _"));
            }
            names.add(name);
        }
        if (names.size() > most) {
            throw given.get()
                    .wrong(key + " has " + names.size() + " names: a scenario may have " + most
                            + "; more of them can be made by steps, with ${nobodies.N}");
        }
        return names;
    }

    private static Located required(Located object, String key) {
        return object.find(key).orElseThrow(() -> object.wrong(key + " is missing"));
    }
}
