package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockAudit;
import io.github.usersig.clock.internal.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's arguments: {@code skew=PT1H,control=FILE,answers=FILE,state=FILE,include=PACKAGES,exclude=PACKAGES,audit=FILE}. */
final class AgentOptions {

    private final List<String> commands = new ArrayList<>();
    private List<String> included = List.of();
    private List<String> excluded = List.of();
    private @Nullable Path control;
    private @Nullable Path answers;
    private @Nullable Path state;
    private @Nullable Path audit;

    private AgentOptions() {}

    static AgentOptions parse(String arguments) {
        AgentOptions options = new AgentOptions();
        if (arguments.isEmpty()) {
            return options;
        }
        for (String argument : arguments.split(",", -1)) {
            if (!argument.isBlank()) {
                try {
                    options.add(argument.strip());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("Its argument " + e.getMessage(), e);
                }
            }
        }
        return options;
    }

    private void add(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        String value = equals < 0 ? "" : argument.substring(equals + 1);
        try {
            switch (name) {
                case "include" -> included = packages(value);
                case "exclude" -> excluded = packages(value);
                case "control" -> control = fileToBe(value);
                case "answers" -> answers = fileToBe(value);
                case "state" -> state = fileToBe(value);
                case "audit" -> audit = fileToBe(value);
                default -> {
                    requireKnown(name);
                    Words.parse(argument);
                    Words.packages(argument).forEach(Packages::requireName);
                    commands.add(argument);
                    return;
                }
            }
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("\"" + argument)
                    ? e
                    : new IllegalArgumentException("\"" + argument + "\": " + e.getMessage(), e);
        }
    }

    private static void requireKnown(String name) {
        if (!Words.isKnown(Words.verb(name))) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is unknown; write one of control=FILE, answers=FILE, state=FILE, include=PACKAGES,"
                    + " exclude=PACKAGES, audit=FILE, " + Words.KNOWN);
        }
    }

    private static List<String> packages(String value) {
        List<String> packages = Words.list(value);
        packages.forEach(Packages::requireName);
        return packages;
    }

    /** The file itself may come later; where it would be, something must be. */
    private static Path fileToBe(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("no file given");
        }
        Path file = Path.of(value).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; write a file in it");
        }
        return file;
    }

    List<String> included() {
        return included;
    }

    List<String> excluded() {
        return excluded;
    }

    /** Carries out what was asked for. Nothing here costs a JVM that was asked for nothing. */
    void apply() {
        StateFile known = state == null ? null : new StateFile(state, ControlFile.complaint(state));
        if (known == null || !known.takeUp()) {
            for (String command : commands) {
                if (known == null) {
                    Words.say(command);
                } else {
                    known.say(command);
                }
            }
        }
        if (!included.isEmpty()) {
            AppClock.get();
        }
        if (control != null) {
            ControlFile.follow(control, answers, known);
        }
        if (audit != null) {
            auditAtExit(audit);
        }
    }

    private static void auditAtExit(Path file) {
        ClockAudit audit = AppClock.audit();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                Files.writeString(file, audit.toString());
                            } catch (IOException e) {
                                System.err.println(
                                        "UserSig TestKit: the clock audit cannot be written to " + file + ": " + e);
                            }
                        },
                        "usersig-clock-audit"));
    }
}
