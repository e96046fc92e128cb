package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.TenantStanding;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.Listener;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import io.github.usersig.mockim.server.internal.event.WatchLog;
import io.github.usersig.mockim.server.internal.parity.profile.Profile;
import io.github.usersig.mockim.server.internal.webhook.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One app on the mock: its key, its clock, and everything that was done to it. Safe for use by many threads. */
public final class Tenant {

    private final SdkApp app;
    private final Masks masks;
    private final HeapRoom room;
    private final MovableClock clock;
    private final Exclusion exclusion = new Exclusion();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Sessions sessions = new Sessions(this);
    private final Snapshots snapshots = new Snapshots();
    private volatile Contents contents;
    private volatile MediaSettings media = MediaSettings.DEFAULT;
    private volatile UserSigVerifier verifier;
    private volatile Profile profile = Profile.DEFAULT;
    private volatile Profile firstProfile = Profile.DEFAULT;

    private final Webhooks webhooks;
    private volatile @Nullable WebhookSettings firstWebhooks;

    /**
     * All that a reset forgets, in one object, so that it is replaced in one step. What a test has set and asked is no part of
     * snapshots, and uploads only if a test wants it.
     */
    private record Contents(
            TenantState state,
            Overrides overrides,
            GateLimits limits,
            JournalRing journal,
            Uploads uploads,
            Capture capture) {

        Contents(SdkApp app, JournalRing journal) {
            this(new TenantState(app), new Overrides(), new GateLimits(), journal, new Uploads(), new Capture());
        }

        Contents with(TenantState other) {
            return new Contents(other, overrides, limits, journal, uploads, capture);
        }
    }

    Tenant(SdkApp app, Clock clock, int journalSize, HeapRoom room, Masks masks) {
        this.app = app;
        this.room = room;
        this.masks = masks;
        this.verifier = profile.verifier(app);
        this.clock = new MovableClock(clock, sessions::tellExpired);
        this.contents = new Contents(
                app,
                new JournalRing(
                        journalSize,
                        masks,
                        refused -> WatchLog.say(() -> "refused: SDKAppID " + app.sdkAppId() + ", " + refused)));
        this.webhooks = new Webhooks(app.sdkAppId(), this::now, this::masked);
    }

    /** Whether there is room for more of what it holds. */
    public HeapRoom room() {
        return room;
    }

    /** What it keeps to be restored. */
    Snapshots snapshots() {
        return snapshots;
    }

    /** The app, as the tenant was created with. */
    public SdkApp app() {
        return app;
    }

    /** A text to be shown, such as why something is refused, without keys and whatever looks like a UserSig. */
    public String masked(String text) {
        return masks.maskRefusal(text, null);
    }

    /** What the mock believes is now. */
    public Instant now() {
        return clock.now();
    }

    /** Its clock. */
    public TenantClock clock() {
        return clock;
    }

    /**
     * Does something while nobody else changes or reads the state of this tenant, so that a command is done as a whole or
     * not at all. Most take a few microseconds; looking at the UserSig and the body is done before.
     */
    public <T> T exclusively(Supplier<T> action) {
        return exclusion.quickly(action);
    }

    /**
     * The same, for whoever must not wait.
     *
     * @param action may give null: that it takes too long to be done here, for which nothing was changed yet
     * @return what it gave; empty if somebody else has the tenant, or if it gave null
     */
    public <T> Optional<T> exclusivelyAtOnce(Supplier<@Nullable T> action) {
        return exclusion.atOnce(action);
    }

    /** The same as {@link #exclusively}, for what takes long: it comes behind all who wait, and may wait itself. */
    public <T> T exclusivelyAtLength(Supplier<T> action) {
        return exclusion.atLength(action);
    }

    /** Whether who asks it something may have to wait for what takes long. */
    public boolean mayKeepWaiting() {
        return exclusion.isLengthy();
    }

    /** What calls the app under test. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Sets where and how it calls the app under test; null for not at all. */
    public void setWebhooks(@Nullable WebhookSettings settings) {
        removeListener(webhooks);
        webhooks.set(settings);
        if (settings != null) {
            addListener(webhooks);
        }
    }

    /** The same, for a reset to come back to. */
    public void startWithWebhooks(WebhookSettings settings) {
        firstWebhooks = settings;
        setWebhooks(settings);
    }

    /** Tells a listener of everything that happens from now on. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Tells it no more. */
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** Whether there are listeners. */
    public boolean isListenedTo() {
        return !listeners.isEmpty();
    }

    /** Tells the listeners, one event after the other. While there are none, the event is not even made. */
    public void report(Caller by, Supplier<? extends Event> event) {
        if (!listeners.isEmpty()) {
            exclusively(() -> {
                Happening happening = new Happening(now(), by, event.get());
                listeners.forEach(listener -> listener.on(happening));
                return happening;
            });
        }
    }

    /** What it holds. */
    public TenantState state() {
        return contents.state();
    }

    /** What users' clients have uploaded. */
    public Uploads uploads() {
        return contents.uploads();
    }

    /** Limits on uploads, and what is translated and heard. */
    public MediaSettings media() {
        return media;
    }

    /** Sets them. */
    public void setMedia(MediaSettings settings) {
        media = settings;
    }

    /** What is asked at the REST door, while a test wants it recorded. */
    public Capture capture() {
        return contents.capture();
    }

    /** In what its app differs from others. */
    public Profile profile() {
        return profile;
    }

    /** Makes its app another: what the profile says of the gate, of sessions, of UserSigs and of codes holds from now on. */
    public void setProfile(Profile other) {
        profile = other;
        verifier = other.verifier(app);
        limits().set(other.gate());
        sessions.set(other.sessions());
    }

    /** The same, for a reset to come back to. */
    public void startWithProfile(Profile first) {
        firstProfile = first;
        setProfile(first);
    }

    /** What a test has asked to happen to calls. */
    public Overrides overrides() {
        return contents.overrides();
    }

    /** How often calls may be made, and UserSigs be bad. */
    public GateLimits limits() {
        return contents.limits();
    }

    /** The clients that are logged in. */
    public Sessions sessions() {
        return sessions;
    }

    /** Who may call the REST API. */
    public Admins admins() {
        return state().admins();
    }

    /** Its accounts. */
    public Accounts accounts() {
        return state().accounts();
    }

    /** The one-to-one messages from one user to another, in the order they came. */
    public List<Message> messages(String from, String to) {
        return exclusion.atLength(() -> state().chats().list(from, to));
    }

    /** The newest messages, to users and to groups, oldest first; not those in topics. */
    public List<Message> newestMessages(int most) {
        return exclusion.atLength(() -> NewestMessages.of(state(), most));
    }

    /** What was asked of it. */
    public JournalRing journal() {
        return contents.journal();
    }

    /** Whether a UserSig is good for this user, here and now: as the service would say, kicks included. */
    public Verdict verify(String userId, String userSig) {
        return verdict(userId, userSig, true);
    }

    /** Why a UserSig is not good for this user, as {@link #verify} says it; empty if it is good, which is put in no words. */
    public Optional<Verdict> refusal(String userId, String userSig) {
        Instant now = now();
        return refusal(userId, userSig, verifier.verify(userSig, userId, now), now, true);
    }

    private Verdict verdict(String userId, String userSig, boolean presented) {
        Instant now = now();
        Verification verification = verifier.verify(userSig, userId, now);
        return refusal(userId, userSig, verification, now, presented)
                .orElseGet(() -> new Verdict(0, "", verification.reason()));
    }

    /** As {@link #verify}, but the UserSig does not count as presented, which would matter for a kick in the same second. */
    public Verdict wouldAnswer(String userId, String userSig) {
        return verdict(userId, userSig, false);
    }

    private Optional<Verdict> refusal(
            String userId, String userSig, Verification verification, Instant now, boolean presented) {
        if (verification instanceof Verification.Refused refused) {
            return Optional.of(
                    new Verdict(refused.code(), refused.field(), masks.maskRefusal(refused.reason(), userSig)));
        }
        User user = accounts().get(userId);
        if (user != null) {
            UserSig good = verification.userSig().orElseThrow();
            long issuedAtSeconds = good.issuedAt().getEpochSecond();
            int hash = Revocations.hashOf(good);
            if (user.revocations().covers(issuedAtSeconds, hash)) {
                return Optional.of(new Verdict(
                        ImError.USERSIG_INVALIDATED.code(),
                        "TLS.time",
                        user.revocations().reason(issuedAtSeconds, hash)));
            }
            if (presented) {
                user.accepted(issuedAtSeconds, now.getEpochSecond(), hash);
            }
        }
        return Optional.empty();
    }

    /** When a user was kicked last. */
    public Optional<Instant> lastKick(String userId) {
        User user = accounts().get(userId);
        long seconds = user == null ? -1 : user.revocations().kickedAtSeconds();
        return seconds < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    /** How its clock, its admins and its journal stand. */
    public TenantStanding standing() {
        MovableClock.State time = clock.state();
        return new TenantStanding(
                time.offset(),
                Optional.ofNullable(time.frozenAt()),
                admins().list(),
                journal().last());
    }

    /**
     * Makes its clock and its admins what they were.
     *
     * @throws IllegalArgumentException if these are more admins than an app may have, or times the clock cannot show
     */
    public void putBack(TenantStanding standing) {
        admins().set(standing.admins());
        clock.putBack(standing);
    }

    /** What logging in would answer; the try stands in the journal. */
    public Verdict login(String userId, String userSig) {
        long start = System.nanoTime();
        Instant at = now();
        Verdict verdict = verify(userId, userSig);
        journal()
                .add(new JournalNote(at, Door.CONTROL, "login")
                        .by(userId)
                        .with(userSig)
                        .answered(verdict.code(), verdict.isAccepted() ? "" : verdict.reason())
                        .since(start));
        return verdict;
    }

    /**
     * Adds accounts; those that exist stay as they are.
     *
     * @throws IllegalArgumentException if a UserID is not one the service could know; then none is added
     * @throws MockImException if there is no room for them
     */
    public void importAccounts(List<String> userIds) {
        room.require();
        userIds.forEach(UserIdRule.PRINTABLE_ASCII::require);
        Accounts accounts = accounts();
        userIds.forEach(accounts::add);
    }

    /**
     * Makes a user an admin, with an account as every admin has.
     *
     * @throws IllegalArgumentException if the app would have too many, or the UserID is not one the service could know
     */
    public void addAdmin(String userId) {
        UserIdRule.PRINTABLE_ASCII.require(userId);
        TenantState current = state();
        current.admins().add(userId);
        current.accounts().add(userId);
    }

    /**
     * Makes all UserSigs of a user invalid that were issued before an instant.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public void kick(String userId, Instant at) {
        kick(Caller.rest(admins().list().iterator().next()), userId, at);
    }

    /**
     * The same, and by whom.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public void kick(Caller by, String userId, Instant at) {
        User user = user(userId);
        exclusively(() -> {
            List<String> platforms = onlinePlatforms(userId);
            user.kick(at.getEpochSecond());
            sessions.kick(user, at);
            report(by, () -> new AccountEvent.Kicked(userId, platforms));
            return user;
        });
    }

    /** Makes one UserSig of a user invalid, and ends the sessions that were begun with it. */
    public void revoke(UserSig userSig) {
        User user = user(userSig.userId());
        exclusively(() -> {
            user.revoke(userSig);
            sessions.endRevoked(user);
            return user;
        });
    }

    /**
     * Says where a user is online.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public void setOnline(String userId, List<String> platforms) {
        User user = user(userId);
        exclusively(() -> {
            List<String> before = onlinePlatforms(userId);
            user.setOnline(platforms);
            for (String platform : platforms) {
                if (!before.contains(platform)) {
                    report(Caller.test(userId), () -> new SessionEvent.LoggedIn(userId, platform, List.of()));
                }
            }
            for (String platform : before) {
                if (!platforms.contains(platform)) {
                    report(Caller.test(userId), () -> new SessionEvent.LoggedOut(userId, platform));
                }
            }
            return user;
        });
    }

    /**
     * Where a user is online.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public List<String> onlinePlatforms(String userId) {
        return user(userId).platforms().stream().sorted().toList();
    }

    /**
     * Makes a user a member of a group.
     *
     * @throws IllegalArgumentException if there is no such group or account
     */
    public void joinGroup(String groupId, String userId) {
        user(userId);
        exclusively(() -> {
            Group group = state().groups().find(groupId);
            if (group == null) {
                throw new IllegalArgumentException(
                        "there is no group " + groupId + ": make it with create_group first");
            }
            Member member = group.member(userId);
            if (member != null) {
                return member;
            }
            Member joined = state().groups().join(group, userId, Member.Role.MEMBER, now().getEpochSecond());
            Caller by = Caller.test(userId);
            report(by, () -> new GroupEvent.Joined(group.which(), JoinType.APPLY, List.of(userId), false));
            if (group.isFull()) {
                report(by, () -> new GroupEvent.Full(group.which()));
            }
            return joined;
        });
    }

    private User user(String userId) {
        return accounts()
                .find(userId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no account " + userId + ": import it first, with importAccounts or account_import"));
    }

    /**
     * Keeps a copy of what it holds; returns the name to restore it by.
     *
     * @throws MockImException if there is no room for it
     */
    public String snapshot() {
        room.require();
        return snapshots.keep(exclusion.atLength(() -> Snapshot.of(
                state(), clock, media.uploadsInSnapshots() ? uploads().list() : null)));
    }

    /**
     * Makes it hold what it held when a snapshot was taken.
     *
     * @throws IllegalArgumentException if there is no snapshot of this name
     */
    public void restore(String name) {
        Snapshot snapshot = snapshots.get(name);
        exclusion.atLength(() -> {
            sessions.clear("the test brought back a snapshot: log in again");
            capture().stop(); // what comes now does not follow from what came before
            contents = contents.with(snapshot.restore(clock));
            snapshot.uploads().ifPresent(uploads()::replaceBy);
            return snapshot;
        });
        webhooks.giveUp();
    }

    /** Back to how it was created. */
    public void reset() {
        exclusion.atLength(() -> {
            sessions.clear("the test reset the tenant: log in again");
            contents = new Contents(app, contents.journal().next());
            setProfile(firstProfile);
            media = MediaSettings.DEFAULT;
            clock.restore();
            return contents;
        });
        webhooks.reset();
        setWebhooks(firstWebhooks);
        room.lookAgain();
    }

    /** Deletes an account and everything that hangs on it, for good. Its messages stay with those who got them. */
    public void delete(String userId) {
        exclusively(() -> {
            state().delete(userId);
            sessions.delete(userId);
            return userId;
        });
    }

    /** It is gone for its clients too, and calls nobody any more. */
    void close() {
        sessions.clear("the tenant was removed");
        firstWebhooks = null;
        setWebhooks(null);
        webhooks.giveUp();
        room.lookAgain();
    }
}
