package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.event.ConversationEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conversation lists of a tenant's users, with what a user made of each: pinned, marked, put into groups. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Contacts implements OfUsers, Serializable {

    private static final int BEHIND_USERS = 1 << 30;

    /** How many groups of conversations a user may have. */
    public static final int MOST_GROUPS = 20;

    /**
     * A conversation, for one of those in it.
     *
     * @param group whether it is with a group
     * @param id the other user, or the group
     */
    public record Peer(boolean group, String id) implements Serializable {

        /** Which conversation it is, in an event. */
        public ConversationEvent.Which which() {
            return new ConversationEvent.Which(group, id);
        }

        // Written out, for it is a key in a map: what the JVM would make for a record, when it is first one, is dozens
        // of classes.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Peer that && group == that.group && id.equals(that.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode() * 31 + Boolean.hashCode(group);
        }
    }

    /** A conversation in the list of one user. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class Contact implements Comparable<Contact>, Serializable {

        private final Peer peer;
        private final int number;
        private final @Nullable OfUser of;
        private long atSeconds;
        private boolean listed;
        private long deletedAtSeconds = -1;
        private boolean pinned;
        private long standardMarks;
        private String customMark = "";
        private int receiveOption;

        /** @param number counts the conversations that a user ever had something to do with */
        private Contact(OfUser of, Peer peer, int number) {
            this.of = of;
            this.peer = peer;
            this.number = number;
        }

        /** One with a group, as it stands in the list now, where it comes behind those with users of the same second. */
        private Contact(Peer peer, @Nullable Contact noted, int number, long atSeconds) {
            this.of = null;
            this.peer = peer;
            this.number = BEHIND_USERS + number;
            this.atSeconds = atSeconds;
            if (noted == null) {
                return;
            }
            this.deletedAtSeconds = noted.deletedAtSeconds;
            this.pinned = noted.pinned;
            this.standardMarks = noted.standardMarks;
            this.customMark = noted.customMark;
            this.receiveOption = noted.receiveOption;
        }

        /** What was written to last comes first. */
        @Override
        public int compareTo(Contact other) {
            int later = Long.compare(other.atSeconds, atSeconds);
            return later == 0 ? Integer.compare(number, other.number) : later;
        }

        /** Which it is. */
        public Peer peer() {
            return peer;
        }

        /** When it was last written to. */
        public long atSeconds() {
            return atSeconds;
        }

        /** Whether something was written to it, and since the user took it out of the list, if the user did. */
        boolean isNewerThanDeletion() {
            return atSeconds > 0 && atSeconds > deletedAtSeconds;
        }

        /** Whether it stands at the top. */
        public boolean isPinned() {
            return pinned;
        }

        /** Puts it at the top, or back. */
        public void pin(boolean atTop) {
            OfUser user = of;
            if (user != null && listed) {
                user.listed(pinned).remove(this);
                user.listed(atTop).add(this);
            }
            pinned = atTop;
        }

        /** Its standard marks, one bit each. */
        public long standardMarks() {
            return standardMarks;
        }

        private boolean isMarked() {
            return standardMarks != 0 || !customMark.isEmpty();
        }

        /** Sets and clears standard marks by their number, 0 to 63. */
        public void mark(List<Integer> set, List<Integer> clear) {
            clear.forEach(bit -> standardMarks &= ~(1L << bit));
            set.forEach(bit -> standardMarks |= 1L << bit);
        }

        /** Whether the user is told of messages in it, as a number that only clients need understand. */
        public int receiveOption() {
            return receiveOption;
        }

        /** Changes that. */
        public void setReceiveOption(int option) {
            receiveOption = option;
        }

        /** Its own mark. */
        public String customMark() {
            return customMark;
        }

        /** Sets its own mark. */
        public void mark(String custom) {
            customMark = custom;
        }
    }

    /** A group of conversations that a user made. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    public static final class ContactGroup implements Serializable {

        private final int id;
        private final Set<Peer> peers = new LinkedHashSet<>();
        private String name;

        private ContactGroup(int id, String name) {
            this.id = id;
            this.name = name;
        }

        /** Its number, from 1. */
        public int id() {
            return id;
        }

        /** What it is called. */
        public String name() {
            return name;
        }

        /** Which one it is, in an event. */
        public ConversationEvent.Folder folder() {
            return new ConversationEvent.Folder(id, name);
        }

        /** What is in it. */
        public Set<Peer> peers() {
            return Collections.unmodifiableSet(peers);
        }

        /** Puts a conversation into it. */
        public void put(Peer peer) {
            peers.add(peer);
        }

        /** Takes a conversation out of it, if it is in it. */
        public void take(Peer peer) {
            peers.remove(peer);
        }
    }

    /** What became of a group that was to be made. */
    public enum Outcome {
        /** It is made. */
        DONE,
        /** It is not: the user has one of this name. */
        NAME_TAKEN,
        /** It is not: the user has {@link #MOST_GROUPS}. */
        TOO_MANY
    }

    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class OfUser implements Serializable {
        private final Map<Peer, Contact> contacts = new LinkedHashMap<>();
        private final Places<Contact> pinned = new Places<>(); // only what is listed
        private final Places<Contact> others = new Places<>(); // the same
        private final Map<String, ContactGroup> groups = new LinkedHashMap<>();
        private int lastGroup;
        private int lastContact;

        Places<Contact> listed(boolean atTop) {
            return atTop ? pinned : others;
        }

        Contact contact(Peer peer) {
            return contacts.computeIfAbsent(peer, each -> new Contact(this, each, ++lastContact));
        }
    }

    /**
     * The list of a user, pinned or not, newest first. The groups are looked through for it; of the other conversations only
     * those that are asked for.
     */
    public static final class Listing {

        private final Places<Contact> withUsers;
        private final List<Contact> withGroups;

        private Listing(Places<Contact> withUsers, List<Contact> withGroups) {
            this.withUsers = withUsers;
            this.withGroups = withGroups;
        }

        /** How many conversations are in it. */
        public int size() {
            return withUsers.size() + withGroups.size();
        }

        /** All of them. */
        public List<Contact> all() {
            return page(0, size());
        }

        /** Those from one place to before another, as far as there are any. */
        public List<Contact> page(long from, long to) {
            return withUsers.pageWith(withGroups, from, to);
        }
    }

    private static final OfUser NOBODY = new OfUser();

    private final Map<String, OfUser> byUser = new HashMap<>();

    /** Notes that a conversation was written to, which puts it into the user's list. */
    public void touch(String userId, Peer peer, long atSeconds) {
        OfUser user = ofUser(userId);
        Contact contact = user.contact(peer);
        if (contact.listed && contact.atSeconds >= atSeconds) {
            return;
        }
        Places<Contact> list = user.listed(contact.pinned);
        if (contact.listed) {
            list.remove(contact);
        }
        contact.atSeconds = Math.max(contact.atSeconds, atSeconds);
        contact.listed = true;
        list.add(contact);
    }

    /** A conversation of a user, in the list or not. */
    public Contact contact(String userId, Peer peer) {
        return ofUser(userId).contact(peer);
    }

    /**
     * The list of a user, pinned or not, newest first.
     *
     * @param groups the groups that the user is in
     */
    public Listing list(String userId, boolean pinned, List<Group> groups) {
        OfUser user = byUser.getOrDefault(userId, NOBODY);
        List<Contact> withGroups = new ArrayList<>();
        for (Group group : groups) {
            Contact contact = withGroup(user, group, withGroups.size());
            if (contact.isNewerThanDeletion() && contact.pinned == pinned) {
                withGroups.add(contact);
            }
        }
        Collections.sort(withGroups);
        return new Listing(user.listed(pinned), withGroups);
    }

    /** As it stands now. It is not noted: who reads a list changes nothing, and who leaves a group has it there no more. */
    private static Contact withGroup(OfUser user, Group group, int number) {
        Peer peer = new Peer(true, group.id());
        return new Contact(peer, user.contacts.get(peer), number, group.chat().listedAtSeconds());
    }

    /** All that a user has done something with, listed or not. */
    public List<Contact> all(String userId) {
        OfUser ofUser = byUser.get(userId);
        return ofUser == null ? List.of() : List.copyOf(ofUser.contacts.values());
    }

    /** Takes a conversation out of a user's list, with its marks and its place in groups. */
    public void delete(String userId, Peer peer, long atSeconds) {
        OfUser user = ofUser(userId);
        user.groups.values().forEach(group -> group.take(peer));
        Contact before = user.contact(peer);
        user.listed(before.pinned).remove(before);
        Contact fresh = new Contact(user, peer, before.number);
        fresh.deletedAtSeconds = atSeconds;
        user.contacts.put(peer, fresh);
    }

    /** The groups of a user, by name. */
    public Map<String, ContactGroup> groups(String userId) {
        OfUser ofUser = byUser.get(userId);
        return ofUser == null ? Map.of() : Collections.unmodifiableMap(ofUser.groups);
    }

    /** The group of this name, or null. */
    public @Nullable ContactGroup group(String userId, String name) {
        return groups(userId).get(name);
    }

    /** The numbers of the groups that a conversation is in. */
    public List<Integer> groupsOf(String userId, Peer peer) {
        return groups(userId).values().stream()
                .filter(group -> group.peers.contains(peer))
                .map(ContactGroup::id)
                .toList();
    }

    /** The conversations that a user marked, or put into groups. */
    public List<Contact> markedOrGrouped(String userId) {
        groups(userId).values().forEach(group -> group.peers.forEach(peer -> contact(userId, peer)));
        return all(userId).stream()
                .filter(contact ->
                        contact.isMarked() || !groupsOf(userId, contact.peer()).isEmpty())
                .toList();
    }

    /** Makes a group for a user. */
    public Outcome createGroup(String userId, String name) {
        OfUser ofUser = ofUser(userId);
        if (ofUser.groups.containsKey(name)) {
            return Outcome.NAME_TAKEN;
        }
        if (ofUser.groups.size() >= MOST_GROUPS) {
            return Outcome.TOO_MANY;
        }
        ofUser.groups.put(name, new ContactGroup(++ofUser.lastGroup, name));
        return Outcome.DONE;
    }

    /** Gives a group another name; if the user has one of that name, it takes its place. */
    public void renameGroup(String userId, ContactGroup group, String name) {
        Map<String, ContactGroup> groups = ofUser(userId).groups;
        groups.remove(group.name);
        group.name = name;
        groups.put(name, group);
    }

    /** Takes a group away; what was in it stays in the list. */
    public void removeGroup(String userId, ContactGroup group) {
        ofUser(userId).groups.remove(group.name);
    }

    @Override
    public void forget(String userId) {
        byUser.remove(userId);
    }

    private OfUser ofUser(String userId) {
        return byUser.computeIfAbsent(userId, id -> new OfUser());
    }
}
