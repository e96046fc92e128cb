package io.github.usersig.junit5.internal;

import io.github.usersig.mockim.MockIm;

/** A tenant that a test class works with and does not own. */
public interface GivenTenant extends AutoCloseable {

    /** The tenant. */
    MockIm im();

    /** The number of the last journal entry that is none of the class's: others may have used the tenant before. */
    long journalStart();

    /** What its back end has logged; empty if it keeps no log. */
    default String log() {
        return "";
    }

    /** The class has ended: gives the tenant back, and leaves it in place. */
    @Override
    void close();
}
