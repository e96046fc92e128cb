package io.github.usersig.mockim.server.internal.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.Account;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account and what only its user has. What the gate reads is safe for many threads; the rest is guarded by the tenant's
 * lock, and made when it is first needed, for most accounts of a large app have none of it.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class User implements Comparable<User>, Serializable {

    /** Tags of a profile that stand in the account itself. */
    public static final String NICK = "Tag_Profile_IM_Nick";

    /** The picture's. */
    public static final String IMAGE = "Tag_Profile_IM_Image";

    /** For ever, as a length of time in the commands that mute. */
    public static final long FOR_EVER_SECONDS = 0xFFFF_FFFFL;

    private final long number;
    private volatile Account account;
    private volatile Revocations revocations = Revocations.NONE;
    private volatile Set<String> platforms = Set.of();
    private transient volatile @Nullable Set<String> connected; // by clients, whose sessions are in no snapshot

    private Map<String, JsonNode> profile = Map.of();
    private Map<String, JsonNode> pushAttributes = Map.of();
    private Set<String> pushTags = Set.of();
    private long messagesMutedUntilSeconds;
    private long groupsMutedUntilSeconds;
    private String customStatus = "";
    private @Nullable DoNotDisturb doNotDisturb;

    User(long number, String userId) {
        this.number = number;
        this.account = new Account(userId, "", "");
    }

    /**
     * When the user is not to be told of messages.
     *
     * @param level 0 always told, 1 and 2 never or less, as a number that only clients need understand
     * @param fromSeconds from this second since 1970; 0 for no time
     * @param toSeconds until this one
     * @param daily whether at these hours of each day
     */
    public record DoNotDisturb(long level, long fromSeconds, long toSeconds, boolean daily) implements Serializable {}

    /** When the user is not to be told of messages, or null if that was never said. */
    public @Nullable DoNotDisturb doNotDisturb() {
        return doNotDisturb;
    }

    /** Says when. */
    public void setDoNotDisturb(DoNotDisturb when) {
        doNotDisturb = when;
    }

    /** Who came first comes first. */
    @Override
    public int compareTo(User other) {
        return Long.compare(number, other.number);
    }

    /** The name it is known by. */
    public String userId() {
        return account.userId();
    }

    /** Its public part. */
    public Account account() {
        return account;
    }

    /** Changes nickname and picture. */
    public void describe(String nick, String faceUrl) {
        account = new Account(userId(), nick, faceUrl);
    }

    /** Which UserSigs are good no more. */
    public Revocations revocations() {
        return revocations;
    }

    /** Makes all UserSigs invalid that were issued before. */
    public synchronized void kick(long atSeconds) {
        revocations = revocations.kickedAt(atSeconds);
        platforms = Set.of();
    }

    /** Makes this one UserSig invalid. */
    synchronized void revoke(UserSig userSig) {
        revocations = revocations.with(userSig);
    }

    /** Remembers a UserSig that was accepted, by its hash. */
    void accepted(long issuedAtSeconds, long nowSeconds, int hash) {
        if (revocations.wouldRemember(issuedAtSeconds, nowSeconds, hash)) {
            synchronized (this) {
                revocations = revocations.seen(issuedAtSeconds, nowSeconds, hash);
            }
        }
    }

    /** Where the user is online, such as {@code Web}; empty if offline. */
    public Set<String> platforms() {
        Set<String> byClients = connected;
        if (byClients == null) {
            return platforms;
        }
        Set<String> all = new TreeSet<>(platforms);
        all.addAll(byClients);
        return Collections.unmodifiableSet(all);
    }

    /** Says where the user is online, beside where clients are logged in. */
    public void setOnline(Collection<String> where) {
        platforms = Set.copyOf(where);
    }

    /** Notes where clients of the user are logged in. */
    void setConnected(Set<String> where) {
        connected = where.isEmpty() ? null : where;
    }

    /** The fields of the profile that were set, without nickname and picture. */
    public Map<String, JsonNode> profile() {
        return Collections.unmodifiableMap(profile);
    }

    /** Sets a field of the profile. */
    public void setProfile(String tag, JsonNode value) {
        if (profile.isEmpty()) {
            profile = new TreeMap<>();
        }
        profile.put(tag, value);
    }

    /** The attributes by which pushes find the user. */
    public Map<String, JsonNode> pushAttributes() {
        return Collections.unmodifiableMap(pushAttributes);
    }

    /** Sets one of them. */
    public void setPushAttribute(String name, JsonNode value) {
        if (pushAttributes.isEmpty()) {
            pushAttributes = new LinkedHashMap<>();
        }
        pushAttributes.put(name, value);
    }

    /** Takes one of them away, if it is there. */
    public void removePushAttribute(String name) {
        if (!pushAttributes.isEmpty()) {
            pushAttributes.remove(name);
        }
    }

    /** The tags by which pushes find the user. */
    public Set<String> pushTags() {
        return Collections.unmodifiableSet(pushTags);
    }

    /** Adds tags to them. */
    public void addPushTags(Collection<String> tags) {
        if (pushTags.isEmpty()) {
            pushTags = new LinkedHashSet<>();
        }
        pushTags.addAll(tags);
    }

    /** Takes tags away, as far as they are there. */
    public void removePushTags(Collection<String> tags) {
        if (!pushTags.isEmpty()) {
            tags.forEach(pushTags::remove);
        }
    }

    /** Takes all tags away. */
    public void clearPushTags() {
        pushTags = Set.of();
    }

    /** A status of the app's own that the user set; empty if none. */
    public String customStatus() {
        return customStatus;
    }

    /** Sets it. */
    public void setCustomStatus(String status) {
        customStatus = status;
    }

    /** Until which second the user may send no one-to-one message; 0 if never muted. */
    public long messagesMutedUntilSeconds() {
        return messagesMutedUntilSeconds;
    }

    /** Until which second the user may speak in no group; 0 if never muted. */
    public long groupsMutedUntilSeconds() {
        return groupsMutedUntilSeconds;
    }

    /** Mutes one-to-one messages. */
    public void muteMessages(long untilSeconds) {
        messagesMutedUntilSeconds = untilSeconds;
    }

    /** Mutes group messages. */
    public void muteGroups(long untilSeconds) {
        groupsMutedUntilSeconds = untilSeconds;
    }
}
