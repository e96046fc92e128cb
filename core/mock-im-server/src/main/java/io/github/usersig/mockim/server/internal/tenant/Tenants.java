package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenants of a mock. Looked up with every request; to add one costs the same however many there are. */
public final class Tenants {

    /** Of tenants, those that hold most are named when there is no more room. */
    private static final int MOST_NAMED = 3;

    /** How often it is tried to have a tenant alone, to see what it holds. */
    private static final int MOST_TRIES = 100;

    /** As long as the longest name of a test class and a method that anybody writes. */
    private static final int LONGEST_OWNER = 500;

    private final int journalSize;
    private final @Nullable String controlToken;
    private final Secrets secrets;
    private final HeapRoom room;
    private final RemovedTenants removed = new RemovedTenants();
    private final Map<Long, String> owners = new HashMap<>();
    private final Map<Long, Tenant> bySdkAppId = new ConcurrentHashMap<>();
    private final Set<Long> inOrder = new LinkedHashSet<>(); // guarded by this

    /**
     * None yet.
     *
     * @param journalSize how many entries the journal of each keeps
     */
    public Tenants(int journalSize) {
        this(journalSize, HeapRoom.USUAL_PERCENT, null);
    }

    /**
     * None yet.
     *
     * @param journalSize how many entries the journal of each keeps
     * @param heapPercent how much of the heap may be in use before they take nothing more
     * @param controlToken of the mock, which no journal may show; null if it has none
     */
    public Tenants(int journalSize, int heapPercent, @Nullable String controlToken) {
        this.journalSize = journalSize;
        this.room = new HeapRoom(heapPercent, this::holdings);
        this.controlToken = controlToken;
        this.secrets = controlToken == null ? new Secrets() : new Secrets(controlToken);
    }

    /** What must be shown nowhere: the control token, and their keys, also of those that are gone. */
    public Secrets secrets() {
        return secrets;
    }

    /** Whether there is room for more of what they hold. */
    public HeapRoom room() {
        return room;
    }

    /** What those hold that hold most. One that is busy all the time is left out: who asks may have another, and must not wait. */
    String holdings() {
        return bySdkAppId.values().stream()
                .flatMap(tenant -> holdings(tenant).stream())
                .sorted()
                .limit(MOST_NAMED)
                .map(held -> held + ". ")
                .collect(Collectors.joining());
    }

    private static Optional<Holdings> holdings(Tenant tenant) {
        Optional<Holdings> held = Optional.empty();
        for (int i = 0; i < MOST_TRIES && held.isEmpty(); i++) {
            held = tenant.exclusivelyAtOnce(() -> Holdings.of(tenant));
        }
        return held;
    }

    /** The tenant with this SDKAppID. */
    public Optional<Tenant> find(long sdkAppId) {
        return Optional.ofNullable(bySdkAppId.get(sdkAppId));
    }

    /**
     * The tenant with this SDKAppID, which must be there.
     *
     * @throws MockImException if there is no such tenant, or no more
     */
    public Tenant get(long sdkAppId) {
        return find(sdkAppId)
                .orElseThrow(() -> new MockImException("no tenant with SDKAppID " + sdkAppId + ": "
                        + story(sdkAppId).orElse("none with that number was ever created here")));
    }

    /** Why there is no tenant with this SDKAppID, for whoever asks by it at a door. */
    public String whyUnknown(long sdkAppId) {
        return "SDKAppID " + sdkAppId + " does not exist: "
                + story(sdkAppId).orElse("this mock has no tenant with that number");
    }

    private Optional<String> story(long sdkAppId) {
        return removed.story(sdkAppId, Instant.now());
    }

    /** Adds a tenant for this app, which is nobody's in particular. */
    public void create(SdkApp app) {
        create(app, "");
    }

    /**
     * Adds a tenant for this app.
     *
     * @param owner whose it is, for those who ask after it was removed; empty if nobody's in particular
     * @throws MockImException if there is a tenant with its SDKAppID already, or no room for one more
     * @throws IllegalArgumentException if the owner's name is too long, or has control characters
     */
    public synchronized void create(SdkApp app, String owner) {
        requireOwner(owner);
        room.require();
        if (bySdkAppId.containsKey(app.sdkAppId())) {
            throw new MockImException("there is a tenant with SDKAppID " + app.sdkAppId()
                    + " already: remove it first, or use an app of its own, as SdkApp.random() makes");
        }
        secrets.add(app.secretKey());
        Masks masks = new Masks(app, controlToken, secrets);
        bySdkAppId.put(app.sdkAppId(), new Tenant(app, Clock.systemUTC(), journalSize, room, masks));
        inOrder.add(app.sdkAppId());
        owners.put(app.sdkAppId(), owner);
        removed.forget(app.sdkAppId());
    }

    private static void requireOwner(String owner) {
        if (owner.length() > LONGEST_OWNER || owner.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the owner of a tenant is named by " + owner.length()
                    + " characters: give at most " + LONGEST_OWNER + ", without control characters");
        }
    }

    /** Takes one away, if it is there. */
    public synchronized void remove(long sdkAppId) {
        Tenant gone = bySdkAppId.get(sdkAppId);
        if (gone != null) { // remembered first: whoever does not find it is told
            removed.add(sdkAppId, String.valueOf(owners.remove(sdkAppId)), Instant.now());
            bySdkAppId.remove(sdkAppId);
            inOrder.remove(sdkAppId);
            gone.close();
        }
    }

    /** Takes all away. */
    public synchronized void clear() {
        bySdkAppId.values().forEach(Tenant::close);
        bySdkAppId.clear();
        inOrder.clear();
        owners.clear();
    }

    /** The SDKAppIDs, in the order they came. */
    public synchronized List<Long> list() {
        return List.copyOf(inOrder);
    }
}
