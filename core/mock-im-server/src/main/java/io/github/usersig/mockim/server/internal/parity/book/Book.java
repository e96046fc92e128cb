package io.github.usersig.mockim.server.internal.parity.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** All scenarios, in their parts. Immutable. */
public final class Book {

    /** The folder of the scenarios, beside {@code parts.yaml}. */
    private static final String FOLDER = "book/";

    private static final String RESOURCES = "/io/github/usersig/mockim/server/internal/parity/";

    private static final String OWN = """

          title: scenarios of one's own
          default: false
          budget: {accounts: 20, groups: 10, messages: 900, calls: 10000, minutes: 60}
          costs: what their steps take
        """;

    private final List<Part> parts;
    private final Map<String, String> needs;
    private final Map<String, Scenario> scenarios;
    private final String hash;

    private Book(BookReader reader, Map<String, String> files) {
        this.parts = reader.parts();
        this.needs = reader.needs();
        Map<String, Scenario> read = new LinkedHashMap<>();
        for (Part part : parts) {
            files.forEach((place, text) -> {
                if (place.startsWith(part.name() + "/")) {
                    Scenario scenario = reader.scenario(place, text);
                    read.put(scenario.id(), scenario);
                }
            });
        }
        files.forEach((place, text) -> {
            if (parts.stream().noneMatch(part -> place.startsWith(part.name() + "/"))) {
                reader.scenario(place, text); // refused, for its part is unknown
            }
        });
        this.scenarios = read;
        this.hash = Digest.of(files.keySet(), files.values());
    }

    /**
     * The kit's own.
     *
     * @throws BookException if a file of it is not as it must be
     */
    public static Book ofTheKit() {
        URL parts = Book.class.getResource(RESOURCES + BookReader.PARTS);
        if (parts == null) {
            throw new IllegalStateException(BookReader.PARTS + " is missing in the jar of the mock");
        }
        try {
            if (parts.openConnection() instanceof JarURLConnection jar) {
                return ofJar(jar);
            }
            return of(Path.of(URI.create(parts.toString())).resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A book in a folder, which has {@code parts.yaml} and {@code book/PART/NAME.yaml}.
     *
     * @throws BookException if a file of it is not as it must be
     */
    public static Book of(Path folder) throws IOException {
        Map<String, String> files = files(folder.resolve(FOLDER));
        return new Book(BookReader.ofParts(Files.readString(folder.resolve(BookReader.PARTS), UTF_8)), files);
    }

    /**
     * Scenarios of somebody's own, in files {@code PART/NAME.yaml} below a folder. Their parts have the budget of a trial app's day.
     *
     * @throws BookException if a file is not as it must be, or there is none
     */
    public static Book ofOwn(Path folder) throws IOException {
        Map<String, String> files = files(folder);
        if (files.isEmpty()) {
            throw new BookException(
                    "there is no scenario below " + folder + ": put one into a folder there, such as own/morning.yaml");
        }
        StringBuilder parts = new StringBuilder("parts:\n");
        files.keySet().stream()
                .map(place -> place.substring(0, Math.max(0, place.indexOf('/'))))
                .filter(part -> !part.isEmpty())
                .distinct()
                .forEach(part -> parts.append("- name: ").append(part).append(OWN));
        String text = parts.toString();
        int first = text.indexOf("default: false");
        return new Book(
                BookReader.ofParts(
                        first < 0 ? text : text.substring(0, first) + "default: true" + text.substring(first + 14)),
                files);
    }

    private static Map<String, String> files(Path book) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(book)) {
            try (Stream<Path> all = Files.walk(book)) {
                for (Path file :
                        all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                    String place = book.relativize(file).toString().replace('\\', '/');
                    files.put(place, Files.readString(file, UTF_8));
                }
            }
        }
        return files;
    }

    /**
     * A book of these texts.
     *
     * @param parts what {@code parts.yaml} says
     * @param files what the files of the scenarios say, by their places below {@code book/}
     * @throws BookException if one is not as it must be
     */
    public static Book of(String parts, Map<String, String> files) {
        return new Book(BookReader.ofParts(parts), new TreeMap<>(files));
    }

    private static Book ofJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, String> files = new TreeMap<>();
        String parts = "";
        try (JarFile jar = connection.getJarFile()) {
            String folder = connection.getEntryName().replace(BookReader.PARTS, "");
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (name.equals(connection.getEntryName())) {
                    parts = text(jar, entry);
                } else if (name.startsWith(folder + FOLDER) && name.endsWith(".yaml")) {
                    files.put(name.substring(folder.length() + FOLDER.length()), text(jar, entry));
                }
            }
        }
        return new Book(BookReader.ofParts(parts), files);
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** The parts, in the order of {@code parts.yaml}. */
    public List<Part> parts() {
        return parts;
    }

    /** The part of this name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** What an app may need so that a scenario can be played: each word with what it means. */
    public Map<String, String> needs() {
        return needs;
    }

    /** All scenarios: by part, and in a part by name. */
    public List<Scenario> scenarios() {
        return List.copyOf(scenarios.values());
    }

    /** The scenario of this id. */
    public Optional<Scenario> scenario(String id) {
        return Optional.ofNullable(scenarios.get(id));
    }

    /** The scenarios of these parts; without any, those of the part that is the default. */
    public List<Scenario> scenarios(Set<String> ofParts) {
        for (String part : ofParts) {
            if (part(part).isEmpty()) {
                throw new BookException("there is no part \"" + part + "\": name "
                        + Nearest.to(part, parts.stream().map(Part::name).toList()));
            }
        }
        List<Scenario> wanted = new ArrayList<>();
        for (Part part : parts) {
            if (ofParts.isEmpty() ? part.isDefault() : ofParts.contains(part.name())) {
                scenarios.values().stream()
                        .filter(s -> s.part().equals(part.name()))
                        .forEach(wanted::add);
            }
        }
        return wanted;
    }

    /** The scenarios of these ids, in the order of the book. */
    public List<Scenario> only(Set<String> ids) {
        for (String id : ids) {
            if (!scenarios.containsKey(id)) {
                throw new BookException(
                        "there is no scenario \"" + id + "\": name " + Nearest.to(id, scenarios.keySet()));
            }
        }
        return scenarios.values().stream().filter(s -> ids.contains(s.id())).toList();
    }

    /** A digest of all that stands in it. */
    public String hash() {
        return hash;
    }
}
