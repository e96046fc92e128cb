package io.github.usersig.mockim.server.internal.parity.profile;

import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.internal.control.GateJson;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.SessionsJson;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.parity.book.Located;
import io.github.usersig.mockim.server.internal.parity.book.YamlText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a profile:
 *
 * <pre>{@code
 * title: The codes of our app, made in 2018
 * gate: {familyCodes: true, callsPerSecond: 200, failedChecks: 0}
 * sessions: {policy: SINGLE, instances: {Web: 10}}
 * userSigs: {olderErrorCodes: true, futureTolerance: PT5M}
 * replies:
 *   - {command: group_open_http_svc/*, code: 10010, becomes: 10015}
 *   - {fact: rest.no-identifier, code: 60025, fault: missing identifier, becomes: 60004}
 * }</pre>
 *
 * <p>All but the title may be left out, and is then as by default.
 */
final class ProfileReader {

    private static final Set<String> PARTS = Set.of("title", "gate", "sessions", "userSigs", "replies");
    private static final Set<String> OF_GATE = Set.of("familyCodes", "callsPerSecond", "failedChecks");
    private static final Set<String> OF_SESSIONS = Set.of("policy", "instances", "heartbeatTimeout");
    private static final Set<String> OF_USERSIGS = Set.of("olderErrorCodes", "futureTolerance");
    private static final Set<String> OF_A_REPLY =
            Set.of("fact", "command", "door", "code", "itemCode", "fault", "becomes");
    private static final int LARGEST_CODE = 999_999;

    private ProfileReader() {}

    /**
     * Reads one.
     *
     * @param given how it was asked for
     * @param where what the text is, for messages
     * @throws IllegalArgumentException if it is not as it must be; the message names the line
     */
    static Profile read(String given, String where, String text) {
        return profile(given, YamlText.read(where, text));
    }

    private static Profile profile(String given, Located yaml) {
        yaml.fields("a profile", PARTS);
        Located title = yaml.find("title")
                .orElseThrow(() -> yaml.wrong("a profile needs a title, such as title: The codes of our app of 2018"));
        return new Profile(
                given,
                title.text("title"),
                settings(yaml, "gate", OF_GATE, GateJson::read).orElse(GateSettings.DEFAULT),
                settings(yaml, "sessions", OF_SESSIONS, SessionsJson::read).orElse(SessionSettings.DEFAULT),
                olderErrorCodes(yaml),
                futureTolerance(yaml),
                yaml.find("replies").stream()
                        .flatMap(replies -> replies.items("replies").stream())
                        .map(ProfileReader::rule)
                        .toList());
    }

    /** What the JSON of the control door says in the same words. */
    private static <T> Optional<T> settings(Located yaml, String name, Set<String> known, Function<Json, T> reader) {
        return yaml.find(name).map(settings -> {
            settings.fields(name, known);
            try {
                return reader.apply(Json.parse(settings.json().toString(), name));
            } catch (IllegalArgumentException e) {
                throw settings.wrong(String.valueOf(e.getMessage()));
            }
        });
    }

    private static boolean olderErrorCodes(Located yaml) {
        return yaml.find("userSigs")
                .flatMap(checks -> {
                    checks.fields("userSigs", OF_USERSIGS);
                    return checks.find("olderErrorCodes");
                })
                .map(flag -> flag.truth("olderErrorCodes"))
                .orElse(false);
    }

    private static Optional<Duration> futureTolerance(Located yaml) {
        return yaml.find("userSigs")
                .flatMap(checks -> checks.find("futureTolerance"))
                .map(duration -> duration.duration("futureTolerance"));
    }

    private static ReplyRule rule(Located item) {
        item.fields("a reply", OF_A_REPLY);
        List<String> codes = Stream.of("code", "itemCode")
                .filter(name -> item.find(name).isPresent())
                .toList();
        if (codes.size() != 1) {
            throw item.wrong("a reply needs either code, that of the reply, or itemCode, that of an item in it");
        }
        boolean ofItem = codes.get(0).equals("itemCode");
        if (ofItem && item.find("fault").isPresent()) {
            throw item.wrong("fault goes with code: it is not known what is wrong with an item");
        }
        return new ReplyRule(
                text(item, "fact"),
                item.find("command").map(ProfileReader::command).orElse(ReplyRule.ALL),
                item.find("door").map(ProfileReader::door),
                ofItem,
                number(item, codes.get(0)),
                text(item, "fault"),
                number(item, "becomes"));
    }

    private static String text(Located item, String name) {
        return item.find(name).map(value -> value.text(name)).orElse("");
    }

    private static int number(Located item, String name) {
        return item.find(name)
                .orElseThrow(() -> item.wrong("a reply needs " + name + ", the code that is answered instead"))
                .number(name, 0, LARGEST_CODE);
    }

    private static String command(Located value) {
        String name = value.text("command");
        boolean known = name.equals(ReplyRule.ALL)
                || Catalogue.get().has(name)
                || Catalogue.ofClients().has(name)
                || Stream.of(Catalogue.get(), Catalogue.ofClients())
                        .flatMap(catalogue -> catalogue.commands().stream())
                        .anyMatch(command -> name.equals(command.service() + "/" + ReplyRule.ALL));
        if (!known) {
            throw value.wrong("there is no command \"" + name
                    + "\": write service and command, such as openim/sendmsg, or openim/* for all of a service");
        }
        return name;
    }

    private static Door door(Located value) {
        return switch (value.text("door")) {
            case "rest" -> Door.REST;
            case "sdk" -> Door.SDK;
            default -> throw value.wrong("door must be rest or sdk; left out it is both");
        };
    }
}
