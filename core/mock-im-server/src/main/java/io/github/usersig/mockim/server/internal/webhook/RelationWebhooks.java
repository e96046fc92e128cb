package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import java.util.List;

/** The webhooks about friends, block lists, and who follows whom. */
final class RelationWebhooks {

    private RelationWebhooks() {}

    static List<Outgoing> of(Happening happening, RelationEvent event) {
        if (event instanceof RelationEvent.FriendsAdded added) {
            return List.of(friends(happening, added));
        }
        if (event instanceof RelationEvent.FriendRequested || event instanceof RelationEvent.RequestsGone) {
            return List.of(); // the app is asked before, and told of the friendship
        }
        if (event instanceof RelationEvent.FriendsDeleted deleted) {
            return pairs(happening, WebhookCommand.FRIEND_DELETE, deleted.pairs());
        }
        if (event instanceof RelationEvent.Blocked blocked) {
            return pairs(happening, WebhookCommand.BLACK_LIST_ADD, blocked.pairs());
        }
        if (event instanceof RelationEvent.Unblocked unblocked) {
            return pairs(happening, WebhookCommand.BLACK_LIST_DELETE, unblocked.pairs());
        }
        if (event instanceof RelationEvent.Followed followed) {
            return pairs(happening, WebhookCommand.AFTER_FOLLOW_ADD, followed.pairs());
        }
        return pairs(happening, WebhookCommand.AFTER_FOLLOW_DELETE, ((RelationEvent.Unfollowed) event).pairs());
    }

    private static Outgoing friends(Happening happening, RelationEvent.FriendsAdded added) {
        Outgoing outgoing = Outgoing.of(WebhookCommand.FRIEND_ADD, happening.by());
        ArrayNode list = outgoing.body().putArray("PairList");
        for (Pair pair : added.pairs()) {
            put(list, pair).put("Initiator_Account", added.initiator());
        }
        outgoing.body().put("ClientCmd", added.command());
        if (happening.by().admin()) {
            outgoing.body().put("Admin_Account", happening.by().userId());
        }
        outgoing.body().put("ForceFlag", added.forced() ? 1 : 0);
        return outgoing;
    }

    private static List<Outgoing> pairs(Happening happening, WebhookCommand command, List<Pair> pairs) {
        Outgoing outgoing = Outgoing.of(command, happening.by());
        ArrayNode list = outgoing.body().putArray("PairList");
        pairs.forEach(pair -> put(list, pair));
        return List.of(outgoing);
    }

    private static ObjectNode put(ArrayNode list, Pair pair) {
        return list.addObject().put("From_Account", pair.from()).put("To_Account", pair.to());
    }
}
