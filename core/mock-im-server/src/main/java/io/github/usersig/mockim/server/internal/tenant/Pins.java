package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;

/** The messages that stand at the top of a group or topic, the one that was pinned last first. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Pins implements Serializable {

    /** How many there may be. */
    public static final int MOST = 10;

    /** A message by its MsgSeq, and who pinned it. */
    public record Pin(long seq, String pinner) implements Serializable {}

    private final Deque<Pin> pins = new ArrayDeque<>(1);

    /** All of them. */
    public Collection<Pin> list() {
        return Collections.unmodifiableCollection(pins);
    }

    /** Pins a message, or once more if it is pinned; says whether there was room. */
    public boolean pin(long seq, String pinner) {
        pins.removeIf(pin -> pin.seq() == seq);
        if (pins.size() >= MOST) {
            return false;
        }
        pins.addFirst(new Pin(seq, pinner));
        return true;
    }

    /** Takes one down; says whether it was pinned. */
    public boolean unpin(long seq) {
        return pins.removeIf(pin -> pin.seq() == seq);
    }
}
