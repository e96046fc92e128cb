package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.parity.record.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds in two lists which items mean the same. */
final class Items {

    private static final Set<String> NAMES = Set.of(
            "UserID",
            "GroupId",
            "GroupID",
            "ToGroupId",
            "TopicId",
            "Tag",
            "Key",
            "key",
            "Keyword",
            "Field",
            "GroupName");
    private static final List<String> MESSAGE = List.of("MsgKey", "MsgSeq");

    /** An item of the recorded list and the one of the mock's that means the same, by their places. */
    record Pair(int recorded, int mock, boolean sure) {}

    private final List<JsonNode> recorded;
    private final List<JsonNode> mock;
    private final List<Pair> pairs = new ArrayList<>();
    private final boolean[] recordedPaired;
    private final boolean[] mockPaired;

    private Items(List<JsonNode> recorded, List<JsonNode> mock) {
        this.recorded = recorded;
        this.mock = mock;
        this.recordedPaired = new boolean[recorded.size()];
        this.mockPaired = new boolean[mock.size()];
    }

    /** Pairs what is equal, then what has the same name, then what is left in its order. */
    static Items pair(List<JsonNode> recorded, List<JsonNode> mock) {
        Items items = new Items(recorded, mock);
        items.pairBy(Items::message, true);
        items.pairBy(item -> name(item) + JsonText.of(constants(item)), true);
        items.pairBy(Items::name, true);
        if (recorded.size() == mock.size()) {
            items.pairBy(item -> "", false);
        }
        return items;
    }

    /** In the order of the recording. */
    List<Pair> pairs() {
        return pairs.stream()
                .sorted((a, b) -> Integer.compare(a.recorded(), b.recorded()))
                .toList();
    }

    List<JsonNode> onlyRecorded() {
        return left(recorded, recordedPaired);
    }

    List<JsonNode> onlyMock() {
        return left(mock, mockPaired);
    }

    /** Whether the items that surely mean the same stand in another order. */
    boolean inAnotherOrder() {
        int last = -1;
        for (Pair pair : pairs()) {
            if (pair.sure()) {
                if (pair.mock() < last) {
                    return true;
                }
                last = pair.mock();
            }
        }
        return false;
    }

    /** Whether the order is exactly the other way round. */
    boolean isReversed() {
        return pairs().stream().allMatch(pair -> pair.mock() == mock.size() - 1 - pair.recorded());
    }

    private static List<JsonNode> left(List<JsonNode> items, boolean[] paired) {
        List<JsonNode> left = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!paired[i]) {
                left.add(items.get(i));
            }
        }
        return left;
    }

    private void pairBy(Function<JsonNode, String> key, boolean sure) {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int j = 0; j < mock.size(); j++) {
            if (!mockPaired[j]) {
                places.computeIfAbsent(key.apply(mock.get(j)), any -> new ArrayDeque<>())
                        .add(j);
            }
        }
        for (int i = 0; i < recorded.size(); i++) {
            String wanted = recordedPaired[i] ? "" : key.apply(recorded.get(i));
            if (recordedPaired[i] || (sure && wanted.isEmpty())) {
                continue;
            }
            Integer place = places.getOrDefault(wanted, new ArrayDeque<>()).poll();
            if (place != null) {
                recordedPaired[i] = true;
                mockPaired[place] = true;
                pairs.add(new Pair(i, place, sure));
            }
        }
    }

    /** The message that an item is, if it was seen before. */
    private static String message(JsonNode item) {
        StringBuilder found = new StringBuilder();
        for (String name : MESSAGE) {
            Relation.find(item.path(name)).flatMap(Relation::earlier).ifPresent(found::append);
        }
        return found.toString();
    }

    /** Whom or what an item names. */
    private static String name(JsonNode item) {
        if (!item.isObject()) {
            return JsonText.of(constants(item));
        }
        StringBuilder found = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            boolean names = NAMES.contains(field.getKey()) || field.getKey().endsWith("_Account");
            if (names && field.getValue().isTextual()) {
                found.append(field.getValue().textValue()).append(' ');
            }
        }
        return found.toString();
    }

    /** A value without anything that differs from run to run. */
    private static JsonNode constants(JsonNode node) {
        if (Relation.find(node).isPresent()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), constants(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(constants(item)));
            return array;
        }
        return node;
    }
}
