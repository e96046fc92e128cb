package io.github.usersig.mockim.server.internal.tenant;

import java.util.Arrays;
import java.util.Optional;

/**
 * A type of group, by its older name, which is the one on the wire.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/1502">vendor's page on the group system</a>
 */
public enum GroupType {

    /** Called Work today: members only, who invite others. */
    PRIVATE("Private", 6000),
    /** Found and joined with approval. */
    PUBLIC("Public", 6000),
    /** Called Meeting today: joined freely. */
    CHAT_ROOM("ChatRoom", 6000),
    /** Live streams: any number of members, nothing stored. */
    AV_CHAT_ROOM("AVChatRoom", 0),
    /** A hundred thousand members, and topics. */
    COMMUNITY("Community", 100_000);

    private final String wire;
    private final int mostMembers;

    GroupType(String wire, int mostMembers) {
        this.wire = wire;
        this.mostMembers = mostMembers;
    }

    /** Its name on the wire. */
    public String wire() {
        return wire;
    }

    /** The most members of the top plan, 0 if there is no limit. */
    public int mostMembers() {
        return mostMembers;
    }

    /** Whether it is told who has read a message: not where anybody can come and listen. */
    public boolean hasReadReceipts() {
        return this != AV_CHAT_ROOM && this != COMMUNITY;
    }

    /** The type of this name. */
    public static Optional<GroupType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
