package io.github.usersig.mockim.server.internal.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which users want to be told when others come, go, or set a status. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class StatusWatch implements OfUsers, Serializable {

    /**
     * What clients are told of a user.
     *
     * @param number 1 online, 2 offline
     * @param custom the status of the app's own
     */
    public record Status(int number, String custom) implements Serializable {

        /** The status of the app's own as clients are told it; they set it as it is. */
        public String customOnTheWire() {
            return Base64.getEncoder().encodeToString(custom.getBytes(UTF_8));
        }

        private static final int ONLINE = 1;
        private static final int OFFLINE = 2;

        /** The present one; of who is there no more that of somebody offline. */
        public static Status of(@Nullable User user) {
            return user == null
                    ? new Status(OFFLINE, "")
                    : new Status(user.platforms().isEmpty() ? OFFLINE : ONLINE, user.customStatus());
        }
    }

    private static final class Watched implements Serializable {
        private final Set<String> by = new LinkedHashSet<>();
        private Status told;

        Watched(Status told) {
            this.told = told;
        }
    }

    private final Map<String, Watched> byUser = new LinkedHashMap<>();

    /** A user wants to know of another. */
    public void add(String watcher, String userId, Status now) {
        byUser.computeIfAbsent(userId, id -> new Watched(now)).by.add(watcher);
    }

    /** Not any more. */
    public void remove(String watcher, String userId) {
        Watched watched = byUser.get(userId);
        if (watched != null && watched.by.remove(watcher) && watched.by.isEmpty()) {
            byUser.remove(userId);
        }
    }

    @Override
    public void forget(String watcher) {
        Set.copyOf(byUser.keySet()).forEach(userId -> remove(watcher, userId));
    }

    /** Who is to be told of the present status; nobody if it is the one told last. */
    public Set<String> toTell(String userId, Status now) {
        Watched watched = byUser.get(userId);
        if (watched == null || watched.told.equals(now)) {
            return Set.of();
        }
        watched.told = now;
        return Set.copyOf(watched.by);
    }
}
