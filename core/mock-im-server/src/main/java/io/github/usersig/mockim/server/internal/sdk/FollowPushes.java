package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.client.ClientJson;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;

/** What clients are told of who follows whom: each of its own three lists, followers, followed, and both at once. */
final class FollowPushes {

    /** Clients look at the body's name, and at no number; this is one that they have no other use for. */
    private static final int FOLLOW = 23;

    private static final int FOLLOWER = 1;
    private static final int FOLLOWED = 2;
    private static final int MUTUAL = 3;

    private final Tenant tenant;
    private final ClientPushes pushes;

    FollowPushes(Tenant tenant, ClientPushes pushes) {
        this.tenant = tenant;
        this.pushes = pushes;
    }

    void addTo(EventTable.Builder<Caller> rows) {
        rows.on(RelationEvent.Followed.class, (followed, by) -> tell(followed.pairs(), true))
                .on(RelationEvent.Unfollowed.class, (unfollowed, by) -> tell(unfollowed.pairs(), false));
    }

    /** To all clients of both, the one that wanted it included: its own lists change by this only. */
    private void tell(List<Pair> pairs, boolean added) {
        for (Pair pair : pairs) {
            boolean mutual = tenant.state().follows().isFollowing(pair.to(), pair.from());
            send(pair.to(), pair.from(), FOLLOWER, mutual, added);
            send(pair.from(), pair.to(), FOLLOWED, mutual, added);
        }
    }

    private void send(String userId, String other, int list, boolean mutual, boolean added) {
        ObjectNode person = ClientJson.person(tenant.state(), other);
        ObjectNode change = PushFrames.object()
                .put("From_Account", other)
                .put("NickName", person.path("NickName").asText())
                .put("FaceUrl", person.path("ImageUrl").asText());
        ArrayNode lists = change.putArray("FollowDiffList");
        put(lists, list, added);
        if (mutual) {
            put(lists, MUTUAL, added);
        }
        pushes.send(userId, PushFrames.frame(PushFrames.event(FOLLOW, "FollowChangeList", change)));
    }

    private static void put(ArrayNode lists, int list, boolean added) {
        lists.addObject().put("IsAdd", added ? 1 : 0).put("FollowType", list);
    }
}
