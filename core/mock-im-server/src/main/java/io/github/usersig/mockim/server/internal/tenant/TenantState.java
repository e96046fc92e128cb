package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;

/**
 * All that a reset of a tenant forgets, in one object, so that it is replaced in one step.
 *
 * @param admins who may call the REST API
 * @param accounts who exists
 * @param chats one-to-one messages
 * @param contacts the conversation lists
 * @param groups groups, their members and messages
 * @param friends friends, friend groups and block lists
 * @param follows who follows whom
 * @param officialAccounts official accounts and their subscribers
 * @param allMemberPushes pushes to all, and the names of their attributes
 * @param moderation words to look for
 * @param robots accounts that are robots
 * @param statusWatch who wants to be told when others come and go
 * @param files what was made to be downloaded
 * @param overrides what a test has asked to happen to calls
 * @param limits how often calls may be made, and UserSigs be bad
 * @param journal what was asked
 */
public record TenantState(
        Admins admins,
        Accounts accounts,
        Chats chats,
        Contacts contacts,
        Groups groups,
        Friends friends,
        Follows follows,
        OfficialAccounts officialAccounts,
        AllMemberPushes allMemberPushes,
        Moderation moderation,
        Robots robots,
        StatusWatch statusWatch,
        Files files,
        Overrides overrides,
        GateLimits limits,
        JournalRing journal) {

    static TenantState of(SdkApp app, JournalRing journal) {
        Accounts accounts = new Accounts();
        app.admins().forEach(accounts::add);
        return new TenantState(
                new Admins(app.admins()),
                accounts,
                new Chats(),
                new Contacts(),
                new Groups(),
                new Friends(),
                new Follows(),
                new OfficialAccounts(),
                new AllMemberPushes(),
                new Moderation(),
                new Robots(),
                new StatusWatch(),
                new Files(),
                new Overrides(),
                new GateLimits(),
                journal);
    }

    /** Deletes an account and everything that hangs on it, for good. Its messages stay with those who got them. */
    public void delete(String userId) {
        accounts.remove(userId);
        friends.forget(userId);
        follows.forget(userId);
        contacts.forget(userId);
        officialAccounts.forget(userId);
        groups.forget(userId);
        robots.remove(userId);
        statusWatch.forget(userId);
    }
}
