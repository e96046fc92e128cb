package io.github.usersig.clock.internal.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does what is written to a file, line by line: what is appended, or everything when the file is written anew.
 *
 * <p>Looks at it 20 times a second, as watching is slower or not there on some systems. A last line without its end may
 * be half a line; it is taken when it has not grown until the next look.
 */
final class ControlFile implements Runnable {

    private static final String ACCEPTED = "accepted ";
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** Longer than the clock of any file system needs for one tick: a file changed just now may change unnoticed. */
    private static final Duration UNSURE = Duration.ofSeconds(3);

    private final Path file;
    private final @Nullable Path answers;
    private final @Nullable StateFile state;
    private final Consumer<String> line;
    private final Consumer<String> complaint;

    /** What the file held at the last look, and how much of that has been done. */
    private String content = "";

    private int done;
    private @Nullable BasicFileAttributes seen;
    private long stampNanos;
    private boolean looked;

    /**
     * @param answers where to write that the lines have been taken and then what became of them, if anywhere
     * @param state where to write how the clocks stand since, if anywhere
     */
    ControlFile(
            Path file,
            @Nullable Path answers,
            @Nullable StateFile state,
            Consumer<String> line,
            Consumer<String> complaint) {
        this.file = file;
        this.answers = answers;
        this.state = state;
        this.line = line;
        this.complaint = complaint;
    }

    /** Does what it says already before this returns, and so before the app starts; then looks at it for ever. */
    static void follow(Path file, @Nullable Path answers, @Nullable StateFile state) {
        ControlFile control =
                new ControlFile(file, answers, state, state == null ? Words::say : state::say, complaint(file));
        control.look();
        if (control.done < control.content.length()) { // half a line, which may be a whole one
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            control.look();
        }
        Thread thread = new Thread(control, "usersig-clock-control");
        thread.setDaemon(true);
        thread.start();
    }

    /** To complain about a file on the standard error stream. */
    static Consumer<String> complaint(Path file) {
        return problem -> System.err.println("UserSig TestKit: " + file + ": " + problem + " (nothing was changed)");
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** One look at the file. */
    void look() {
        boolean first = !looked;
        looked = true;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            BasicFileAttributes before = seen;
            boolean changed = before == null || !stamp(attributes).equals(stamp(before));
            boolean written = changed && (before == null || !isGivenAnOlderTime(before, attributes));
            if (changed) {
                seen = attributes;
                stampNanos = System.nanoTime();
            } else if (System.nanoTime() - stampNanos > UNSURE.toNanos() && done == content.length()) {
                return;
            }
            read(Files.readString(file, StandardCharsets.UTF_8), written, first);
        } catch (NoSuchFileException notYet) {
            content = "";
            done = 0;
            seen = null;
        } catch (IOException e) {
            complaint.accept("cannot be read: " + e);
        }
    }

    private static String stamp(BasicFileAttributes file) {
        return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
    }

    /**
     * Who copies a file here, Docker for one, writes it and then gives it the time of the original: that is not to be taken for
     * writing it once more.
     */
    private static boolean isGivenAnOlderTime(BasicFileAttributes before, BasicFileAttributes now) {
        return now.lastModifiedTime().compareTo(before.lastModifiedTime()) < 0
                && now.size() == before.size()
                && Objects.equals(now.fileKey(), before.fileKey());
    }

    private void read(String now, boolean written, boolean first) {
        if (first && state != null) {
            done = state.doneOf(now);
            content = now.substring(0, done);
        }
        boolean same = now.equals(content);
        if (!now.startsWith(content) || (!first && same && written && done == content.length())) {
            done = 0;
        }
        boolean stable = same && !written;
        content = now;
        int end = stable ? now.length() : now.lastIndexOf('\n') + 1;
        if (end > done) {
            List<String> lines = now.substring(done, end)
                    .lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
            done = end;
            if (first && anotherAnswers(lines)) {
                lines.forEach(this::say);
                save();
                return;
            }
            // At once, as an advance can take minutes. No line of it looks like one of the answer proper.
            answer(told(lines, each -> ACCEPTED + each));
            String told = told(lines, this::say);
            save(); // before anybody learns that it is done
            answer(told);
        }
    }

    /**
     * Whether another JVM has taken what this one finds when it starts. It may be here for a moment only, to check the
     * health of a container, and would answer for an app that is not done yet.
     */
    private boolean anotherAnswers(List<String> lines) {
        if (answers == null || lines.isEmpty()) {
            return false;
        }
        String line = lines.get(0);
        try {
            String told = Files.readString(answers, StandardCharsets.UTF_8);
            return told.startsWith(ACCEPTED + line + "\n") || (line.startsWith("#") && told.startsWith(line + "\n"));
        } catch (IOException none) {
            return false;
        }
    }

    /** Does it, unless it is a comment; returns that again, or what became of it. */
    private String say(String text) {
        if (text.startsWith("#")) {
            return text;
        }
        try {
            line.accept(text);
            return "ok";
        } catch (IllegalArgumentException | IllegalStateException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException unexpected) { // and yet the lines to come are to be obeyed
            return failed("\"" + text + "\": " + unexpected);
        }
    }

    /** One line of answer for one line of command. */
    private String failed(String why) {
        complaint.accept(why);
        return "error " + why.lines().collect(Collectors.joining(" "));
    }

    private void save() {
        if (state != null) {
            state.save(content.substring(0, done));
        }
    }

    private static String told(List<String> lines, UnaryOperator<String> answer) {
        StringBuilder text = new StringBuilder();
        lines.forEach(each -> text.append(answer.apply(each)).append('\n'));
        return text.toString();
    }

    private void answer(String text) {
        if (answers == null) {
            return;
        }
        try {
            WholeFile.write(answers, text);
        } catch (IOException e) {
            complaint.accept("its answers cannot be written to " + answers + ": " + e);
        }
    }
}
