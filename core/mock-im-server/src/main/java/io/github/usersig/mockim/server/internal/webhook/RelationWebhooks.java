package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import java.util.List;

/** The webhooks about friends, block lists, and who follows whom. */
final class RelationWebhooks {

    private RelationWebhooks() {}

    static void addTo(AfterWebhooks.Rows rows) {
        rows.tell(RelationEvent.FriendsAdded.class, WebhookCommand.FRIEND_ADD, RelationWebhooks::friends);
        rows.tell(
                RelationEvent.FriendsDeleted.class,
                WebhookCommand.FRIEND_DELETE,
                (deleted, telling) -> pairs(deleted.pairs(), telling));
        rows.tell(
                RelationEvent.Blocked.class,
                WebhookCommand.BLACK_LIST_ADD,
                (blocked, telling) -> pairs(blocked.pairs(), telling));
        rows.tell(
                RelationEvent.Unblocked.class,
                WebhookCommand.BLACK_LIST_DELETE,
                (unblocked, telling) -> pairs(unblocked.pairs(), telling));
        rows.tell(
                RelationEvent.Followed.class,
                WebhookCommand.AFTER_FOLLOW_ADD,
                (followed, telling) -> pairs(followed.pairs(), telling));
        rows.tell(
                RelationEvent.Unfollowed.class,
                WebhookCommand.AFTER_FOLLOW_DELETE,
                (unfollowed, telling) -> pairs(unfollowed.pairs(), telling));
        // The app is asked before a request, and told of the friendship that comes of it.
        rows.keepSilent(List.of(RelationEvent.FriendRequested.class, RelationEvent.RequestsGone.class));
    }

    private static void friends(RelationEvent.FriendsAdded added, Telling telling) {
        ObjectNode json = telling.webhook();
        ArrayNode list = json.putArray("PairList");
        for (Pair pair : added.pairs()) {
            put(list, pair).put("Initiator_Account", added.initiator());
        }
        json.put("ClientCmd", added.command());
        if (telling.by().admin()) {
            json.put("Admin_Account", telling.by().userId());
        }
        json.put("ForceFlag", added.forced() ? 1 : 0);
    }

    private static void pairs(List<Pair> pairs, Telling telling) {
        ArrayNode list = telling.webhook().putArray("PairList");
        pairs.forEach(pair -> put(list, pair));
    }

    private static ObjectNode put(ArrayNode list, Pair pair) {
        return list.addObject().put("From_Account", pair.from()).put("To_Account", pair.to());
    }
}
