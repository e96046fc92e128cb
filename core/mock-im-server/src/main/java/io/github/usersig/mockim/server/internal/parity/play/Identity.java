package io.github.usersig.mockim.server.internal.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As whom scenarios are played.
 *
 * @param app the app, with its key
 * @param admin the app admin who calls
 * @param prefix what all UserIDs and GroupIds begin with
 */
public record Identity(SdkApp app, String admin, String prefix) {

    /** The usual prefix. */
    public static final String PREFIX = "ustk-";

    /** Of conversations, groups of the service's naming, official accounts and robots. */
    private static final Pattern HEAD = Pattern.compile("(?:C2C_?|GROUP_?)?(?:@[A-Z]+#_?)*");

    private static final Pattern PREFIXES = Pattern.compile("[a-z][a-z0-9_]{1,9}-");

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if the prefix is too short to be nobody else's, or too long for a UserID, or the admin is no UserID
     */
    public Identity {
        if (!PREFIXES.matcher(prefix).matches()) {
            throw new IllegalArgumentException("the prefix \"" + prefix
                    + "\" must be a small letter, 1 to 9 small letters, digits or _, and -, such as " + PREFIX);
        }
        UserIdRule.PRINTABLE_ASCII.require(admin);
        if (admin.contains(prefix)) {
            throw new IllegalArgumentException("the admin " + admin + " has the prefix " + prefix
                    + " in its name, and would be cleaned up: choose another prefix");
        }
    }

    /** The UserID of the pool with this number, from 1 on. */
    public String user(int number) {
        return prefix + String.format(Locale.ROOT, "u%02d", number);
    }

    /** The GroupId with this number, from 1 on. */
    public String group(int number) {
        return prefix + String.format(Locale.ROOT, "g%02d", number);
    }

    /** The ids of a scenario's users and groups, each by its variable, such as {@code user.alice}. */
    public Map<String, String> idsOf(Scenario scenario) {
        Map<String, String> ids = new LinkedHashMap<>();
        number(scenario.users(), "user.", this::user, ids);
        number(scenario.groups(), "group.", this::group, ids);
        return ids;
    }

    private static void number(List<String> names, String kind, IntFunction<String> id, Map<String, String> ids) {
        for (int i = 0; i < names.size(); i++) {
            ids.put(kind + names.get(i), id.apply(i + 1));
        }
    }

    /** A UserID that no account has. */
    public String nobody(String number) {
        return prefix + "nobody" + number;
    }

    /** A GroupId that no group has. */
    public String nogroup(String number) {
        return prefix + "nogroup" + number;
    }

    /** An id of so many bytes that nobody has. */
    public String idOf(int bytes) {
        String start = prefix + "long";
        int missing = bytes - start.getBytes(UTF_8).length;
        return missing <= 0 ? start : start + "x".repeat(missing);
    }

    /** Whether this is a UserID or a GroupId of ours: it begins with the prefix, behind what the service has ids of its kind begin with. */
    public boolean isOurs(String id) {
        Matcher head = HEAD.matcher(id);
        return head.lookingAt() && id.startsWith(prefix, head.end());
    }
}
