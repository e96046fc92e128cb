package io.github.usersig.mockim.server.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** About accounts. */
public sealed interface AccountEvent extends Event {

    /** Whose. */
    String userId();

    /** Fields of a profile were set, by tag. */
    record ProfileSet(String userId, Map<String, JsonNode> items) implements AccountEvent {}

    /**
     * A user said when not to be told of messages.
     *
     * @param level as clients number it
     * @param fromSeconds from this second since 1970
     * @param toSeconds until this one
     * @param daily whether at these hours of each day
     */
    record DoNotDisturbSet(String userId, long level, long fromSeconds, long toSeconds, boolean daily)
            implements AccountEvent {}

    /**
     * All UserSigs of a user became invalid that were issued before. Sessions that end by it are not told of as
     * {@link SessionEvent} again.
     *
     * @param platforms where the user was online
     */
    record Kicked(String userId, List<String> platforms) implements AccountEvent {}

    /**
     * An account is gone, with all it had. Sessions that end by it are not told of as {@link SessionEvent} again.
     *
     * @param platforms where the user was online
     */
    record Deleted(String userId, List<String> platforms) implements AccountEvent {}
}
