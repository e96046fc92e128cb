package io.github.usersig.mockim.server.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** About groups. */
public sealed interface GroupEvent extends Event
        permits GroupMessageEvent,
                TopicEvent,
                GroupEvent.Created,
                GroupEvent.Destroyed,
                GroupEvent.InfoChanged,
                GroupEvent.Joined,
                GroupEvent.Left,
                GroupEvent.JoinRequested,
                GroupEvent.JoinAnswered,
                GroupEvent.Full,
                GroupEvent.OwnerChanged,
                GroupEvent.MemberChanged,
                GroupEvent.Muted,
                GroupEvent.AttributesChanged,
                GroupEvent.CountersChanged,
                GroupEvent.Notified,
                GroupEvent.PresenceChanged {

    /**
     * A group.
     *
     * @param type as in requests, such as {@code Public}
     */
    record Which(String id, String type) {}

    /** Which one. */
    Which group();

    /** How somebody became a member. */
    enum JoinType {
        /** On the user's own wish. */
        APPLY("Apply"),
        /** Somebody else brought the user in. */
        INVITED("Invited");

        private final String wire;

        JoinType(String wire) {
            this.wire = wire;
        }

        /** What webhooks call it. */
        public String wire() {
            return wire;
        }
    }

    /** How somebody stopped being a member. */
    enum ExitType {
        /** Somebody else wanted it. */
        KICKED("Kicked"),
        /** On the user's own wish. */
        QUIT("Quit");

        private final String wire;

        ExitType(String wire) {
            this.wire = wire;
        }

        /** What webhooks call it. */
        public String wire() {
            return wire;
        }
    }

    /**
     * A group was made.
     *
     * @param owner empty if it has none
     * @param members all of them, the owner too
     * @param custom fields of the app's own
     */
    record Created(Which group, String owner, String name, List<String> members, Map<String, JsonNode> custom)
            implements GroupEvent {}

    /** A group was disbanded. */
    record Destroyed(Which group, String owner, String name, List<String> members) implements GroupEvent {}

    /**
     * Something about a group is different.
     *
     * @param changed what, by its name in the request, such as {@code Name}
     * @param custom the changed ones among the fields of the app's own
     */
    record InfoChanged(Which group, Map<String, String> changed, Map<String, JsonNode> custom) implements GroupEvent {}

    /**
     * Users became members.
     *
     * @param silent whether the other members are not told
     */
    record Joined(Which group, JoinType how, List<String> members, boolean silent) implements GroupEvent {}

    /**
     * Members left or had to.
     *
     * @param silent whether the other members are not told
     */
    record Left(Which group, ExitType how, List<String> members, boolean silent) implements GroupEvent {}

    /**
     * A user asks to be let in.
     *
     * @param atMillis when, in milliseconds since 1970, which the wish is known by
     * @param admins who may let the user in
     */
    record JoinRequested(Which group, String userId, String message, long atMillis, List<String> admins)
            implements GroupEvent {}

    /** A user who asked to be let in has an answer. */
    record JoinAnswered(Which group, String userId, boolean agreed, String message) implements GroupEvent {}

    /** A group has as many members as it may have. */
    record Full(Which group) implements GroupEvent {}

    /** A group belongs to another member. */
    record OwnerChanged(Which group, String before, String now) implements GroupEvent {}

    /**
     * Something about a member is different.
     *
     * @param changed what, by its name in the request, such as {@code Role} or {@code NameCard}
     * @param custom the changed ones among the fields of the app's own
     */
    record MemberChanged(Which group, String userId, Map<String, String> changed, Map<String, JsonNode> custom)
            implements GroupEvent {}

    /**
     * Members may not speak, or may again.
     *
     * @param topicId where; empty for the whole group
     * @param untilSeconds the second up to which; 0 if they may again
     */
    record Muted(Which group, String topicId, List<String> members, long untilSeconds) implements GroupEvent {}

    /**
     * The attributes of a group are different.
     *
     * @param operation {@code set}, {@code modify}, {@code clear} or {@code delete}
     * @param changed the attributes of the request; those that were deleted as they were
     */
    record AttributesChanged(Which group, String operation, Map<String, String> changed) implements GroupEvent {}

    /**
     * Counters of a group are different.
     *
     * @param deleted whether they are gone
     * @param changed the numbers they have now, or had
     */
    record CountersChanged(Which group, boolean deleted, Map<String, Long> changed) implements GroupEvent {}

    /**
     * Members were told something that is no message.
     *
     * @param to whom; empty for all
     */
    record Notified(Which group, String content, List<String> to) implements GroupEvent {}

    /**
     * Members of a live room lost their connection, or are back.
     *
     * @param online which of the two
     */
    record PresenceChanged(Which group, boolean online, List<String> members) implements GroupEvent {}
}
