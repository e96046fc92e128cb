package io.github.usersig.mockim.server.internal.event;

import java.util.List;
import java.util.Map;

/** About the topics of communities. */
public sealed interface TopicEvent extends GroupEvent {

    /**
     * A topic was made.
     *
     * @param owner the community's
     */
    record Created(Which group, String topicId, String name, String owner) implements TopicEvent {}

    /** Topics are gone. */
    record Destroyed(Which group, List<String> topicIds) implements TopicEvent {}

    /**
     * Something about a topic is different.
     *
     * @param changed what, by its name in the request, such as {@code TopicName}
     */
    record InfoChanged(Which group, String topicId, Map<String, String> changed) implements TopicEvent {}
}
