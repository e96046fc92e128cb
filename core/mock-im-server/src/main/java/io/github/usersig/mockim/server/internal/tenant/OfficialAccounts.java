package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        private final PagedMap<String, Subscriber> subscribers = new PagedMap<>();
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
            return Collections.unmodifiableMap(info);
        }

        /** Sets one of them. */
        public void setInfo(String name, String value) {
            info.put(name, value);
        }

        /** By UserID. */
        public Map<String, Subscriber> subscribers() {
            return Collections.unmodifiableMap(subscribers);
        }

        /** Some of them: from one place in the order they came to before another. */
        public List<Subscriber> page(long from, long to) {
            return subscribers.page(from, to).stream().map(Map.Entry::getValue).toList();
        }

        /** The subscriber of this name, or null. */
        public @Nullable Subscriber subscriber(String userId) {
            return subscribers.get(userId);
        }

        /** Adds a subscriber; says whether it is a new one. */
        public boolean subscribe(String userId, long atSeconds) {
            return subscribers.putIfAbsent(userId, new Subscriber(userId, atSeconds)) == null;
        }

        /** Takes a subscriber away; says whether there was one. */
        public boolean unsubscribe(String userId) {
            return subscribers.remove(userId) != null;
        }

        /** What it sent, oldest first. */
        public List<StoredMessage> messages() {
            return Collections.unmodifiableList(messages);
        }

        /** The MsgSeq of what it sends next. */
        public long nextSeq() {
            return messages.size() + 1L;
        }

        /** Keeps what it sent. */
        public void keep(StoredMessage message) {
            messages.add(message);
        }

        /** Recalls the message of this MsgKey; says whether there was one that was not recalled before. */
        public boolean recall(String key) {
            List<StoredMessage> found = messages.stream()
                    .filter(message -> message.key().equals(key) && !message.isRecalled())
                    .toList();
            found.forEach(StoredMessage::recall);
            return !found.isEmpty();
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
        byId.values().forEach(account -> account.unsubscribe(userId));
    }
}
