package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.play.Bindings;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts variables back in place in texts, and leaves of words to people nothing that could name somebody. */
final class Masking {

    /** Shorter values would be found by chance. */
    private static final int SHORTEST = 4;

    private static final int LONGEST_NOTE = 200;
    private static final Pattern TOKEN = Pattern.compile("\\$\\{[^}]*}|[^\\s,;:()\\[\\]{}'\"<>=]+");

    /** A word of a language, a small number or an error's name. */
    private static final Pattern WORD =
            Pattern.compile("\\$\\{[^}]*}.*|[A-Za-z][a-z]*[.!?]?|[A-Z]+(?:_[A-Z]+)*|[A-Z][A-Za-z]*(?:_[A-Za-z]+)*|"
                    + "[\\p{IsHan}\\p{Punct}]+|[0-9]{1,5}[.!?]?");

    private record Variable(String name, String value) {}

    private final List<Variable> longestFirst = new ArrayList<>();

    private Masking() {}

    /** With the ids of a scenario, and what was bound from its replies so far. */
    static Masking of(Scenario scenario, Bindings bindings) {
        Masking masking = new Masking();
        Identity identity = bindings.identity();
        int number = 0;
        for (String user : scenario.users()) {
            masking.add("user." + user, identity.user(++number));
        }
        number = 0;
        for (String group : scenario.groups()) {
            masking.add("group." + group, identity.group(++number));
        }
        masking.add("admin", identity.admin());
        masking.add("nobody", identity.nobody(""));
        masking.add("nogroup", identity.nogroup(""));
        masking.add("prefix", identity.prefix());
        masking.add("app", Long.toString(identity.app().sdkAppId()));
        for (Step step : scenario.steps()) {
            for (String bound : binds(step)) {
                bindings.value(bound)
                        .filter(JsonNode::isTextual)
                        .ifPresent(value -> masking.add(bound, value.textValue()));
            }
        }
        masking.longestFirst.sort(
                Comparator.comparingInt((Variable variable) -> -variable.value().length())
                        .thenComparing(Variable::name));
        return masking;
    }

    private static Set<String> binds(Step step) {
        if (step instanceof Step.Call call) {
            return call.bind().keySet();
        }
        return step instanceof Step.OfClient client ? client.bind().keySet() : Set.of();
    }

    private void add(String name, String value) {
        if (value.length() >= SHORTEST) {
            longestFirst.add(new Variable("${" + name + "}", value));
        }
    }

    /** The text with variables in place of their values. */
    String variables(String text) {
        String masked = text;
        for (Variable variable : longestFirst) {
            if (masked.contains(variable.value())) {
                masked = masked.replace(variable.value(), variable.name());
            }
        }
        return masked;
    }

    /** Words to a person, without any that are none of a language. */
    String words(String text) {
        StringBuilder masked = new StringBuilder();
        String named = variables(text);
        Matcher token = TOKEN.matcher(named);
        int end = 0;
        while (token.find()) {
            masked.append(named.substring(end, token.start()));
            masked.append(WORD.matcher(token.group()).matches() ? token.group() : "…");
            end = token.end();
        }
        masked.append(named.substring(end));
        return masked.length() > LONGEST_NOTE ? masked.substring(0, LONGEST_NOTE) + "…" : masked.toString();
    }
}
