package io.github.usersig.mockim.server.internal.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Listing;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what is kept for pages with what going through everything would find. */
@DisplayName("While a tenant grows and shrinks,")
class GrowingTest {

    private static final List<GroupType> TYPES = List.of(GroupType.values());
    private static final List<Set<Role>> ROLES = List.of(
            EnumSet.allOf(Role.class),
            EnumSet.of(Role.MEMBER),
            EnumSet.of(Role.ADMIN),
            EnumSet.of(Role.OWNER),
            EnumSet.of(Role.OWNER, Role.MEMBER),
            EnumSet.of(Role.ADMIN, Role.MEMBER),
            EnumSet.of(Role.OWNER, Role.ADMIN),
            EnumSet.noneOf(Role.class));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("the members of a group are told by role and by mark as they joined, each once")
    void pagesMembers(long seed) {
        Random random = new Random(seed);
        Groups groups = new Groups();
        Group group = groups.create("g", GroupType.AV_CHAT_ROOM, 0);
        for (int step = 0; step < 4_000; step++) {
            String userId = "user" + random.nextInt(400);
            Member member = group.member(userId);
            if (member == null) {
                groups.join(group, userId, random.nextInt(20) == 0 ? Role.ADMIN : Role.MEMBER, step);
            } else {
                change(random, groups, group, member);
            }
            if (step % 100 == 0) {
                requirePages(group);
            }
        }
    }

    private static void change(Random random, Groups groups, Group group, Member member) {
        int mark = 1 + random.nextInt(12);
        switch (random.nextInt(6)) {
            case 0 -> groups.leave(group, member.userId());
            case 1 -> group.setRole(member, Role.ADMIN);
            case 2 -> groups.changeOwner(group, member);
            case 3 -> group.setRole(member, group.owner().equals(member.userId()) ? Role.OWNER : Role.MEMBER);
            case 4 -> group.mark(member, mark);
            default -> member.unmark(mark);
        }
    }

    private static void requirePages(Group group) {
        List<Member> all = List.copyOf(group.members().values());
        for (Set<Role> roles : ROLES) {
            List<Member> naive =
                    all.stream().filter(member -> roles.contains(member.role())).toList();
            assertThat(group.count(roles)).as("%s", roles).isEqualTo(naive.size());
            List<Member> paged = new ArrayList<>();
            for (int from = 0; from < naive.size(); from += 7) {
                paged.addAll(group.page(roles, from, Math.min(naive.size(), from + 7L)));
            }
            assertThat(paged).as("%s", roles).isEqualTo(naive);
        }
        assertThat(group.admins())
                .isEqualTo(all.stream()
                        .filter(member -> member.role() != Role.MEMBER)
                        .map(Member::userId)
                        .toList());
        for (int mark = 1; mark <= 12; mark++) {
            int sought = mark;
            List<Member> naive = all.stream()
                    .filter(member -> member.marks().contains(sought))
                    .toList();
            assertThat(group.countMarked(mark)).isEqualTo(naive.size());
            assertThat(group.pageMarked(mark, 0, 1_000)).isEqualTo(naive);
        }
    }

    @Test
    @DisplayName("groups are told by type as they were made, and one that is made again comes last")
    void pagesGroups() {
        Random random = new Random(1);
        Groups groups = new Groups();
        for (int step = 0; step < 3_000; step++) {
            String id = "g" + random.nextInt(500);
            Group present = groups.find(id);
            if (present == null) {
                groups.create(id, TYPES.get(random.nextInt(TYPES.size())), step);
            } else {
                groups.destroy(present);
            }
        }

        List<Group> all = List.copyOf(groups.list());
        assertThat(groups.count("")).isEqualTo(all.size());
        assertThat(groups.page("", 10, 30)).isEqualTo(ids(all.subList(10, 30)));
        for (GroupType type : GroupType.values()) {
            List<Group> naive =
                    all.stream().filter(group -> group.type() == type).toList();
            assertThat(groups.count(type.wire())).isEqualTo(naive.size());
            assertThat(groups.page(type.wire(), 0, 1_000)).isEqualTo(ids(naive));
        }
        assertThat(groups.count("Unheard-of")).isZero();
        assertThat(groups.page("Unheard-of", 0, 10)).isEmpty();
    }

    private static List<String> ids(List<Group> groups) {
        return groups.stream().map(Group::id).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @DisplayName("the conversation list is as one that is sorted anew, pinned ones and groups included")
    void listsConversations(long seed) {
        Random random = new Random(seed);
        Contacts contacts = new Contacts();
        Groups groups = new Groups();
        Map<String, Long> written = new LinkedHashMap<>(); // in the order in which something was first done with them
        Map<String, Boolean> listed = new HashMap<>();
        Map<String, Boolean> pinned = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            groups.join(groups.create("g" + i, GroupType.PUBLIC, 0), "alice", Role.MEMBER, 0);
        }
        for (int step = 1; step < 3_000; step++) {
            String other = "user" + random.nextInt(200);
            Peer peer = new Peer(false, other);
            int atSeconds = step / 10;
            int what = random.nextInt(12);
            if (what != 2) {
                written.putIfAbsent(other, 0L);
            }
            switch (what) {
                case 0 -> {
                    contacts.delete("alice", peer, atSeconds);
                    written.put(other, 0L);
                    listed.put(other, false);
                    pinned.put(other, false);
                }
                case 1 -> {
                    boolean atTop = random.nextBoolean();
                    contacts.contact("alice", peer).pin(atTop);
                    pinned.put(other, atTop);
                }
                case 2 ->
                    requireNonNull(groups.find("g" + random.nextInt(5)))
                            .chat()
                            .send(
                                    "bob",
                                    step,
                                    SentAt.seconds(atSeconds),
                                    1,
                                    "[]",
                                    "",
                                    GroupChat.Kept.IN_HISTORY_AND_LISTS);
                default -> {
                    contacts.touch("alice", peer, atSeconds);
                    written.merge(other, (long) atSeconds, Math::max);
                    listed.put(other, true);
                }
            }
            if (step % 100 == 0) {
                for (boolean atTop : new boolean[] {false, true}) {
                    List<Map.Entry<String, Long>> naive = new ArrayList<>();
                    written.forEach((userId, second) -> {
                        if (listed.getOrDefault(userId, false) && pinned.getOrDefault(userId, false) == atTop) {
                            naive.add(Map.entry(userId, second));
                        }
                    });
                    for (Group group : atTop ? List.<Group>of() : groups.of("alice")) {
                        if (group.chat().listedAtSeconds() > 0) {
                            naive.add(Map.entry(group.id(), group.chat().listedAtSeconds()));
                        }
                    }
                    naive.sort(Comparator.comparing(entry -> -entry.getValue()));
                    Listing listing = contacts.list("alice", atTop, groups.of("alice"));
                    assertThat(listing.size()).isEqualTo(naive.size());
                    assertThat(told(listing.all())).isEqualTo(naive);
                    assertThat(told(listing.page(20, 40)))
                            .isEqualTo(naive.subList(Math.min(20, naive.size()), Math.min(40, naive.size())));
                }
            }
        }
    }

    private static List<Map.Entry<String, Long>> told(List<Contact> contacts) {
        return contacts.stream()
                .map(contact -> Map.entry(contact.peer().id(), contact.atSeconds()))
                .toList();
    }

    @Test
    @DisplayName(
            "what a user has not read of all conversations is the sum of what is unread in each, notes to oneself once")
    void addsUpUnread() {
        Random random = new Random(1);
        Chats chats = new Chats();
        List<String> users = List.of("alice", "bob", "carol");
        for (int step = 1; step < 2_000; step++) {
            String from = users.get(random.nextInt(3));
            String to = users.get(random.nextInt(3));
            Conversation conversation = chats.between(from, to);
            StoredMessage message = new StoredMessage(
                    from, to, new MessageId(step, step), SentAt.seconds(random.nextInt(500)), "hi", "[]", "");
            conversation.send(message, true);
            switch (random.nextInt(6)) {
                case 0 -> conversation.read(to, random.nextInt(500));
                case 1 -> conversation.recall(message);
                case 2 -> conversation.hide(message, to);
                case 3 -> conversation.clear(random.nextInt(20) == 0 ? to : "nobody");
                default -> conversation.read(message.to(), 0);
            }
            for (String user : users) {
                assertThat(chats.unreadOf(user))
                        .isEqualTo(chats.of(user).values().stream()
                                .mapToInt(each -> each.unreadOf(user))
                                .sum());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 63, 64, 65, 3_000})
    @DisplayName(
            "the messages of one second are gone through by MsgSeq, all or after any of them, also while more come")
    void pagesACrowd(int messages) {
        Random random = new Random(messages);
        Conversation conversation = new Conversation("alice", "bob", new MessagePages());
        List<StoredMessage> sorted = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            StoredMessage message = new StoredMessage(
                    "alice", "bob", new MessageId(random.nextInt(messages), i), SentAt.seconds(100), "hi", "[]", "");
            conversation.send(message, true);
            sorted.add(message);
            if (i % 500 == 0) {
                assertThat(requireNonNull(conversation.find(message.key())).random())
                        .isEqualTo(i);
            }
        }
        conversation.send(
                new StoredMessage("alice", "bob", new MessageId(1, 1), SentAt.seconds(99), "before", "[]", ""), true);
        sorted.sort(Comparator.comparing(message -> -message.seq()));
        for (int place = 0; place < sorted.size(); place += 1 + sorted.size() / 20) {
            List<StoredMessage> seen = new ArrayList<>();
            conversation.backwardFrom(100, 100, sorted.get(place).key(), seen::add);
            assertThat(seen).hasSize(messages - place);
            assertThat(keys(seen.subList(0, messages - place - 1)))
                    .isEqualTo(keys(sorted.subList(place + 1, messages)));
            assertThat(seen.get(messages - place - 1).text()).isEqualTo("before");
        }
        List<StoredMessage> all = new ArrayList<>();
        conversation.backwardFrom(Long.MAX_VALUE, all::add);
        assertThat(keys(all.subList(0, messages))).isEqualTo(keys(sorted));
        List<StoredMessage> ofAnotherKey = new ArrayList<>();
        conversation.backwardFrom(100, 100, "7_7_99", ofAnotherKey::add);
        assertThat(ofAnotherKey).extracting(StoredMessage::text).containsExactly("before");
    }

    private static List<String> keys(List<StoredMessage> messages) {
        return messages.stream().map(StoredMessage::key).toList();
    }

    @Test
    @DisplayName(
            "that all have read everything is outdone by what one says afterwards, and counts for nobody who joins later")
    void allRead() {
        Groups groups = new Groups();
        Group group = groups.create("g", GroupType.PUBLIC, 0);
        Member alice = groups.join(group, "alice", Role.MEMBER, 0);
        Member bob = groups.join(group, "bob", Role.MEMBER, 0);
        for (int i = 1; i <= 10; i++) {
            group.chat().send("carol", i, SentAt.seconds(i), 1, "[]", "", GroupChat.Kept.IN_HISTORY);
        }
        assertThat(group.unreadOf(alice)).isEqualTo(10);

        group.allRead();

        assertThat(alice.readSeq()).isEqualTo(10);
        bob.setReadSeq(7);
        assertThat(bob.readSeq()).isEqualTo(7);
        assertThat(group.unreadOf(bob)).isEqualTo(3);
        group.chat().send("carol", 11, SentAt.seconds(11), 1, "[]", "", GroupChat.Kept.IN_HISTORY);
        Member dave = groups.join(group, "dave", Role.MEMBER, 0);
        assertThat(dave.readSeq()).isEqualTo(11);
        assertThat(alice.readSeq()).isEqualTo(10);
        group.allRead();
        assertThat(List.of(alice, bob, dave)).extracting(Member::readSeq).containsOnly(11L);
    }
}
