package io.github.usersig.mockim.server.internal.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Environment variables that look like those of {@link Setting} and are none: a mock that passes over them is another one than
 * was asked for. Those that Kubernetes and Docker make by themselves for a service called mock-im are not meant for it.
 */
final class Misspelt {

    private static final int MOST_EDITS = 2;
    private static final String PREFIX = "MOCK_IM_";

    /** Also for one whose name only begins like that, such as mock-im-console. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(PREFIX
            + "(?:\\w+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_\\w+)?|PORT_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)");

    /** For links of Docker. */
    private static final Pattern OF_A_LINK = Pattern.compile(PREFIX + "(?:NAME|ENV_\\w+)");

    /** One whose name somebody may also write who means an option, so that its value tells. */
    private static final Pattern PORT = Pattern.compile(PREFIX + "(?:\\w+_)?PORT");

    private static final Pattern PORT_OF_A_SERVICE = Pattern.compile("(?:tcp|udp|sctp)://.*");

    private Misspelt() {}

    /** What is wrong with one of them and what to write instead; empty if nothing is. */
    static Optional<String> among(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable ->
                        !isKnown(variable.getKey()) && !isMadeForAService(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .flatMap(name -> wrong(name).stream())
                .findFirst();
    }

    private static boolean isKnown(String variable) {
        return Stream.of(Setting.values()).anyMatch(each -> each.variable().equals(variable));
    }

    private static boolean isMadeForAService(String variable, String value) {
        return OF_A_SERVICE.matcher(variable).matches()
                || OF_A_LINK.matcher(variable).matches()
                || (PORT.matcher(variable).matches()
                        && PORT_OF_A_SERVICE.matcher(value).matches());
    }

    private static Optional<String> wrong(String variable) {
        String name = variable.toUpperCase(Locale.ROOT).replace('-', '_');
        String none = "The environment variable " + variable + " is none of the mock's: ";
        Optional<Setting> meant = closest(name);
        if (meant.isPresent()) {
            return meant.map(each -> none + "write " + each.variable());
        }
        return name.startsWith(PREFIX)
                ? Optional.of(none + "leave it out, or write one of "
                        + Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.joining(", "))
                        + ". What has no variable may be an option: serve --help tells them")
                : Optional.empty();
    }

    private static Optional<Setting> closest(String name) {
        if (!name.startsWith("MOCK")) {
            return Optional.empty();
        }
        Setting closest = null;
        int fewest = MOST_EDITS + 1;
        for (Setting each : Setting.values()) {
            int edits = edits(name, each.variable());
            if (edits < fewest) {
                fewest = edits;
                closest = each;
            }
        }
        return Optional.ofNullable(closest);
    }

    /** How many letters have to be put in, left out or changed, to make one of the other (Levenshtein). */
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
