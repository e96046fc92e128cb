package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;

/** How many one-to-one messages a user has not read, of all conversations together. */
final class UnreadTotal implements Serializable {

    private static final long serialVersionUID = 1;

    private int count;

    int count() {
        return count;
    }

    void add(int change) {
        count += change;
    }
}
