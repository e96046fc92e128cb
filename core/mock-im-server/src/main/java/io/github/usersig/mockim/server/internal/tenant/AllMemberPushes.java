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

    /** For how long a push can be taken back: a day. */
    private static final long REVOCABLE_SECONDS = 24 * 3600;

    /** Of how many pushes it is known to how many users they went: the newest. */
    private static final int MOST_KEPT = 10_000;

    private record Task(String name, long atSeconds) implements Serializable {}

    /**
     * What is kept of a push.
     *
     * @param atSeconds when it was
     * @param users to how many it went
     * @param revoked whether it was taken back
     */
    public record Sent(long atSeconds, long users, boolean revoked) implements Serializable {}

    private final Map<String, Sent> sent = new LinkedHashMap<>();

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

    /** Keeps that there was a push, under the name of its task. */
    public void keep(String task, long nowSeconds, long users) {
        sent.put(task, new Sent(nowSeconds, users, false));
        if (sent.size() > MOST_KEPT) {
            sent.remove(sent.keySet().iterator().next());
        }
    }

    /** The pushes that were between two times, both included, by task. */
    public Map<String, Sent> between(long startSeconds, long endSeconds) {
        Map<String, Sent> found = new LinkedHashMap<>();
        sent.forEach((task, push) -> {
            if (push.atSeconds() >= startSeconds && push.atSeconds() <= endSeconds) {
                found.put(task, push);
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /** The push of this task that can still be taken back, or was: nothing after a day. */
    public Optional<Sent> revocable(String task, long nowSeconds) {
        return Optional.ofNullable(sent.get(task)).filter(push -> push.atSeconds() >= nowSeconds - REVOCABLE_SECONDS);
    }

    /** Takes the push of this task back. */
    public void revoke(String task) {
        sent.computeIfPresent(task, (name, push) -> new Sent(push.atSeconds(), push.users(), true));
    }

    /** Takes a new push. */
    public String add(long random, long nowSeconds, String task) {
        byRandom.put(random, new Task(task, nowSeconds));
        return task;
    }
}
