package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names nobody in a reply: what a scenario itself sends, and what the catalogue knows. */
final class Known {

    /** Numbers up to here are counts, limits and the like; larger ones are kept if the book sent them. */
    static final long SMALL = 100_000;

    /** From here on a number is not met by chance. */
    private static final long TELLING = 1_000;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

    /** What {@code ${text.N}} and {@code ${texts.N}} stand for, and what variations put in place of valid values. */
    private static final Pattern FILLING = Pattern.compile("x+|t[0-9]{1,5}|NoSuchValue");

    private record Template(String text, Pattern pattern, boolean counts) {}

    private final Set<String> texts = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    /** Texts with variables inside, as what they may have become. */
    private final List<Template> templates = new ArrayList<>();

    private Known(Scenario scenario) {
        scenario.steps().forEach(this::addStep);
        scenario.cleanup().forEach(this::addStep);
    }

    static Known of(Scenario scenario) {
        return new Known(scenario);
    }

    /** What may stand for a text, in which variables are back in place; nothing if it could name somebody. */
    Optional<String> kept(String text) {
        if (texts.contains(text)
                || OfCatalogue.VALUES.contains(text)
                || Volatile.get().constants().contains(text)
                || FILLING.matcher(text).matches()) {
            return Optional.of(text);
        }
        return templates.stream()
                .filter(template -> template.pattern().matcher(text).matches())
                .findFirst()
                .map(template -> template.counts() ? text : template.text());
    }

    boolean isKnown(String text) {
        return kept(text).isPresent();
    }

    /** Whether the book sent this number, and it is not met by chance. */
    boolean wasSent(JsonNode number) {
        return numbers.contains(number.asText());
    }

    private void addStep(Step step) {
        if (step instanceof Step.Call call) {
            addCall(call);
        } else if (step instanceof Step.Vary vary) {
            addCall(vary.call());
            vary.before().forEach(this::addCall);
            vary.after().forEach(this::addCall);
        } else if (step instanceof Step.OfClient client) {
            add(client.args());
        }
    }

    private void addCall(Step.Call call) {
        JsonNode body = call.content().body();
        if (body != null) {
            add(body);
        }
    }

    private void add(JsonNode node) {
        if (node.isTextual()) {
            addText(node.textValue());
        } else if (node.isIntegralNumber()) {
            if (!node.canConvertToLong() || Math.abs(node.longValue()) >= TELLING) {
                numbers.add(node.asText());
            }
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                texts.add(field.getKey());
                add(field.getValue());
            }
            if (node.isArray()) {
                node.forEach(this::add);
            }
        }
    }

    private void addText(String text) {
        texts.add(text);
        if (VARIABLE.matcher(text).find()
                && VARIABLE.matcher(text).replaceAll("").length() > 1) {
            templates.add(template(text));
        }
    }

    /** Ids are variables again by then. What counts keeps its number; of anything else stands what the book says. */
    private static Template template(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        boolean counts = true;
        while (variable.find()) {
            regex.append(Pattern.quote(text.substring(end, variable.start())));
            boolean number = variable.group().equals("${n}");
            counts &= number || (!text.contains("${random") && !text.contains("${now"));
            String other = number ? "[0-9]{1,4}" : "[^\\s]{1,40}";
            regex.append("(?:")
                    .append(Pattern.quote(variable.group()))
                    .append('|')
                    .append(other)
                    .append(')');
            end = variable.end();
        }
        return new Template(
                text,
                Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString()),
                counts);
    }

    /** The values of enumerations, for any command. */
    private static final class OfCatalogue {

        static final Set<String> VALUES = new HashSet<>();

        static {
            for (CommandSpec command : Catalogue.get().commands()) {
                addAllowed(command.request());
                addAllowed(command.response());
            }
        }

        private static void addAllowed(List<FieldSpec> fields) {
            for (FieldSpec field : fields) {
                VALUES.addAll(field.allowed());
                addAllowed(field.fields());
            }
        }
    }
}
