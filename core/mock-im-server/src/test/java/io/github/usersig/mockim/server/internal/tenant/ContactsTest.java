package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.tenant.Contacts.Contact;
import io.github.usersig.mockim.server.internal.tenant.Contacts.ContactGroup;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Outcome;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The groups into which a user sorts conversations")
class ContactsTest {

    private static final Peer BOB = new Peer(false, "bob");

    private final Contacts contacts = new Contacts();

    @Test
    @DisplayName("are at most 20, each of a name of its own")
    void areAtMost20() {
        for (int i = 0; i < 20; i++) {
            assertThat(contacts.createGroup("alice", "g" + i)).isEqualTo(Outcome.DONE);
        }

        assertThat(contacts.createGroup("alice", "g0")).isEqualTo(Outcome.NAME_TAKEN);
        assertThat(contacts.createGroup("alice", "one more")).isEqualTo(Outcome.TOO_MANY);
        assertThat(contacts.groups("alice")).hasSize(20);
        assertThat(contacts.createGroup("bob", "one more")).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("keep their number and what is in them under another name")
    void keepTheirNumberUnderAnotherName() {
        ContactGroup group = create("home");
        group.put(BOB);

        contacts.renameGroup("alice", group, "family");

        assertThat(contacts.groups("alice")).containsOnlyKeys("family");
        assertThat(contacts.groupsOf("alice", BOB)).containsExactly(group.id());
        contacts.removeGroup("alice", group);
        assertThat(contacts.groups("alice")).isEmpty();
        assertThat(create("home").id()).isGreaterThan(group.id());
    }

    @Test
    @DisplayName("are found with the marked conversations, and forget a conversation that is deleted")
    void areFoundWithTheMarkedConversations() {
        create("home").put(BOB);
        contacts.contact("alice", new Peer(false, "carol")).mark("later");
        contacts.touch("alice", new Peer(false, "dave"), 1);

        assertThat(contacts.markedOrGrouped("alice"))
                .extracting(Contact::peer)
                .extracting(Peer::id)
                .containsExactlyInAnyOrder("bob", "carol");
        contacts.delete("alice", BOB, 2);
        assertThat(contacts.markedOrGrouped("alice"))
                .extracting(Contact::peer)
                .extracting(Peer::id)
                .containsExactly("carol");
    }

    @Test
    @DisplayName("do not come into being by being looked for")
    void doNotComeIntoBeingByBeingLookedFor() {
        assertThat(contacts.groups("alice")).isEmpty();
        assertThat(contacts.group("alice", "home")).isNull();
        assertThat(contacts.groupsOf("alice", BOB)).isEmpty();
    }

    private ContactGroup create(String name) {
        assertThat(contacts.createGroup("alice", name)).isEqualTo(Outcome.DONE);
        ContactGroup made = contacts.group("alice", name);
        assertThat(made).isNotNull();
        return made;
    }
}
