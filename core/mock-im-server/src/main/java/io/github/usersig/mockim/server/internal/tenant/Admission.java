package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.internal.tenant.Session.Kick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who stays when a client logs in, and who has to go for it.
 *
 * @param staying the user's sessions then, the new one last
 * @param pushedOut the others, and why
 */
record Admission(List<Session> staying, Map<Session, Kick> pushedOut) {

    /** Of clients on one platform the one that logged in first goes first. */
    static Admission of(Session session, List<Session> before, SessionSettings settings) {
        List<Session> staying = new ArrayList<>();
        Map<Session, Kick> pushedOut = new LinkedHashMap<>();
        int most = settings.instances().getOrDefault(session.device().platform(), 1);
        long tooMany = 1
                - most
                + before.stream()
                        .filter(other -> other.device() == session.device() && !session.isSameClient(other))
                        .count();
        for (Session other : before) {
            if (session.isSameClient(other)) {
                continue; // it is this client, on the connection that it has left
            }
            if (other.device() == session.device()) {
                if (tooMany-- > 0) {
                    pushedOut.put(other, Kick.SAME_PLATFORM);
                    continue;
                }
            } else if (session.device().excludes(other.device(), settings.policy())) {
                pushedOut.put(other, Kick.OTHER_PLATFORM);
                continue;
            }
            staying.add(other);
        }
        staying.add(session);
        return new Admission(List.copyOf(staying), Collections.unmodifiableMap(pushedOut));
    }
}
