package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.parity.record.RecordedCall;
import io.github.usersig.mockim.server.internal.parity.record.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Compares two replies to the same call, field by field. */
final class ReplyComparison {

    private static final Set<String> CODES = Set.of("ErrorCode", "ResultCode", "RetCode", "Code");
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    /** Words to people that differ, which is no difference. */
    record Note(String path, String recorded, String mock) {}

    private final TimeLine times;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private ReplyComparison(TimeLine times) {
        this.times = times;
    }

    static ReplyComparison of(RecordedCall recorded, RecordedCall mock, TimeLine times) {
        ReplyComparison comparison = new ReplyComparison(times);
        comparison.compare(recorded, mock);
        JsonNode one = recorded.reply() == null ? NOTHING : recorded.reply();
        JsonNode other = mock.reply() == null ? NOTHING : mock.reply();
        times.add(recorded.step(), one, other);
        return comparison;
    }

    /** The differences; each that follows from another in this reply names that. */
    List<Difference> differences() {
        return WithinReply.order(differences);
    }

    List<Note> notes() {
        return notes;
    }

    private void compare(RecordedCall recorded, RecordedCall mock) {
        if (recorded.status() != mock.status()) {
            add("", Kind.HTTP, String.valueOf(recorded.status()), String.valueOf(mock.status()));
        }
        JsonNode one = recorded.reply();
        JsonNode other = mock.reply();
        if (one == null || other == null) {
            if (one != null || other != null) {
                add("", Kind.NOT_JSON, one == null ? "no JSON" : "JSON", other == null ? "no JSON" : "JSON");
            }
            return;
        }
        List<FieldSpec> fields = Catalogue.get()
                .find(recorded.command())
                .map(CommandSpec::response)
                .orElse(List.of());
        any("", "", one, other, Optional.empty(), fields);
    }

    private void add(String place, Kind kind, String recorded, String mock) {
        differences.add(Difference.of(place, kind, recorded, mock));
    }

    private void any(
            String place,
            String name,
            JsonNode recorded,
            JsonNode mock,
            Optional<FieldSpec> spec,
            List<FieldSpec> inside) {
        Optional<Relation> one = Relation.find(recorded);
        Optional<Relation> other = Relation.find(mock);
        if (!Words.type(recorded).equals(Words.type(mock))) {
            add(place, Kind.TYPE, Words.aType(recorded), Words.aType(mock));
        } else if (one.isPresent() && other.isPresent()) {
            relations(place, one.get(), other.get());
        } else if (one.isPresent() || other.isPresent()) {
            differences.add(Difference.grouped(
                    place, Kind.VALUE, Words.of(recorded), Words.of(mock), grouped(recorded) + " -> " + grouped(mock)));
        } else if (recorded.isObject()) {
            objects(place, recorded, mock, inside);
        } else if (recorded.isArray()) {
            lists(place, name, recorded, mock, inside);
        } else if (!recorded.equals(mock)) {
            add(place, kindOfValue(name, place, spec), Words.of(recorded), Words.of(mock));
        }
    }

    private static String grouped(JsonNode value) {
        return Relation.find(value).map(Relation::kept).orElseGet(() -> Words.of(value));
    }

    private static Kind kindOfValue(String name, String place, Optional<FieldSpec> spec) {
        if (CODES.contains(name)) {
            return Kind.CODE;
        }
        if (place.equals("ActionStatus")) {
            return Kind.STATUS;
        }
        return spec.isPresent() && !spec.get().allowed().isEmpty() ? Kind.ENUM : Kind.VALUE;
    }

    private void relations(String place, Relation one, Relation other) {
        if (one.isWords() && other.isWords()) {
            if (!one.note().equals(other.note())) {
                notes.add(new Note(place, one.note(), other.note()));
            }
            return;
        }
        if (!one.kept().equals(other.kept())) {
            add(place, Kind.VALUE, one.inWords(), other.inWords());
        } else if (!sameWidth(one, other)) {
            add(place, Kind.WIDTH, one.widthInWords(), other.widthInWords());
        } else if (one.isTime() ? !times.agree(one, other) : !one.is().equals(other.is())) {
            String grouping = one.isTime() ? "another time" : one.kindOfRelation() + " -> " + other.kindOfRelation();
            differences.add(Difference.grouped(place, Kind.RELATION, one.inWords(), other.inWords(), grouping)
                    .referringTo(Stream.of(one, other)
                            .flatMap(relation -> relation.earlier().stream())
                            .toList()));
        }
    }

    private static boolean sameWidth(Relation one, Relation other) {
        return one.width().equals(other.width())
                || (one.variesInWidth() && is32Bits(one.width()) && is32Bits(other.width()));
    }

    private static boolean is32Bits(String width) {
        return width.equals("u31") || width.equals("u32");
    }

    private void objects(String place, JsonNode recorded, JsonNode mock, List<FieldSpec> specs) {
        Set<String> names = new LinkedHashSet<>();
        recorded.fieldNames().forEachRemaining(names::add);
        mock.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String inside = place.isEmpty() ? name : place + "." + name;
            JsonNode one = recorded.get(name);
            JsonNode other = mock.get(name);
            if (one == null) {
                differences.add(Difference.grouped(inside, Kind.EXTRA, "no field", Words.of(other), Words.type(other)));
            } else if (other == null) {
                differences.add(Difference.grouped(inside, Kind.MISSING, Words.of(one), "no field", Words.type(one)));
            } else {
                Optional<FieldSpec> spec = specs.stream()
                        .filter(field ->
                                field.name().equals(name) || field.aliases().contains(name))
                        .findFirst();
                any(inside, name, one, other, spec, spec.map(FieldSpec::fields).orElse(List.of()));
            }
        }
    }

    private void lists(String place, String name, JsonNode recorded, JsonNode mock, List<FieldSpec> inside) {
        List<JsonNode> one = own(recorded);
        List<JsonNode> other = own(mock);
        OptionalLong oneDropped = dropped(recorded);
        OptionalLong otherDropped = dropped(mock);
        Items items = Items.pair(one, other);
        long left = one.size() + oneDropped.orElse(0);
        long right = other.size() + otherDropped.orElse(0);
        if (left != right) {
            differences.add(Difference.grouped(
                    place,
                    Kind.COUNT,
                    count(left, items.onlyRecorded()),
                    count(right, items.onlyMock()),
                    left < right ? "more" : "fewer"));
        } else if (!items.onlyRecorded().isEmpty() || !items.onlyMock().isEmpty()) {
            add(place, Kind.VALUE, names(items.onlyRecorded()), names(items.onlyMock()));
        }
        if (items.inAnotherOrder()) {
            String how = items.isReversed() ? "the other way round" : "in another order";
            differences.add(Difference.grouped(place, Kind.ORDER, order(one), order(other), how));
        }
        for (Items.Pair pair : items.pairs()) {
            JsonNode item = one.get(pair.recorded());
            any(
                    place + "[" + marker(item, pair.recorded()) + "]",
                    name,
                    item,
                    other.get(pair.mock()),
                    Optional.empty(),
                    inside);
        }
    }

    /** A profile's field by its tag, any other item by its number. */
    private static String marker(JsonNode item, int index) {
        String tag = item.path("Tag").asText();
        return tag.startsWith("Tag_") ? tag : String.valueOf(index);
    }

    private static List<JsonNode> own(JsonNode list) {
        List<JsonNode> own = new ArrayList<>();
        for (JsonNode item : (ArrayNode) list) {
            if (!Relation.find(item).map(Relation::isDropped).orElse(false)) {
                own.add(item);
            }
        }
        return own;
    }

    private static OptionalLong dropped(JsonNode list) {
        JsonNode last = list.isEmpty() ? NOTHING : list.get(list.size() - 1);
        return Relation.find(last)
                .filter(Relation::isDropped)
                .map(Relation::count)
                .orElse(OptionalLong.empty());
    }

    private static String count(long count, List<JsonNode> only) {
        String items = count + (count == 1 ? " item" : " items");
        return only.isEmpty() ? items : items + " with " + names(only);
    }

    private static String names(List<JsonNode> items) {
        return items.isEmpty()
                ? "nothing"
                : String.join(", ", items.stream().limit(3).map(Words::of).toList());
    }

    private static String order(List<JsonNode> items) {
        return String.join(
                        ", ",
                        items.stream().limit(3).map(ReplyComparison::label).toList())
                + (items.size() > 3 ? " …" : "");
    }

    private static String label(JsonNode item) {
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            JsonNode value = field.getValue();
            if (value.isTextual()
                    || Relation.find(value).flatMap(Relation::earlier).isPresent()) {
                return Words.of(value);
            }
        }
        return Words.of(item);
    }
}
