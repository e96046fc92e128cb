package io.github.usersig.clock;

import io.github.usersig.clock.internal.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What has been asked to follow, at whose request and for which clock, from the oldest to the newest. Of those that concern the same
 * package, the newest has its way; when it is closed, the newest of the rest has. One list for all clocks, as one can take
 * a package over from another.
 */
final class FollowRequests {

    private static final List<FollowRequest> OPEN = new ArrayList<>();

    private FollowRequests() {}

    static synchronized void add(FollowRequest request) {
        if (OPEN.size() >= AppClock.MOST_SCOPES) {
            end(OPEN.get(0));
        }
        request.names().forEach(request::grant);
        OPEN.add(request);
    }

    /** Does nothing if this very one has ended already. */
    static synchronized void end(FollowRequest request) {
        if (OPEN.remove(request)) {
            decide(request);
        }
    }

    /** Ends all that follows this clock. */
    static synchronized void endAllOf(Timeline clock) {
        of(clock).forEach(FollowRequests::end);
    }

    static synchronized List<FollowRequest> of(Timeline clock) {
        return OPEN.stream().filter(each -> each.isOf(clock)).toList();
    }

    static synchronized List<FollowRequest> all() {
        return List.copyOf(OPEN);
    }

    /** Leaves these and nothing else, in this order. */
    static synchronized void set(List<FollowRequest> requests) {
        Set<FollowRequest> concerned = new LinkedHashSet<>(OPEN);
        concerned.addAll(requests);
        OPEN.clear();
        OPEN.addAll(requests);
        concerned.forEach(FollowRequests::decide);
    }

    /** Lets the newest that is left have its way with each package of this one. */
    private static void decide(FollowRequest concerned) {
        for (String name : concerned.names()) {
            FollowRequest newest = null;
            for (FollowRequest each : OPEN) {
                if (each.concerns(name, concerned)) {
                    newest = each;
                }
            }
            if (newest == null) {
                concerned.end(name);
            } else {
                newest.grant(name);
            }
        }
    }
}
