package io.github.usersig.clock.internal.agent;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the agent's arguments and the control file say to a clock: {@code skew=PT-10M}, {@code freeze=2027-01-01T00:00:00Z},
 * {@code advance=PT23H}, {@code restore}. With {@code @}, to the clock of some packages: {@code skew@com.acme=PT10M}.
 */
final class Words {

    static final String KNOWN = "skew=PT10M, freeze=2027-01-01T00:00:00Z (or just freeze), moveTo=2027-01-01T00:00:00Z,"
            + " advance=PT23H, drift=200, jump=SEED/PT10M/PT1S, restore, alsoMove=certificates, elapsed=PACKAGE,"
            + " schedulers=PACKAGE, neverBack=PACKAGE; each for some packages only: skew@com.acme=PT10M";

    private Words() {}

    /** Understands one command, without carrying it out; throws with a message that quotes it. */
    static Consumer<AppClock> parse(String text) {
        int equals = text.indexOf('=');
        String verb = verb(equals < 0 ? text : text.substring(0, equals));
        String value = equals < 0 ? "" : text.substring(equals + 1);
        try {
            return command(verb, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\": " + e.getMessage(), e);
        }
    }

    /** The packages that a command names behind an {@code @}; none means everybody. */
    static List<String> packages(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        int at = name.indexOf('@');
        return at < 0 ? List.of() : list(name.substring(at + 1));
    }

    static boolean isKnown(String verb) {
        return switch (verb) {
            case "skew",
                    "freeze",
                    "moveTo",
                    "advance",
                    "drift",
                    "jump",
                    "restore",
                    "alsoMove",
                    "elapsed",
                    "schedulers",
                    "neverBack" -> true;
            default -> false;
        };
    }

    static String verb(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private static Consumer<AppClock> command(String verb, String value) {
        switch (verb) {
            case "skew" -> {
                Duration ahead = duration(value);
                return clock -> clock.skew(ahead);
            }
            case "freeze" -> {
                if (value.isEmpty()) {
                    return AppClock::freeze;
                }
                Instant at = instant(value);
                return clock -> clock.freezeAt(at);
            }
            case "moveTo" -> {
                Instant to = instant(value);
                return clock -> clock.moveTo(to);
            }
            case "advance" -> {
                Duration by = duration(value);
                return clock -> clock.advance(by);
            }
            case "drift" -> {
                long partsPerMillion = number(value);
                return clock -> clock.drift(partsPerMillion);
            }
            case "jump" -> {
                return jump(value);
            }
            case "restore" -> {
                if (!value.isEmpty()) {
                    throw new IllegalArgumentException("restore takes no value");
                }
                return AppClock::restore;
            }
            case "alsoMove" -> {
                List<RealTimeCode> codes =
                        list(value).stream().map(Words::realTimeCode).toList();
                return clock -> codes.forEach(clock::alsoMove);
            }
            case "elapsed" -> {
                String[] packages = list(value).toArray(String[]::new);
                return clock -> clock.alsoMoveElapsedTimeOf(packages);
            }
            case "schedulers" -> {
                String[] packages = list(value).toArray(String[]::new);
                return clock -> clock.alsoMoveSchedulersOf(packages);
            }
            case "neverBack" -> {
                String[] packages = list(value).toArray(String[]::new);
                return clock -> clock.neverTurnBackFor(packages);
            }
            default -> throw new IllegalArgumentException("\"" + verb + "\" is unknown; write one of " + KNOWN);
        }
    }

    private static Consumer<AppClock> jump(String value) {
        String[] parts = value.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is not SEED/ATMOST/EVERY; write a number and two durations, such as 42/PT10M/PT1S");
        }
        long seed = number(parts[0]);
        Duration atMost = duration(parts[1]);
        Duration every = duration(parts[2]);
        return clock -> clock.jump(seed, atMost, every);
    }

    private static Duration duration(String value) {
        return parsed(value, Duration::parse, "a duration; write it as ISO 8601 does, such as PT10M, PT-1H or P400D");
    }

    private static Instant instant(String value) {
        return parsed(
                value,
                Instant::parse,
                "an instant; write it as ISO 8601 does, with its Z, such as 2027-01-01T00:00:00Z");
    }

    private static <T> T parsed(String value, Function<String, T> parser, String wanted) {
        try {
            return parser.apply(value);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("\"" + value + "\" is not " + wanted, e);
        }
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + value + "\" is not a whole number", e);
        }
    }

    private static RealTimeCode realTimeCode(String word) {
        List<String> known = new ArrayList<>();
        for (RealTimeCode code : RealTimeCode.values()) {
            if (code.word().equals(word)) {
                return code;
            }
            known.add(code.word());
        }
        throw new IllegalArgumentException(
                "\"" + word + "\" is no code that keeps the real time; write one of " + String.join(", ", known));
    }

    /** Names with a colon or a semicolon between them. */
    static List<String> list(String value) {
        List<String> names = new ArrayList<>();
        for (String name : value.split("[:;]", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "no name given; write one or more, such as com.acme.client;com.acme.jobs");
        }
        return names;
    }

    /** Says it to the clock it is meant for. */
    static void say(String text) {
        Consumer<AppClock> command = parse(text);
        List<String> packages = packages(text);
        AppClock clock = packages.isEmpty() ? AppClock.get() : AppClock.forPackages(packages.toArray(String[]::new));
        try {
            command.accept(clock);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("\"" + text + "\": " + e.getMessage(), e);
        }
    }
}
