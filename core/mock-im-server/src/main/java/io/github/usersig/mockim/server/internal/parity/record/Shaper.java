package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldType;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the replies of one scenario what is kept of them: variables are back in place, what differs from run to run is a relation, items
 * of lists that are not the book's own are left out, and texts that nobody knows are masked.
 */
final class Shaper {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile("[~A-Za-z_][~A-Za-z0-9_]{0,60}");

    private final Known known;
    private final Memory memory = new Memory();
    private @Nullable Instant begun;

    Shaper(Scenario scenario) {
        this.known = Known.of(scenario);
    }

    RecordedCall shape(Exchange exchange) {
        if (begun == null) {
            begun = exchange.sentAt();
        }
        JsonNode reply = exchange.reply();
        return new RecordedCall(
                exchange.step(),
                exchange.command(),
                exchange.ask(),
                exchange.status(),
                reply == null ? null : new OfOne(exchange, begun).shape(reply));
    }

    /** The reply to one call. */
    private final class OfOne {

        private final String command;
        private final String step;
        private final Values values;
        private final Owners owners;
        private final String owner;
        private final List<FieldSpec> response;

        OfOne(Exchange exchange, Instant begun) {
            command = exchange.command();
            step = exchange.step();
            Masking masking = Masking.of(exchange.scenario(), exchange.bindings());
            values = new Values(known, memory, masking, exchange.sentAt(), begun);
            owners = new Owners(known, memory, masking);
            owner = owners.ofRequest(exchange.asked());
            response = Catalogue.get().find(command).map(CommandSpec::response).orElse(List.of());
        }

        JsonNode shape(JsonNode reply) {
            return any(reply, new Field("", null, null, response), step + ".", owner);
        }

        private JsonNode any(JsonNode node, Field field, String place, String counted) {
            if (node.isObject()) {
                return object((ObjectNode) node, field.inside(), place, counted);
            }
            if (node.isArray()) {
                return array((ArrayNode) node, field, place, counted);
            }
            return values.keep(node, field, place, counted);
        }

        private ObjectNode object(ObjectNode node, List<FieldSpec> specs, String place, String outer) {
            ObjectNode kept = NODES.objectNode();
            String counted = owners.ofObject(node, outer);
            String tag = node.path("Tag").asText();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String name = entry.getKey();
                // A profile's values stand beside the name of what they are.
                String meaning = name.equals("Value") && !tag.isEmpty() ? tag : name;
                Field field = Field.of(meaning, specs, name, Volatile.get().of(command, meaning));
                kept.set(
                        name(name, field),
                        any(
                                entry.getValue(),
                                field,
                                place + name + (entry.getValue().isObject() ? "." : ""),
                                counted));
            }
            return kept;
        }

        private String name(String name, Field field) {
            String masked = values.masking().variables(name);
            if (masked.startsWith(Relation.MARK)) {
                masked = Relation.MARK + masked;
            }
            boolean nobody = field.spec() != null
                    || !masked.equals(name)
                    || known.isKnown(name)
                    || NAME.matcher(masked).matches();
            return nobody ? masked : "…";
        }

        private ArrayNode array(ArrayNode node, Field field, String place, String counted) {
            ArrayNode kept = NODES.arrayNode();
            boolean ofApp = field.keeping() == Keeping.APP;
            int dropped = 0;
            int index = 0;
            for (JsonNode item : node) {
                if (owners.areOthers(item, field, ofApp)) {
                    dropped++;
                } else {
                    String inside = place + "[" + index + "]" + (item.isObject() ? "." : "");
                    kept.add(any(item, ofApp ? field.without() : field, inside, counted));
                    index++;
                }
            }
            if (ofApp) {
                kept.add(NODES.objectNode().put(Relation.MARK, Relation.DROPPED));
            } else if (dropped > 0) {
                kept.add(Relation.dropped(dropped));
            }
            return kept;
        }
    }

    /**
     * A field of a reply.
     *
     * @param name its name; of an item, that of its list
     * @param spec what the catalogue says of it, if anything
     * @param keeping how it is kept, if anything is said
     * @param inside the fields that stand in it
     */
    record Field(
            String name, @Nullable FieldSpec spec, @Nullable Keeping keeping, List<FieldSpec> inside) {

        static Field of(String meaning, List<FieldSpec> specs, String name, @Nullable Keeping keeping) {
            FieldSpec spec = specs.stream()
                    .filter(one -> one.name().equals(name) || one.aliases().contains(name))
                    .findFirst()
                    .orElse(null);
            return new Field(meaning, spec, keeping, spec == null ? List.of() : spec.fields());
        }

        Field without() {
            return new Field(name, spec, null, inside);
        }

        /** Whether it is one of a few values that the service chooses from. */
        boolean isEnumeration() {
            return spec != null && !spec.allowed().isEmpty() && spec.type() != FieldType.OBJECT;
        }
    }
}
