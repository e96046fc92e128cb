package io.github.usersig.mockim.server.internal.event;

import java.util.List;

/** About who has whom in which list. */
public sealed interface RelationEvent extends Event {

    /** The one's list, and who is or was in it. */
    record Pair(String from, String to) {}

    /**
     * Users are in friend lists now.
     *
     * @param initiator who wanted it
     * @param command {@code friend_add} or {@code friend_response}
     * @param forced whether the peers were not asked
     */
    record FriendsAdded(List<Pair> pairs, String initiator, String command, boolean forced) implements RelationEvent {}

    /**
     * A user asks another, who has to agree, to be a friend.
     *
     * @param source where from, such as {@code AddSource_Type_Web}
     * @param wording what the user says to it
     * @param atSeconds when, in seconds since 1970
     */
    record FriendRequested(String from, String to, String source, String wording, long atSeconds)
            implements RelationEvent {}

    /** Users' wishes to be friends wait no more, whatever became of them: who wished, and whom the wish was made to. */
    record RequestsGone(List<Pair> pairs) implements RelationEvent {}

    /** Users are in friend lists no more. */
    record FriendsDeleted(List<Pair> pairs) implements RelationEvent {}

    /** Users are on block lists now. */
    record Blocked(List<Pair> pairs) implements RelationEvent {}

    /** Users are on block lists no more. */
    record Unblocked(List<Pair> pairs) implements RelationEvent {}

    /** The one follows the other now. */
    record Followed(List<Pair> pairs) implements RelationEvent {}

    /** The one follows the other no more. */
    record Unfollowed(List<Pair> pairs) implements RelationEvent {}
}
