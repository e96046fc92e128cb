package io.github.usersig.mockim.server.internal.event;

import java.util.List;

/** About what a user makes of conversations: in the list, pinned, marked, in groups. Nobody else is concerned. */
public sealed interface ConversationEvent extends Event {

    /** Whose list. */
    String userId();

    /**
     * A conversation.
     *
     * @param group whether it is with a group
     * @param id the other user, or the group
     */
    record Which(boolean group, String id) {}

    /** A group of conversations. */
    record Folder(int id, String name) {}

    /** Conversations are in the list no more. */
    record Deleted(String userId, List<Which> conversations) implements ConversationEvent {}

    /**
     * Conversations stand at the top, or no more.
     *
     * @param pinned which of the two
     */
    record Pinned(String userId, List<Which> conversations, boolean pinned) implements ConversationEvent {}

    /**
     * A conversation has other marks.
     *
     * @param kinds 1 for standard marks, 2 for its own, 3 for both
     * @param standard the standard marks as binary digits, mark 0 last
     * @param custom its own
     */
    record Marked(String userId, Which conversation, long kinds, String standard, String custom)
            implements ConversationEvent {}

    /** A group of conversations was made. */
    record GroupMade(String userId, Folder group, List<Which> conversations) implements ConversationEvent {}

    /** Groups of conversations are gone. */
    record GroupsDeleted(String userId, List<Folder> groups) implements ConversationEvent {}

    /** A group of conversations has another name. */
    record GroupRenamed(String userId, Folder group, String before) implements ConversationEvent {}

    /** Conversations were put into a group of them, or taken out. */
    record GroupChanged(String userId, Folder group, List<Which> added, List<Which> taken)
            implements ConversationEvent {}
}
