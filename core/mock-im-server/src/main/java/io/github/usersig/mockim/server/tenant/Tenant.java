package io.github.usersig.mockim.server.tenant;

import io.github.usersig.SdkApp;
import io.github.usersig.UserIdRule;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.Verification;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.TenantClock;
import io.github.usersig.mockim.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One app on the mock: its key, its clock, and everything that was done to it. Safe for use by many threads. */
public final class Tenant {

    /** All that a reset forgets, in one object, so that it is replaced in one step. */
    private record State(Admins admins, Accounts accounts, Chats chats, JournalRing journal) {

        static State of(SdkApp app) {
            Accounts accounts = new Accounts();
            app.admins().forEach(accounts::add);
            return new State(new Admins(app.admins()), accounts, new Chats(), new JournalRing(JournalRing.CAPACITY));
        }
    }

    private final SdkApp app;
    private final UserSigVerifier verifier;
    private final MovableClock clock;
    private volatile State state;

    Tenant(SdkApp app, Clock clock) {
        this.app = app;
        this.verifier = UserSigVerifier.of(app);
        this.clock = new MovableClock(clock);
        this.state = State.of(app);
    }

    /** The app, as the tenant was created with. */
    public SdkApp app() {
        return app;
    }

    /** What the mock believes is now. */
    public Instant now() {
        return clock.now();
    }

    /** Its clock. */
    public TenantClock clock() {
        return clock;
    }

    /** Who may call the REST API. */
    public Admins admins() {
        return state.admins();
    }

    /** Its accounts. */
    public Accounts accounts() {
        return state.accounts();
    }

    /** Its one-to-one messages. */
    public Chats chats() {
        return state.chats();
    }

    /** What was asked of it. */
    public JournalRing journal() {
        return state.journal();
    }

    /** Whether a UserSig is good for this user, here and now. */
    public Verification verify(String userId, String userSig) {
        return verifier.verify(userSig, userId, now());
    }

    /** What logging in would answer; the try stands in the journal. */
    public Verdict login(String userId, String userSig) {
        long start = System.nanoTime();
        Instant at = now();
        Verification verification = verify(userId, userSig);
        String field = verification instanceof Verification.Refused refused ? refused.field() : "";
        Verdict verdict = new Verdict(verification.code(), field, verification.reason());
        journal()
                .add(
                        at,
                        Door.CONTROL,
                        "login",
                        userId,
                        verdict.code(),
                        verdict.isAccepted() ? "" : verdict.reason(),
                        Duration.ofNanos(System.nanoTime() - start));
        return verdict;
    }

    /**
     * Adds accounts; those that exist stay as they are.
     *
     * @throws IllegalArgumentException if a UserID is not one the service could know; then none is added
     */
    public void importAccounts(List<String> userIds) {
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
        State current = state;
        current.admins().add(userId);
        current.accounts().add(userId);
    }

    /** Back to how it was created. */
    public void reset() {
        state = State.of(app);
        clock.restore();
    }
}
