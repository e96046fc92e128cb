package io.github.usersig.mockim;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One app's IM back end under a test's control: all that a tenant of a {@link MockImBackend} holds.
 *
 * <pre>{@code
 * im.importAccounts("alice", "bob");
 * app.sayHello("alice", "bob");                         // the app under test calls openim/sendmsg
 * assertThat(im.messages("alice", "bob")).hasSize(1);
 * assertThat(im.journal().refused()).isEmpty();
 * }</pre>
 *
 * <p>What a test sets here is seen by the next request. Safe for use by many threads.
 */
public interface MockIm {

    /** The app that this tenant is, key and admins as the tenant was created with. */
    SdkApp app();

    /** Where the app under test reaches the mock, such as {@code http://127.0.0.1:40123}, without a path. */
    URI endpoint();

    /**
     * Where clients of the IM SDK reach the mock, such as {@code ws://127.0.0.1:40123}, without a path: what the Web client
     * takes as its {@code proxyServer}. With {@code wss} and the port of {@link #tls()} it is encrypted.
     */
    default URI webSocketEndpoint() {
        URI http = endpoint();
        return URI.create(("https".equals(http.getScheme()) ? "wss" : "ws") + "://" + http.getRawAuthority());
    }

    /** HTTPS to the mock, for clients that know nothing else. The first call makes the mock listen for it. */
    MockImTls tls();

    /**
     * Leads clients that have a host of the real service built in to the mock, without changing them; they must trust
     * {@link #tls()}. Other hosts are reached as before.
     *
     * <pre>{@code
     * HttpClient.newBuilder().proxy(im.proxySelector()).sslContext(im.tls().sslContext());
     * ProxySelector.setDefault(im.proxySelector());        // for clients that take only the JVM's
     * }</pre>
     */
    default ProxySelector proxySelector() {
        return RealHosts.via(endpoint(), ProxySelector.getDefault());
    }

    /**
     * Tries to log in as this user with this UserSig, without a client, and tells what the service would answer. The try
     * stands in the journal; a {@link io.github.usersig.UserSigVerifier} only looks, and leaves no trace.
     *
     * @param userSig the text presented; whatever it is, the answer is a verdict
     */
    Verdict login(String userId, String userSig);

    /**
     * What a login with this UserSig would be answered now, kicks and revocations included, without leaving a trace: nothing stands
     * in the journal, and the mock does not count it as presented.
     *
     * @param userId the user who would present it
     */
    Verdict verify(String userId, String userSig);

    /**
     * Imports accounts, as {@code account_import} does; those that exist stay as they are.
     *
     * @throws IllegalArgumentException if a UserID is not one the service could know; then none is imported
     */
    void importAccounts(String... userIds);

    /**
     * Fills the tenant as a JSON text says; all parts may be left out.
     *
     * <pre>{@code
     * {"profile": "older-codes",
     *  "admins": ["boss"],
     *  "accounts": ["alice", {"userId": "bob", "nick": "Bob", "faceUrl": "https://example.com/bob.png"}],
     *  "calls": [{"command": "openim/sendmsg", "body": {"From_Account": "alice", ...}}],
     *  "webhooks": {"url": "http://127.0.0.1:8080/im/webhook", "token": "xxxxyyyy"}}
     * }</pre>
     *
     * <p>The calls are made as an app admin makes them, so that whatever the REST API can do can be seeded. Webhooks are sent of
     * what happens after that; {@code commands}, {@code timeout}, {@code refuseOnTimeout} and {@code retries} say more about them.
     *
     * @throws IllegalArgumentException if the text is not as it must be, and then nothing is done; or if a call is refused,
     *     and then what was done before stays
     */
    void seed(String json);

    /**
     * A UserSig for this user, issued now by the tenant's clock and valid for 180 days.
     *
     * @throws IllegalArgumentException if the UserID is not one the service could know
     */
    default UserSig issueUserSig(String userId) {
        return UserSigIssuer.of(app()).forUser(userId).issuedAt(clock().now()).issue();
    }

    /** All accounts, in the order they came. The app's admins are among them. */
    List<Account> accounts();

    /** The users who may call the REST API. */
    Set<String> admins();

    /**
     * Makes a user an app admin, as the console does.
     *
     * @throws IllegalArgumentException if the app would have more than {@link SdkApp#MAX_ADMINS} admins, or the UserID is
     *     not one the service could know
     */
    void addAdmin(String userId);

    /** Makes a user an app admin no longer; the account stays. For one who is none, it does nothing. */
    void removeAdmin(String userId);

    /**
     * Makes all UserSigs of a user invalid that were issued before, as {@code im_open_login_svc/kick} does: they are
     * refused with 70052 from now on. A UserSig issued later works; it tells its time of issue in whole seconds, so one
     * made in the same second with the same content is the same text, and as invalid.
     *
     * @throws IllegalArgumentException if the user has no account
     */
    void kick(String userId);

    /**
     * Makes all UserSigs of a user invalid that were issued before an instant, as a kick at that time would have.
     *
     * @throws IllegalArgumentException if the user has no account
     */
    void kick(String userId, Instant at);

    /** When the user was kicked last, in whole seconds; empty if never, or if there is no such account. */
    Optional<Instant> lastKick(String userId);

    /**
     * Makes this one UserSig invalid, whenever it was issued: it is refused with 70052 from now on, and clients that logged in
     * with it are kicked. Other UserSigs of its user stay as they are.
     *
     * @throws IllegalArgumentException if the user has no account
     */
    void revoke(UserSig userSig);

    /** Where users are online, and what clients that log in are allowed. */
    MockImSessions sessions();

    /**
     * Makes a user a member of a group, of whatever type, as joining by the SDK does. For a live room, an AVChatRoom, there
     * is no other way; no REST command adds members to one.
     *
     * @throws IllegalArgumentException if there is no such group or account
     */
    void joinGroup(String groupId, String userId);

    /** The one-to-one messages from one user to another, oldest first. */
    List<Message> messages(String from, String to);

    /** What was asked of this tenant so far and how it answered. */
    default Journal journal() {
        return journalAfter(0);
    }

    /**
     * What was asked of this tenant since, which costs only as much as that is.
     *
     * @param number of a journal entry, such as an earlier {@link Journal#last()}
     */
    Journal journalAfter(long number);

    /** How strict the gate is; {@link GateSettings#DEFAULT} unless set otherwise. */
    GateSettings gate();

    /** Sets how strict the gate is, and forgets what it has counted. */
    void gate(GateSettings settings);

    /** In what its app differs from others, as it was given; {@code default} unless set otherwise. */
    String profile();

    /**
     * Makes its app one that differs from others, by its age, its plan or its region. What the profile says of the gate, of sessions,
     * of UserSigs and of codes holds from now on, and what it leaves out is as by default; {@link #gate(GateSettings)} and
     * {@link MockImSessions#settings(SessionSettings)} may change it further.
     *
     * <pre>{@code
     * im.profile("older-codes");                              // the codes of about 2019
     * im.profile(Files.readString(Path.of("our-app.yaml")));  // our own
     * }</pre>
     *
     * @param nameOrYaml the name of one that the mock brings with it, or the YAML of one's own
     * @throws IllegalArgumentException if there is none of that name, and then the message lists them, or the YAML is none
     */
    void profile(String nameOrYaml);

    /** What is asked at the REST door, recorded on purpose to make a scenario of it; nothing is unless a test starts it. */
    MockImCapture capture();

    /** Limits on uploads, and what is translated and heard; {@link MediaSettings#DEFAULT} unless set otherwise. */
    MediaSettings media();

    /** Sets limits on uploads, and what is translated and heard. What was uploaded already stays. */
    void media(MediaSettings settings);

    /** How calls of the REST API and of clients end otherwise than they would. */
    MockImOverrides overrides();

    /** How the tenant calls the app under test, and what came of it. */
    MockImWebhooks webhooks();

    /** What this tenant believes is now. */
    TenantClock clock();

    /** How its clock, its admins and its journal stand. Costs one small call. */
    TenantStanding standing();

    /**
     * Makes its clock and its admins what they were; all else stays as it is.
     *
     * @throws IllegalArgumentException if the standing has more than {@link SdkApp#MAX_ADMINS} admins
     */
    void putBack(TenantStanding standing);

    /**
     * Keeps a copy of all that the tenant holds, its clock included; not of the journal, the overrides, the webhooks, the profile, the
     * settings of the gate and of sessions, and who is logged in. The newest hundred are kept.
     *
     * @return the name to restore it by
     */
    String snapshot();

    /**
     * Makes the tenant hold what it held when a snapshot was taken, as often as one likes. Connections of clients are closed, and a
     * {@link #capture()} stops.
     *
     * @throws IllegalArgumentException if there is no snapshot of this name
     */
    void restore(String snapshot);

    /**
     * Back to how the tenant was created: accounts, messages, overrides and journal forgotten (its numbers go on), admins as the app
     * names them, the clock real, the profile and the webhooks as the mock was started with, the gate and sessions as that profile has them. What
     * was captured is forgotten. Connections of clients are closed.
     */
    void reset();

    /** Takes the tenant away: from now on the mock knows this SDKAppID no more. Doing it twice is fine. */
    void remove();
}
