package io.github.usersig.clock.internal.weave;

/** By which names a woven class calls us. */
public enum Route {
    /** By our own: its class loader takes our classes from the boot class path. */
    STRAIGHT,

    /** By names in {@code java.lang}, which every class loader takes from there. */
    BY_RELAY;

    Rules.Call call(Rules.Call ours) {
        return this == STRAIGHT ? ours : Relays.of(ours);
    }
}
