package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.internal.ForwardOnly;
import io.github.usersig.clock.internal.Installation;
import io.github.usersig.clock.internal.PackageClocks;
import io.github.usersig.clock.internal.RealTime;
import io.github.usersig.clock.internal.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the clocks stand, in a file, for the JVM that comes after this one: that takes it up before its app starts. In the words
 * of the control file, and with how far that has been done.
 */
final class StateFile {

    private static final String DONE = "# done ";

    private final Path file;
    private final Consumer<String> complaint;

    /** By the packages of a clock, what it was told to move as well. */
    private final Map<List<String>, Set<String>> clocks = new LinkedHashMap<>();

    /** How much of the control file has been done, and what that was. */
    private String done = "";

    StateFile(Path file, Consumer<String> complaint) {
        this.file = file;
        this.complaint = complaint;
        clocks.put(List.of(), new LinkedHashSet<>());
    }

    /** Makes the clocks stand as they did; returns whether there was anything to be taken up, were it that all are real. */
    boolean takeUp() {
        List<String> words = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith(DONE)) {
                    done = line;
                } else if (!line.isEmpty()) {
                    words.add(line);
                }
            }
            for (String each : words) {
                say(each);
            }
        } catch (NoSuchFileException first) {
            return false;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            complaint.accept("how the clock stood cannot be taken up: " + e.getMessage());
            return true;
        }
        if (!words.isEmpty()) {
            System.err.println("UserSig TestKit: the clock goes on as it stood when the JVM before this one ended: "
                    + String.join(", ", words));
        }
        return true;
    }

    /** Says it to the clock it is meant for, and takes note of it. */
    void say(String text) {
        Words.say(text);
        List<String> packages = Words.packages(text);
        if (packages.isEmpty()) {
            packages = Installation.included();
        }
        Set<String> follows = clocks.computeIfAbsent(packages.stream().sorted().toList(), key -> new LinkedHashSet<>());
        switch (Words.verb(text)) {
            case "schedulers", "elapsed", "alsoMove" -> follows.add(text);
            case "restore" -> follows.clear();
            default -> {
                // it shows in how the clock stands
            }
        }
    }

    /** How many of the control file's letters had been done before this JVM started. */
    int doneOf(String control) {
        String[] words = done.substring(Math.min(done.length(), DONE.length())).split(" ", -1);
        try {
            int length = Integer.parseInt(words[0]);
            return length <= control.length()
                            && mark(control.substring(0, length)).equals(done)
                    ? length
                    : 0;
        } catch (NumberFormatException nothingWasDone) {
            return 0;
        }
    }

    private static String mark(String control) {
        return DONE + control.length() + " " + control.hashCode();
    }

    /** @param control what has been done of the control file */
    void save(String control) {
        StringBuilder text = new StringBuilder(mark(control)).append('\n');
        Instant real = RealTime.instant();
        clocks.forEach((packages, follows) -> {
            for (String word : words(packages, real)) {
                text.append(word).append('\n');
            }
            follows.forEach(word -> text.append(word).append('\n'));
        });
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            complaint.accept(
                    "how the clock stands cannot be written to " + file + ", so it will be real after a restart: " + e);
        }
    }

    /** Those that never turn back come first, the foremost before the others: each stays where it is while the clock goes on back. */
    private static List<String> words(List<String> packages, Instant real) {
        Timeline timeline = PackageClocks.declared(packages);
        if (!packages.isEmpty() && !timeline.toString().equals(String.join(", ", packages))) {
            return List.of(); // another clock has taken them over, so this one is real
        }
        String clock = packages.isEmpty() ? "" : "@" + String.join(";", packages);
        List<String> words = new ArrayList<>();
        List<ForwardOnly> followers = ForwardOnly.of(timeline);
        for (ForwardOnly each : followers) {
            words.add(to(clock, each.state().wordsToGoOn(real).get(0)));
            words.add(to(clock, "neverBack=" + String.join(";", each.packages())));
        }
        List<String> own = timeline.state().wordsToGoOn(real);
        if (own.isEmpty() && !followers.isEmpty()) {
            words.add(to(clock, "restore"));
        }
        own.forEach(word -> words.add(to(clock, word)));
        return words;
    }

    private static String to(String clock, String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word + clock : word.substring(0, equals) + clock + word.substring(equals);
    }
}
