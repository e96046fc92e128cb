package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenants of a mock. Looked up with every request and changed seldom, so each change makes a new map. */
public final class Tenants {

    /** Of tenants, those that hold most are named when there is no more room. */
    private static final int MOST_NAMED = 3;

    private final int journalSize;
    private final @Nullable String controlToken;
    private final Secrets secrets;
    private final HeapRoom room;
    private volatile Map<Long, Tenant> bySdkAppId = Map.of();

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

    private String holdings() {
        return bySdkAppId.values().stream()
                .map(Holdings::of)
                .sorted()
                .limit(MOST_NAMED)
                .map(held -> held + ". ")
                .collect(Collectors.joining());
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
                .orElseThrow(() -> new MockImException(
                        "no tenant with SDKAppID " + sdkAppId + ": it was removed, or never created"));
    }

    /**
     * Adds a tenant for this app.
     *
     * @throws MockImException if there is a tenant with its SDKAppID already, or no room for one more
     */
    public synchronized void create(SdkApp app) {
        room.require();
        if (bySdkAppId.containsKey(app.sdkAppId())) {
            throw new MockImException("there is a tenant with SDKAppID " + app.sdkAppId()
                    + " already: remove it first, or use an app of its own, as SdkApp.random() makes");
        }
        secrets.add(app.secretKey());
        Map<Long, Tenant> more = new LinkedHashMap<>(bySdkAppId);
        Masks masks = new Masks(app, controlToken, secrets);
        more.put(app.sdkAppId(), new Tenant(app, Clock.systemUTC(), journalSize, room, masks));
        bySdkAppId = Collections.unmodifiableMap(more);
    }

    /** Takes one away, if it is there. */
    public synchronized void remove(long sdkAppId) {
        Map<Long, Tenant> fewer = new LinkedHashMap<>(bySdkAppId);
        Tenant removed = fewer.remove(sdkAppId);
        bySdkAppId = Collections.unmodifiableMap(fewer);
        if (removed != null) {
            removed.close();
        }
    }

    /** Takes all away. */
    public synchronized void clear() {
        bySdkAppId.values().forEach(Tenant::close);
        bySdkAppId = Map.of();
    }

    /** The SDKAppIDs, in the order they came. */
    public List<Long> list() {
        return List.copyOf(bySdkAppId.keySet());
    }
}
