package io.github.usersig.mockim.server.internal.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pushes to all members of an app. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class AllMemberPushes implements Serializable {

    /** For how long the same MsgRandom is the same push: seven days. */
    private static final long SAME_SECONDS = 7 * 24 * 3600;

    private record Task(String name, long atSeconds) implements Serializable {}

    private final Map<Long, Task> byRandom = new LinkedHashMap<>();
    private final Map<String, JsonNode> attributeNames = new LinkedHashMap<>();

    /** The names of the attributes, by their number. */
    public Map<String, JsonNode> attributeNames() {
        return Collections.unmodifiableMap(attributeNames);
    }

    /** Gives the attribute of this number a name. */
    public void nameAttribute(String number, JsonNode name) {
        attributeNames.put(number, name);
    }

    /** Whether an attribute has this name. */
    public boolean hasAttribute(String name) {
        return attributeNames.values().stream()
                .anyMatch(attribute -> attribute.asText().equals(name));
    }

    /** The task of the push with this MsgRandom, if there was one in the last seven days. */
    public Optional<String> find(long random, long nowSeconds) {
        Task push = byRandom.get(random);
        return push == null || push.atSeconds() < nowSeconds - SAME_SECONDS
                ? Optional.empty()
                : Optional.of(push.name());
    }

    /** Takes a new push. */
    public String add(long random, long nowSeconds, String task) {
        byRandom.put(random, new Task(task, nowSeconds));
        return task;
    }
}
