package com.acme.messenger;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who is online. Webhooks tell us, and they may come late, twice, or never: so each counts once and in the order in which
 * things happened, and now and then we ask.
 */
@Component
class Presence {

    /** What we know of a user: the newest that we were told, and when it happened by IM's clock. */
    record Known(boolean online, Instant toldAt) {

        static final Known NOTHING = new Known(false, Instant.EPOCH);
    }

    private final Map<String, Known> users = new ConcurrentHashMap<>();
    private final ImAdminClient im;
    private final Greeter greeter;

    Presence(ImAdminClient im, Greeter greeter) {
        this.im = im;
        this.greeter = greeter;
    }

    boolean isOnline(String userId) {
        return users.getOrDefault(userId, Known.NOTHING).online();
    }

    /** This user is about to come online. */
    void expect(String userId) {
        users.putIfAbsent(userId, Known.NOTHING);
    }

    /** We were told. */
    void told(String userId, boolean online, Instant at) {
        change(userId, known -> isNews(known, at) ? new Known(online, at) : known);
    }

    /** What is not newer is late, or the same again. */
    boolean isNews(Known known, Instant at) {
        return at.isAfter(known.toldAt());
    }

    /** Asks, for a webhook may have been lost. */
    @Scheduled(fixedDelayString = "${im.presence.check-every}", initialDelayString = "${im.presence.check-every}")
    void check() {
        Map<String, Known> before = Map.copyOf(users);
        if (!before.isEmpty()) {
            Set<String> online = im.online(before.keySet());
            before.forEach((user, then) ->
                    change(user, known -> known.equals(then) ? asked(online.contains(user), known) : known));
        }
    }

    /** Our own clock has no say in the order of things. */
    Known asked(boolean online, Known known) {
        return new Known(online, known.toldAt());
    }

    private void change(String userId, UnaryOperator<Known> change) {
        users.compute(userId, (user, known) -> {
            Known before = known == null ? Known.NOTHING : known;
            Known after = change.apply(before);
            if (after.online() && !before.online()) {
                greeter.greet(user);
            }
            return after;
        });
    }
}
