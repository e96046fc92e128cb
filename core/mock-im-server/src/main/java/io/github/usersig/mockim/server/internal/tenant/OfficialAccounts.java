package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The official accounts of a tenant, their subscribers and what they sent. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class OfficialAccounts implements OfUsers, Serializable {

    /** A user who gets what an official account sends. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class Subscriber implements Serializable {
        private final String userId;
        private final long sinceSeconds;
        private String custom = "";

        private Subscriber(String userId, long sinceSeconds) {
            this.userId = userId;
            this.sinceSeconds = sinceSeconds;
        }

        /** Who. */
        public String userId() {
            return userId;
        }

        /** Since which second. */
        public long sinceSeconds() {
            return sinceSeconds;
        }

        /** The text kept with the subscription. */
        public String custom() {
            return custom;
        }

        /** Sets that text. */
        public void setCustom(String text) {
            custom = text;
        }
    }

    /** An official account. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class OfficialAccount implements Serializable {
        private final String id;
        private final String owner;
        private final long createdAtSeconds;
        private final Map<String, String> info = new LinkedHashMap<>();
        private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
        private final List<StoredMessage> messages = new ArrayList<>();

        private OfficialAccount(String id, String owner, long createdAtSeconds) {
            this.id = id;
            this.owner = owner;
            this.createdAtSeconds = createdAtSeconds;
        }

        /** Its name on the wire. */
        public String id() {
            return id;
        }

        /** Whose it is. */
        public String owner() {
            return owner;
        }

        /** Since which second. */
        public long createdAtSeconds() {
            return createdAtSeconds;
        }

        /** Name, Introduction and so on, by their name on the wire. */
        public Map<String, String> info() {
            return info;
        }

        /** By UserID. */
        public Map<String, Subscriber> subscribers() {
            return subscribers;
        }

        /** Adds a subscriber; says whether it is a new one. */
        public boolean subscribe(String userId, long atSeconds) {
            return subscribers.putIfAbsent(userId, new Subscriber(userId, atSeconds)) == null;
        }

        /** What it sent, oldest first. */
        public List<StoredMessage> messages() {
            return messages;
        }
    }

    private final Map<String, OfficialAccount> byId = new LinkedHashMap<>();
    private long lastNumber;

    /** A new name, as the service would make one. */
    public String newId() {
        return "@TOA#_" + Long.toString(0x100000 + ++lastNumber, 36).toUpperCase(Locale.ROOT);
    }

    /** Makes one. */
    public OfficialAccount create(String id, String owner, long atSeconds) {
        OfficialAccount account = new OfficialAccount(id, owner, atSeconds);
        byId.put(id, account);
        return account;
    }

    /** The one of this name. */
    public Optional<OfficialAccount> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Takes one away. */
    public void remove(String id) {
        byId.remove(id);
    }

    /** All. */
    public List<OfficialAccount> list() {
        return List.copyOf(byId.values());
    }

    @Override
    public void forget(String userId) {
        byId.values().forEach(account -> account.subscribers().remove(userId));
    }
}
