package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec.Unit;
import io.github.usersig.mockim.server.internal.catalogue.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What {@code vary} stands for: the valid call, and then one call for each field of the catalogue and each way in which it can be
 * other than it should. Named by field and way, such as {@code openim/sendmsg#MsgBody[].MsgType:missing}. Fields that the valid
 * body does not have are put into it, with what else their objects need.
 */
public final class Variations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Lists longer than this are not sent: the catalogue has limits of some ten thousand. */
    private static final long LONGEST_LIST = 2_000;

    /** Texts longer than this are not sent. */
    private static final long LONGEST_TEXT = 20_000;

    private final Step.Vary vary;
    private final ObjectNode valid;
    private final Consumer<Step.Call> consumer;

    private Variations(Step.Vary vary, Consumer<Step.Call> consumer) {
        this.vary = vary;
        JsonNode body = vary.call().content().body();
        this.valid = body instanceof ObjectNode object ? object : NODES.objectNode();
        this.consumer = consumer;
    }

    /** Makes one call after another, and keeps none. */
    public static void each(Step.Vary vary, Consumer<Step.Call> consumer) {
        String command = vary.call().command();
        new Variations(vary, consumer).all(command);
    }

    /** All of them: a list of one command's, which holds a few dozen bodies. */
    public static List<Step.Call> of(Step.Vary vary) {
        List<Step.Call> calls = new ArrayList<>();
        each(vary, calls::add);
        return calls;
    }

    /** How many calls these are. */
    public static int count(Step.Vary vary) {
        int[] count = {0};
        each(vary, call -> count[0]++);
        return count[0];
    }

    /** The fields that a command has, each by its path, such as {@code MsgBody[].MsgType}. */
    static Set<String> fields(String command) {
        Map<String, FieldSpec> all = new LinkedHashMap<>();
        collect("", request(command), all);
        return all.keySet();
    }

    private static void collect(String before, List<FieldSpec> fields, Map<String, FieldSpec> all) {
        for (FieldSpec field : fields) {
            all.put(before + field.name(), field);
            collect(before + field.name() + (field.type() == FieldType.ARRAY ? "[]." : "."), field.fields(), all);
        }
    }

    private static List<FieldSpec> request(String command) {
        return Catalogue.get().find(command).orElseThrow().request();
    }

    private void all(String command) {
        String first = vary.name().matches("[0-9]+") ? command : vary.name() + "/" + command;
        consumer.accept(vary.call().with(first + "#:valid", valid));
        for (FieldSpec field : request(command)) {
            vary(first + "#", field, List.of());
        }
    }

    /** Where a field stands: below these. */
    private void vary(String before, FieldSpec field, List<FieldSpec> parents) {
        String name = before + field.name();
        if (!vary.except().containsKey(name.substring(name.indexOf('#') + 1))) {
            new Ways(name, field, parents).each();
        }
        List<FieldSpec> deeper = new ArrayList<>(parents);
        deeper.add(field);
        for (FieldSpec inner : field.fields()) {
            vary(name + (field.type() == FieldType.ARRAY ? "[]." : "."), inner, deeper);
        }
    }

    /** The ways in which one field can be other than it should. */
    private final class Ways {

        private final String name;
        private final FieldSpec field;
        private final List<FieldSpec> parents;

        Ways(String name, FieldSpec field, List<FieldSpec> parents) {
            this.name = name;
            this.field = field;
            this.parents = parents;
        }

        void each() {
            send("missing", Optional.empty());
            if (field.type() != FieldType.ANY) {
                send("type", Optional.of(ofAnotherType(field.type())));
            }
            if (field.type() == FieldType.ARRAY && field.items() != FieldType.ANY) {
                send("item-type", Optional.of(NODES.arrayNode().add(ofAnotherType(field.items()))));
            }
            if (field.type() == FieldType.STRING && field.allowed().isEmpty()) {
                send("empty", Optional.of(NODES.textNode("")));
            }
            if (field.type() == FieldType.ARRAY) {
                send("empty", Optional.of(NODES.arrayNode()));
            }
            if (field.max() != Long.MAX_VALUE) {
                limit("at-limit", field.max());
                limit("over-limit", field.max() + 1);
            }
            if (!field.allowed().isEmpty()) {
                send("out-of-enum", Optional.of(outOfEnum()));
            }
        }

        private void limit(String way, long size) {
            if (field.unit() == Unit.VALUE) {
                send(way, Optional.of(NODES.numberNode(size)));
            } else if (field.unit() == Unit.BYTES && size <= LONGEST_TEXT) {
                send(way, Optional.of(NODES.textNode(textOf(size))));
            } else if (field.unit() == Unit.ITEMS && size <= LONGEST_LIST) {
                send(way, Optional.of(listOf((int) size)));
            }
        }

        /** Whoever is named by it is nobody. */
        private String textOf(long bytes) {
            return Ids.isId(field.name()) ? "${id." + bytes + "}" : "${text." + bytes + "}";
        }

        private JsonNode listOf(int size) {
            if (field.items() == FieldType.STRING && field.allowed().isEmpty()) {
                return NODES.textNode((Ids.isId(field.name()) ? "${nobodies." : "${texts.") + size + "}");
            }
            if (field.items() == FieldType.INTEGER) {
                return NODES.textNode("${numbers." + size + "}");
            }
            ArrayNode list = NODES.arrayNode();
            JsonNode item = valueInPlace()
                    .filter(JsonNode::isArray)
                    .map(array -> array.path(0))
                    .orElse(NODES.missingNode());
            JsonNode each = item.isMissingNode() ? some(field, field.items()) : item;
            for (int i = 0; i < size; i++) {
                list.add(each.deepCopy());
            }
            return list;
        }

        private JsonNode outOfEnum() {
            boolean numbers = field.type() == FieldType.INTEGER
                    || (field.type() == FieldType.ARRAY && field.items() == FieldType.INTEGER);
            JsonNode value = numbers ? NODES.numberNode(97) : NODES.textNode("NoSuchValue");
            return field.type() == FieldType.ARRAY ? NODES.arrayNode().add(value) : value;
        }

        private void send(String way, Optional<JsonNode> value) {
            ObjectNode body = valid.deepCopy();
            Optional<ObjectNode> object = parent(body, value.isPresent());
            if (object.isEmpty() || (value.isEmpty() && !object.get().has(field.name()) && !field.required())) {
                return; // what is not there cannot be left out
            }
            if (value.isPresent()) {
                object.get().set(field.name(), value.get());
            } else {
                object.get().remove(field.name());
                field.aliases().forEach(object.get()::remove);
            }
            consumer.accept(vary.call().with(name + ":" + way, body));
        }

        private Optional<JsonNode> valueInPlace() {
            return parent(valid.deepCopy(), false).map(object -> object.get(field.name()));
        }

        /** The object that the field stands in, which is made if it is not there and shall be. */
        private Optional<ObjectNode> parent(ObjectNode body, boolean make) {
            ObjectNode object = body;
            for (FieldSpec parent : parents) {
                JsonNode inner = object.get(parent.name());
                if (parent.type() == FieldType.ARRAY && inner != null) {
                    inner = inner.get(0);
                }
                if (!(inner instanceof ObjectNode)) {
                    if (!make && !parent.required()) {
                        return Optional.empty();
                    }
                    inner = some(parent, FieldType.OBJECT);
                    object.set(
                            parent.name(),
                            parent.type() == FieldType.ARRAY ? NODES.arrayNode().add(inner) : inner);
                }
                object = (ObjectNode) inner;
            }
            return Optional.of(object);
        }
    }

    /** A value that is as it should be, as far as the catalogue says. */
    private static JsonNode some(FieldSpec field, FieldType type) {
        if (type == FieldType.OBJECT) {
            ObjectNode object = NODES.objectNode();
            field.fields().stream()
                    .filter(FieldSpec::required)
                    .forEach(inner -> object.set(inner.name(), some(inner, inner.type())));
            return object;
        }
        if (type == FieldType.ARRAY) {
            return NODES.arrayNode().add(some(field, field.items()));
        }
        if (!field.allowed().isEmpty()) {
            String first = field.allowed().get(0);
            return type == FieldType.INTEGER ? NODES.numberNode(Long.parseLong(first)) : NODES.textNode(first);
        }
        return switch (type) {
            case INTEGER -> NODES.numberNode(1);
            case BOOLEAN -> NODES.booleanNode(true);
            default -> NODES.textNode(Ids.isId(field.name()) ? "${nobody}" : "x");
        };
    }

    private static JsonNode ofAnotherType(FieldType type) {
        return switch (type) {
            case STRING -> NODES.numberNode(7);
            case INTEGER -> NODES.textNode("x");
            case BOOLEAN -> NODES.textNode("true");
            case ARRAY -> NODES.objectNode();
            case OBJECT, ANY -> NODES.textNode("x");
        };
    }
}
