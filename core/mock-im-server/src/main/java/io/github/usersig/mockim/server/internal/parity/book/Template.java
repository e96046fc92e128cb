package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The variables in texts of the book, which stand in {@code ${...}}. Beside those that a scenario binds there are:
 *
 * <table>
 * <caption>Variables that nobody binds</caption>
 * <tr><td>{@code user.NAME}, {@code group.NAME}<td>UserIDs and GroupIds of the scenario's
 * <tr><td>{@code nobody}, {@code nobody.N}<td>UserIDs that no account has; with a number, others
 * <tr><td>{@code nobodies.N}<td>a list of N such UserIDs
 * <tr><td>{@code nogroup}, {@code nogroup.N}, {@code nogroups.N}<td>GroupIds that no group has
 * <tr><td>{@code n}<td>which time it is, from 1 on, in a step with {@code repeat} or {@code vary}
 * <tr><td>{@code now}, {@code now+N}, {@code now-N}<td>seconds since 1970
 * <tr><td>{@code hour-N}<td>the hour N hours ago by Beijing time, such as 2026112309
 * <tr><td>{@code random}<td>a number of 31 bits, another one each time
 * <tr><td>{@code text.N}, {@code id.N}<td>a text of N bytes; a UserID or GroupId of N bytes that nobody has
 * <tr><td>{@code texts.N}, {@code numbers.N}<td>a list of N different texts or numbers
 * <tr><td>{@code app}, {@code admin}, {@code prefix}<td>the SDKAppID, the calling admin, what UserIDs and GroupIds begin with
 * </table>
 */
public final class Template {

    /** A variable with what is around it. */
    public static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** Those that are there without being bound, but for users and groups. */
    public static final Pattern GIVEN =
            Pattern.compile("n|now(?:[-+][0-9]+)?|hour-[0-9]{1,3}|random|app|admin|prefix|nobody(?:\\.[0-9]+)?"
                    + "|nogroup(?:\\.[0-9]+)?|(?:nobodies|nogroups|text|id|texts|numbers)\\.[0-9]+");

    private Template() {}

    /** The variables in a text. */
    public static Set<String> variables(String text) {
        Set<String> names = new LinkedHashSet<>();
        VARIABLE.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    /** The variables in all texts of a value, its names included. */
    public static Set<String> variables(JsonNode value) {
        Set<String> names = new LinkedHashSet<>();
        if (value.isTextual()) {
            names.addAll(variables(value.textValue()));
        }
        value.properties().forEach(field -> names.addAll(variables(field.getKey())));
        value.forEach(child -> names.addAll(variables(child)));
        return names;
    }

    /** Whether a text is one variable and nothing else. */
    public static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }

    /** What a match of {@link #VARIABLE} names. */
    public static String name(MatchResult variable) {
        return variable.group(1);
    }
}
