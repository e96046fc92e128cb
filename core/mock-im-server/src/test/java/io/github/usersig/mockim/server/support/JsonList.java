package io.github.usersig.mockim.server.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractList;
import java.util.List;

/** An array in JSON that a test reads. */
public final class JsonList extends AbstractList<JsonView> {

    private final List<JsonView> items;
    private final String text;
    private final String whole;

    JsonList(List<JsonView> items, String text, String whole) {
        this.items = items;
        this.text = text;
        this.whole = whole;
    }

    @Override
    public JsonView get(int index) {
        if (index >= items.size()) {
            throw new AssertionError("there is no item " + index + " in " + text + ", of " + whole);
        }
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** What each item holds in this field, a string or a number. */
    public List<String> each(String field) {
        return items.stream().map(item -> item.at(field).json().asText()).toList();
    }

    /** What all fields of this name hold, at any depth, whether or not every item has one. */
    public List<String> texts(String field) {
        return items.stream().flatMap(item -> item.texts(field).stream()).toList();
    }

    /** The items, as strings. */
    public List<String> texts() {
        return items.stream().map(JsonView::json).map(JsonNode::asText).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
