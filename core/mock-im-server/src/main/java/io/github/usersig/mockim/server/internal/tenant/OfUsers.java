package io.github.usersig.mockim.server.internal.tenant;

/** Something that hangs on accounts, and goes with them. */
interface OfUsers {

    /** Forgets all about a user whose account is deleted. */
    void forget(String userId);
}
