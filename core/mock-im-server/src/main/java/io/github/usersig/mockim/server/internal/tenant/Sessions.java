package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.ImError;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.Listener;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import io.github.usersig.mockim.server.internal.tenant.Session.Credential;
import io.github.usersig.mockim.server.internal.tenant.Session.End;
import io.github.usersig.mockim.server.internal.tenant.Session.Kick;
import io.github.usersig.mockim.server.internal.tenant.Session.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The clients that are logged in to a tenant. Safe for use by many threads. */
public final class Sessions {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Verdict GOOD = new Verdict(0, "", "");

    private final Tenant tenant;
    private final Map<String, List<Session>> byUser = new ConcurrentHashMap<>();
    private final Set<Long> over = new LinkedHashSet<>();
    private final Set<Long> loggedOut = new LinkedHashSet<>();
    private final Map<String, Long> deleted = new LinkedHashMap<>();
    private long lastNumber;
    private boolean listening;
    private volatile SessionSettings settings = SessionSettings.DEFAULT;

    Sessions(Tenant tenant) {
        this.tenant = tenant;
    }

    /** What is allowed. */
    public SessionSettings settings() {
        return settings;
    }

    /** Allows something else, for logins from now on. */
    public void set(SessionSettings newSettings) {
        settings = newSettings;
    }

    /** Has a listener of the tenant made before the first session begins. */
    public void listenBy(Supplier<? extends Listener> pushes) {
        tenant.exclusively(() -> {
            if (!listening) {
                listening = true;
                tenant.addListener(pushes.get());
            }
            return listening;
        });
    }

    /** The sessions of a user, oldest first. */
    public List<Session> of(String userId) {
        return byUser.getOrDefault(userId, List.of());
    }

    /** The way to the client that calls, or null if it is none that is logged in. */
    @SuppressWarnings("ReferenceEquality") // a session calls with its own Caller, and another's may be equal
    public @Nullable Line lineOf(Caller caller) {
        for (Session session : of(caller.userId())) {
            if (session.caller() == caller) {
                return session.line();
            }
        }
        return null;
    }

    /** How many there are. */
    public int size() {
        return byUser.values().stream().mapToInt(List::size).sum();
    }

    /** A number for a new login. It grows from login to login, and from one start of the mock to the next. */
    public long nextNumber() {
        return tenant.exclusively(() -> lastNumber = Math.max(lastNumber + 1, System.currentTimeMillis()));
    }

    /** Whether somebody who logged in earlier may go on: what {@link #begin} would say. */
    public Verdict check(String userId, long number, Credential credential) {
        return tenant.exclusively(() -> {
            if (credential.isExpiredAt(tenant.now())) {
                return verdict(
                        ImError.USERSIG_EXPIRED,
                        "the UserSig was good until " + Instant.ofEpochSecond(credential.expiresAtSeconds())
                                + ", and it is " + tenant.now() + " by the tenant's clock: log in with a new one");
            }
            if (number <= deleted.getOrDefault(userId, -1L)) {
                return verdict(ImError.ACCOUNT_NOT_IMPORTED, "the account was deleted since the login");
            }
            User user = tenant.accounts().get(userId);
            if (user != null && user.revocations().covers(credential.issuedAtSeconds(), credential.hash())) {
                return verdict(
                        ImError.USERSIG_INVALIDATED,
                        "the UserSig of this login is good no more: "
                                + user.revocations().reason(credential.issuedAtSeconds(), credential.hash()));
            }
            if (over.contains(number)) {
                return verdict(
                        ImError.SDK_KICKED, "this login is over, by a login elsewhere or a logout: log in again");
            }
            return GOOD;
        });
    }

    private static Verdict verdict(ImError error, String reason) {
        return new Verdict(error.code(), "", reason);
    }

    /**
     * Begins a session, which makes an account for the user if there is none, and pushes out whom the settings do not allow
     * beside it. The same client on a new connection takes the place of its old one.
     *
     * @return why not, if it may not begin
     */
    public Verdict begin(Session session) {
        return tenant.exclusively(() -> {
            Verdict verdict = check(session.userId(), session.number(), session.credential());
            if (!verdict.isAccepted()) {
                return verdict;
            }
            User user = tenant.accounts().add(session.userId());
            Credential credential = session.credential();
            user.accepted( // when it was verified there was no such user yet
                    credential.issuedAtSeconds(), tenant.now().getEpochSecond(), credential.hash());
            boolean wasAway = of(session.userId()).isEmpty();
            Admission admission = Admission.of(session, of(session.userId()), settings);
            set(session.userId(), admission.staying());
            admission.pushedOut().forEach((other, why) -> {
                overForGood(other);
                other.line().kicked(why);
            });
            tenant.report(session.caller(), () -> loggedIn(session, admission));
            if (wasAway) {
                tellLiveRooms(session.caller(), true);
            }
            return verdict;
        });
    }

    private static SessionEvent loggedIn(Session session, Admission admission) {
        List<String> pushedOut = admission.pushedOut().keySet().stream()
                .map(other -> other.device().platform())
                .toList();
        return new SessionEvent.LoggedIn(session.userId(), session.device().platform(), pushedOut);
    }

    /** Ends a session that is there; one that is over already stays so. After a logout the client cannot come back. */
    public void end(Session session, End how) {
        tenant.exclusively(() -> {
            List<Session> before = of(session.userId());
            if (before.contains(session)) {
                if (how == End.LOGOUT) {
                    overForGood(session);
                    remember(loggedOut, session.number());
                }
                set(session.userId(), without(before, session::equals));
                tenant.report(session.caller(), () -> ended(session, how));
                if (of(session.userId()).isEmpty()) {
                    tellLiveRooms(session.caller(), false);
                }
            }
            return before;
        });
    }

    private static SessionEvent ended(Session session, End how) {
        String platform = session.device().platform();
        return how == End.LOGOUT
                ? new SessionEvent.LoggedOut(session.userId(), platform)
                : new SessionEvent.Disconnected(session.userId(), platform, how == End.TIMEOUT);
    }

    /** With a user's first client, and again when the last one is gone. */
    private void tellLiveRooms(Caller by, boolean online) {
        for (Group group : tenant.state().groups().of(by.userId())) {
            if (group.type() == GroupType.AV_CHAT_ROOM) {
                tenant.report(by, () -> new GroupEvent.PresenceChanged(group.which(), online, List.of(by.userId())));
            }
        }
    }

    /** Ends those of a user that a kick ends: all, or if it is as of an earlier time those whose UserSigs it covers. */
    void kick(User user, Instant at) {
        if (at.isAfter(tenant.now().minusSeconds(1))) {
            endAll(user.userId(), session -> true);
        } else {
            endRevoked(user);
        }
    }

    /** Ends those of a user whose UserSigs are good no more. */
    void endRevoked(User user) {
        endAll(user.userId(), session -> user.revocations()
                .covers(
                        session.credential().issuedAtSeconds(),
                        session.credential().hash()));
    }

    /** Ends those of a user whose account is deleted. */
    void delete(String userId) {
        deleted.put(userId, lastNumber);
        if (deleted.size() > MOST_REMEMBERED) {
            deleted.remove(deleted.keySet().iterator().next());
        }
        endAll(userId, session -> true);
    }

    private void endAll(String userId, Predicate<Session> which) {
        List<Session> before = of(userId);
        set(userId, without(before, which));
        before.stream().filter(which).forEach(session -> session.line().kicked(Kick.REST));
        if (!before.isEmpty() && of(userId).isEmpty()) {
            tellLiveRooms(before.get(0).caller(), false);
        }
    }

    /** Hangs up on all, and forgets who was deleted. */
    void clear(String reason) {
        tenant.exclusively(() -> {
            List<Session> all =
                    byUser.values().stream().flatMap(Collection::stream).toList();
            byUser.keySet().forEach(userId -> set(userId, List.of()));
            deleted.clear();
            all.forEach(session -> session.line().close(reason));
            return all;
        });
    }

    /** Tells those whose UserSigs have run out that it is so; they end with what they ask next. */
    void tellExpired() {
        Instant now = tenant.now();
        byUser.values().stream()
                .flatMap(Collection::stream)
                .filter(session -> session.credential().isExpiredAt(now))
                .forEach(session -> session.line().expired());
    }

    private void set(String userId, List<Session> sessions) {
        if (sessions.isEmpty()) {
            byUser.remove(userId);
        } else {
            byUser.put(userId, sessions);
        }
        User user = tenant.accounts().get(userId);
        if (user != null) {
            user.setConnected(sessions.stream()
                    .map(session -> session.device().platform())
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }

    private void overForGood(Session session) {
        remember(over, session.number());
    }

    private static void remember(Set<Long> numbers, long number) {
        numbers.add(number);
        if (numbers.size() > MOST_REMEMBERED) {
            numbers.remove(numbers.iterator().next());
        }
    }

    /** Whether a login is over by the client's own wish. */
    public boolean isLoggedOut(long number) {
        return tenant.exclusively(() -> loggedOut.contains(number));
    }

    private static List<Session> without(List<Session> sessions, Predicate<Session> which) {
        return sessions.stream().filter(which.negate()).toList();
    }
}
