package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tenant holds: all that a snapshot copies and a reset forgets. One more kind of it is a field and its accessor here,
 * and a class that is {@link Serializable}; what hangs on accounts is {@link OfUsers} too.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class TenantState implements Serializable {

    private final List<OfUsers> ofUsers = new ArrayList<>();

    private final Admins admins;
    private final Accounts accounts = kept(new Accounts());
    private final Chats chats = kept(new Chats());
    private final Contacts contacts = kept(new Contacts());
    private final Groups groups = kept(new Groups());
    private final Friends friends = kept(new Friends());
    private final Follows follows = kept(new Follows());
    private final OfficialAccounts officialAccounts = kept(new OfficialAccounts());
    private final AllMemberPushes allMemberPushes = kept(new AllMemberPushes());
    private final Moderation moderation = kept(new Moderation());
    private final Robots robots = kept(new Robots());
    private final StatusWatch statusWatch = kept(new StatusWatch());
    private final Files files = kept(new Files());
    private final LongMergers longMergers = kept(new LongMergers());
    private final MessageNumbers messageNumbers = kept(new MessageNumbers());

    TenantState(SdkApp app) {
        admins = new Admins(app.admins());
        app.admins().forEach(accounts::add);
    }

    private <T extends Serializable> T kept(T kind) {
        if (kind instanceof OfUsers each) {
            ofUsers.add(each);
        }
        return kind;
    }

    /** Deletes an account and everything that hangs on it, for good. Its messages stay with those who got them. */
    public void delete(String userId) {
        ofUsers.forEach(kind -> kind.forget(userId));
    }

    /** Who may call the REST API. */
    public Admins admins() {
        return admins;
    }

    /** Who exists. */
    public Accounts accounts() {
        return accounts;
    }

    /** One-to-one messages. */
    public Chats chats() {
        return chats;
    }

    /** The conversation lists. */
    public Contacts contacts() {
        return contacts;
    }

    /** Groups, their members and messages. */
    public Groups groups() {
        return groups;
    }

    /** Friends, friend groups and block lists. */
    public Friends friends() {
        return friends;
    }

    /** Who follows whom. */
    public Follows follows() {
        return follows;
    }

    /** Official accounts and their subscribers. */
    public OfficialAccounts officialAccounts() {
        return officialAccounts;
    }

    /** Pushes to all, and the names of their attributes. */
    public AllMemberPushes allMemberPushes() {
        return allMemberPushes;
    }

    /** Words to look for. */
    public Moderation moderation() {
        return moderation;
    }

    /** Accounts that are robots. */
    public Robots robots() {
        return robots;
    }

    /** Who wants to be told when others come and go. */
    public StatusWatch statusWatch() {
        return statusWatch;
    }

    /** What is too long for a merged message. */
    public LongMergers longMergers() {
        return longMergers;
    }

    /** What messages are numbered by that came without a number. */
    public MessageNumbers messageNumbers() {
        return messageNumbers;
    }

    /** What was made to be downloaded. */
    public Files files() {
        return files;
    }
}
