package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.tenant.Group;
import java.util.function.ToLongFunction;

/** Whether a call takes so long that no thread may do it that others need: by how much it goes through, before it is done. */
final class LongWork {

    /** So many are gone through in about as long as a dozen short commands take. */
    private static final int MOST_ITEMS = 200;

    /** To look whether a member is online is short, but what happens in a large group is told to them all. */
    private static final int MOST_TOLD = 5_000;

    private LongWork() {}

    static boolean is(Call call, ToLongFunction<Call> items) {
        return items.applyAsLong(call) > MOST_ITEMS || toldTo(call) > MOST_TOLD;
    }

    private static int toldTo(Call call) {
        if (!call.tenant().isListenedTo() || !call.body().has("GroupId")) {
            return 0;
        }
        Group group = call.state().groups().find(call.body().path("GroupId").asText());
        return group == null ? 0 : group.members().size();
    }
}
