package io.github.usersig;

import java.util.EnumSet;
import java.util.Set;

/** What the holder of a {@link PrivateMapKey} may do in its room. The bits are those of all official issuers. */
public enum RoomPrivilege {

    /** May create the room. */
    CREATE_ROOM(1),
    /** May enter the room. */
    ENTER_ROOM(2),
    /** May send audio. */
    SEND_AUDIO(4),
    /** May receive audio. */
    RECEIVE_AUDIO(8),
    /** May send video. */
    SEND_VIDEO(16),
    /** May receive video. */
    RECEIVE_VIDEO(32),
    /** May share a screen. */
    SEND_SCREEN(64),
    /** May watch a shared screen. */
    RECEIVE_SCREEN(128);

    private final int bit;

    RoomPrivilege(int bit) {
        this.bit = bit;
    }

    /** All of them, bit mask 255. */
    public static Set<RoomPrivilege> all() {
        return EnumSet.allOf(RoomPrivilege.class);
    }

    static int toBits(Set<RoomPrivilege> privileges) {
        return privileges.stream().mapToInt(p -> p.bit).reduce(0, (a, b) -> a | b);
    }

    static Set<RoomPrivilege> fromBits(int bits) {
        EnumSet<RoomPrivilege> privileges = EnumSet.noneOf(RoomPrivilege.class);
        for (RoomPrivilege privilege : values()) {
            if ((bits & privilege.bit) != 0) {
                privileges.add(privilege);
            }
        }
        return privileges;
    }
}
