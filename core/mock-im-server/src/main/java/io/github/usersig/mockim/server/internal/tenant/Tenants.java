package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockImException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants of a mock. Looked up with every request and changed seldom, so each change makes a new map. */
public final class Tenants {

    private final int journalSize;
    private volatile Map<Long, Tenant> bySdkAppId = Map.of();

    /**
     * None yet.
     *
     * @param journalSize how many entries the journal of each keeps
     */
    public Tenants(int journalSize) {
        this.journalSize = journalSize;
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
     * @throws MockImException if there is a tenant with its SDKAppID already
     */
    public synchronized void create(SdkApp app) {
        if (bySdkAppId.containsKey(app.sdkAppId())) {
            throw new MockImException("there is a tenant with SDKAppID " + app.sdkAppId()
                    + " already: remove it first, or use an app of its own, as SdkApp.random() makes");
        }
        Map<Long, Tenant> more = new LinkedHashMap<>(bySdkAppId);
        more.put(app.sdkAppId(), new Tenant(app, Clock.systemUTC(), journalSize));
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
