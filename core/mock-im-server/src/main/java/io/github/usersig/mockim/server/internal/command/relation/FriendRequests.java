package io.github.usersig.mockim.server.internal.command.relation;

import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Friends.Application;
import java.util.List;

/** Wishes to be friends, from when they are made until they are answered. */
public final class FriendRequests {

    private FriendRequests() {}

    /** Keeps the wish until the other has answered. */
    static void apply(Call call, String from, Fields item) {
        Application application = new Application(
                from,
                item.text("To_Account"),
                item.text("AddSource"),
                item.text("AddWording"),
                item.text("Remark"),
                item.text("GroupName"),
                call.nowSeconds());
        call.state().friends().apply(application);
        call.report(() -> new RelationEvent.FriendRequested(
                from, application.to(), application.source(), application.wording(), application.atSeconds()));
    }

    /** Tells of wishes that nobody waits for any more. */
    public static void gone(Call call, List<Pair> requests) {
        if (!requests.isEmpty()) {
            call.report(() -> new RelationEvent.RequestsGone(List.copyOf(requests)));
        }
    }
}
