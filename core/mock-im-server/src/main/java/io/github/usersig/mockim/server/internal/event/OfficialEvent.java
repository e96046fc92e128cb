package io.github.usersig.mockim.server.internal.event;

import java.util.List;
import java.util.Map;

/** About official accounts. */
public sealed interface OfficialEvent extends Event {

    /** The official account's name. */
    String account();

    /** One was made. */
    record Created(String account, String owner, Map<String, String> info) implements OfficialEvent {}

    /** One is gone. */
    record Destroyed(String account, String owner, Map<String, String> info) implements OfficialEvent {}

    /** Something about one is different: what, by its name in the request. */
    record InfoChanged(String account, Map<String, String> changed) implements OfficialEvent {}

    /** Users get what it sends. */
    record Subscribed(String account, List<String> users) implements OfficialEvent {}

    /** Users get it no more. */
    record Unsubscribed(String account, List<String> users) implements OfficialEvent {}

    /**
     * It sent a message to all subscribers.
     *
     * @param subscribers who they are
     * @param webhook whether the caller wants the webhook after it
     */
    record MessageSent(
            String account, MessageEvent.Content message, boolean onlineOnly, List<String> subscribers, boolean webhook)
            implements OfficialEvent {}

    /** Messages were taken back, by their MsgKey. */
    record MessagesRecalled(String account, List<String> keys) implements OfficialEvent {}
}
