package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** What stands for the variables of a scenario while it is played. Not thread-safe. */
public final class Bindings {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.ofHours(8));

    /** A variable has no value, because the reply that it was to come from did not have it. */
    static final class UnboundException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnboundException(String variable) {
            super("${" + variable + "} has no value: the reply that it is taken from does not have it");
        }
    }

    private final Identity identity;
    private final Supplier<Instant> clock;
    private final Random random;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private int turn = 1;

    Bindings(Scenario scenario, Identity identity, Supplier<Instant> clock, Random random) {
        this.identity = identity;
        this.clock = clock;
        this.random = random;
        identity.idsOf(scenario).forEach((variable, id) -> {
            values.put(variable, NODES.textNode(id));
            names.put(id, variable);
        });
        names.put(identity.admin(), "admin");
        names.put(identity.nobody(""), "nobody");
        names.put(identity.nogroup(""), "nogroup");
    }

    /** As whom it is played. */
    public Identity identity() {
        return identity;
    }

    /** What this variable was bound to. */
    public Optional<JsonNode> value(String variable) {
        return Optional.ofNullable(values.get(variable));
    }

    /** The variable that has this text as its value, such as {@code user.alice}: an id of ours, or a text bound from a reply. */
    public Optional<String> nameOf(String text) {
        return Optional.ofNullable(names.get(text));
    }

    /** Whether this text is a UserSig of ours, which may be shown nowhere. */
    public boolean isSecret(String text) {
        return secrets.contains(text);
    }

    void bind(String variable, JsonNode value) {
        values.put(variable, value);
        if (value.isTextual() && !value.textValue().isEmpty()) {
            names.putIfAbsent(value.textValue(), variable);
        }
    }

    void bindSecret(String variable, String userSig) {
        values.put(variable, NODES.textNode(userSig));
        secrets.add(userSig);
    }

    /** Remembers a GroupId that the back end gave to a group that the scenario made. */
    void made(String groupId) {
        made.add(groupId);
    }

    boolean hasMade(String groupId) {
        return made.contains(groupId);
    }

    Set<String> made() {
        return Set.copyOf(made);
    }

    void turn(int number) {
        turn = number;
    }

    /** The text with the values of its variables in it. */
    String text(String template) {
        Matcher variables = Template.VARIABLE.matcher(template);
        return variables.replaceAll(found -> {
            JsonNode value = resolve(Template.name(found));
            return Matcher.quoteReplacement(value.isValueNode() ? value.asText() : value.toString());
        });
    }

    /** The value with those of its variables in it. A text that is one variable becomes what that is, a number for instance. */
    JsonNode render(JsonNode template) {
        if (template.isTextual()) {
            String text = template.textValue();
            if (Template.isVariable(text)) {
                return resolve(text.substring(2, text.length() - 1));
            }
            return text.contains("${") ? NODES.textNode(text(text)) : template;
        }
        if (template.isObject()) {
            ObjectNode object = NODES.objectNode();
            template.properties().forEach(field -> object.set(text(field.getKey()), render(field.getValue())));
            return object;
        }
        if (template.isArray()) {
            ArrayNode array = NODES.arrayNode();
            template.forEach(item -> array.add(render(item)));
            return array;
        }
        return template;
    }

    private JsonNode resolve(String variable) {
        JsonNode bound = values.get(variable);
        if (bound != null) {
            return bound;
        }
        if (!Template.GIVEN.matcher(variable).matches()) {
            throw new UnboundException(variable);
        }
        int dot = variable.indexOf('.');
        String argument = dot < 0 ? "" : variable.substring(dot + 1);
        return switch (dot < 0 ? variable : variable.substring(0, dot)) {
            case "n" -> NODES.numberNode(turn);
            case "random" -> NODES.numberNode(random.nextInt(Integer.MAX_VALUE));
            case "app" -> NODES.numberNode(identity.app().sdkAppId());
            case "admin" -> NODES.textNode(identity.admin());
            case "prefix" -> NODES.textNode(identity.prefix());
            case "nobody" -> NODES.textNode(identity.nobody(argument));
            case "nogroup" -> NODES.textNode(identity.nogroup(argument));
            case "id" -> NODES.textNode(identity.idOf(Integer.parseInt(argument)));
            case "text" -> NODES.textNode("x".repeat(Integer.parseInt(argument)));
            case "texts" -> list(argument, number -> NODES.textNode("t" + number));
            case "numbers" -> list(argument, NODES::numberNode);
            case "nobodies" -> list(argument, number -> NODES.textNode(identity.nobody(Integer.toString(number))));
            case "nogroups" -> list(argument, number -> NODES.textNode(identity.nogroup(Integer.toString(number))));
            default -> variable.startsWith("hour-") ? hour(variable) : now(variable);
        };
    }

    private static JsonNode list(String size, IntFunction<JsonNode> item) {
        ArrayNode list = NODES.arrayNode();
        for (int number = 1; number <= Integer.parseInt(size); number++) {
            list.add(item.apply(number));
        }
        return list;
    }

    private JsonNode hour(String variable) {
        long ago = Long.parseLong(variable.substring("hour-".length()));
        return NODES.textNode(HOUR.format(clock.get().minus(Duration.ofHours(ago))));
    }

    private JsonNode now(String variable) {
        String distance = variable.substring("now".length());
        long seconds = distance.isEmpty() ? 0 : Long.parseLong(distance);
        return NODES.numberNode(clock.get().getEpochSecond() + seconds);
    }
}
