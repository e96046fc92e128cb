package io.github.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room ticket carried inside a UserSig (its userbuf), which TRTC checks when room permissions are on.
 *
 * <pre>{@code
 * UserSig sig = issuer.forUser("alice").room("standup", Set.of(ENTER_ROOM, RECEIVE_AUDIO)).issue();
 * PrivateMapKey ticket = PrivateMapKey.parse(sig.userbuf().orElseThrow());
 * }</pre>
 *
 * <p>The byte layout is the one all official issuers write: big-endian, the account as UTF-8, and a room that is
 * either a number or a text. Immutable.
 */
public final class PrivateMapKey {

    private static final byte NUMERIC_ROOM = 0;
    private static final byte STRING_ROOM = 1;
    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;
    private static final int MAX_ROOM_BYTES = 1024;

    private final String userId;
    private final long sdkAppId;
    private final long roomNumber;
    private final @Nullable String roomName;
    private final long expiresAtSeconds;
    private final Set<RoomPrivilege> privileges;

    private PrivateMapKey(
            String userId,
            long sdkAppId,
            long roomNumber,
            @Nullable String roomName,
            long expiresAtSeconds,
            Set<RoomPrivilege> privileges) {
        this.userId = userId;
        this.sdkAppId = sdkAppId;
        this.roomNumber = roomNumber;
        this.roomName = roomName;
        this.expiresAtSeconds = expiresAtSeconds;
        this.privileges = Collections.unmodifiableSet(
                privileges.isEmpty() ? EnumSet.noneOf(RoomPrivilege.class) : EnumSet.copyOf(privileges));
    }

    /**
     * A ticket for a room with a number.
     *
     * @throws IllegalArgumentException if the room or the expiry does not fit an unsigned 32-bit number
     */
    public static PrivateMapKey forRoom(
            String userId, long sdkAppId, long room, Instant expiresAt, Set<RoomPrivilege> privileges) {
        requireUnsignedInt("room number", room);
        return new PrivateMapKey(userId, sdkAppId, room, null, seconds(expiresAt), privileges);
    }

    /**
     * A ticket for a room with a name.
     *
     * @throws IllegalArgumentException if the name is empty or longer than 1024 bytes, or the expiry does not fit an
     *     unsigned 32-bit number
     */
    public static PrivateMapKey forRoom(
            String userId, long sdkAppId, String room, Instant expiresAt, Set<RoomPrivilege> privileges) {
        int length = requireNonNull(room, "room").getBytes(UTF_8).length;
        if (length == 0 || length > MAX_ROOM_BYTES) {
            throw new IllegalArgumentException(
                    "room name has " + length + " bytes: give it 1 to " + MAX_ROOM_BYTES + ", or use a room number");
        }
        return new PrivateMapKey(userId, sdkAppId, 0, room, seconds(expiresAt), privileges);
    }

    /**
     * Reads a ticket from the userbuf of a UserSig.
     *
     * @throws IllegalArgumentException if the bytes are not a ticket; a userbuf may hold anything
     */
    public static PrivateMapKey parse(byte[] userbuf) {
        ByteBuffer in = ByteBuffer.wrap(requireNonNull(userbuf, "userbuf"));
        try {
            byte kind = in.get();
            String userId = text(in);
            long sdkAppId = Integer.toUnsignedLong(in.getInt());
            long roomNumber = Integer.toUnsignedLong(in.getInt());
            long expiresAt = Integer.toUnsignedLong(in.getInt());
            Set<RoomPrivilege> privileges = RoomPrivilege.fromBits(in.getInt());
            in.getInt(); // the account type: always 0, and without a meaning any page tells
            String roomName = kind == STRING_ROOM ? text(in) : null;
            if ((kind != NUMERIC_ROOM && kind != STRING_ROOM) || in.hasRemaining()) {
                throw notATicket(userbuf);
            }
            return new PrivateMapKey(userId, sdkAppId, roomNumber, roomName, expiresAt, privileges);
        } catch (BufferUnderflowException e) {
            IllegalArgumentException failure = notATicket(userbuf);
            failure.initCause(e);
            throw failure;
        }
    }

    /** The bytes that go into a UserSig as its userbuf. */
    public byte[] toBytes() {
        byte[] account = userId.getBytes(UTF_8);
        byte[] room = roomName == null ? new byte[0] : roomName.getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(23 + account.length + (roomName == null ? 0 : 2 + room.length));
        out.put(roomName == null ? NUMERIC_ROOM : STRING_ROOM);
        out.putShort((short) account.length).put(account);
        out.putInt((int) sdkAppId).putInt((int) roomNumber).putInt((int) expiresAtSeconds);
        out.putInt(RoomPrivilege.toBits(privileges)).putInt(0);
        if (roomName != null) {
            out.putShort((short) room.length).put(room);
        }
        return out.array();
    }

    /** The user the ticket is for. */
    public String userId() {
        return userId;
    }

    /** The app the ticket is for. */
    public long sdkAppId() {
        return sdkAppId;
    }

    /** The room's number, or empty if the room has a name. */
    public OptionalLong roomNumber() {
        return roomName == null ? OptionalLong.of(roomNumber) : OptionalLong.empty();
    }

    /** The room's name, or empty if the room has a number. */
    public Optional<String> roomName() {
        return Optional.ofNullable(roomName);
    }

    /** When the ticket ends, to the second. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(expiresAtSeconds);
    }

    /** What the holder may do. */
    public Set<RoomPrivilege> privileges() {
        return privileges;
    }

    @Override
    public String toString() {
        return "PrivateMapKey[user=" + Texts.quote(userId) + ", sdkAppId=" + sdkAppId + ", room="
                + (roomName == null ? Long.toString(roomNumber) : Texts.quote(roomName)) + ", expires=" + expiresAt()
                + ", privileges=" + privileges + "]";
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() + 1)];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static long seconds(Instant expiresAt) {
        return requireUnsignedInt("expiry in seconds since 1970", expiresAt.getEpochSecond());
    }

    private static long requireUnsignedInt(String what, long value) {
        if (value < 0 || value > MAX_UNSIGNED_INT) {
            throw new IllegalArgumentException(
                    what + " " + value + " does not fit into a PrivateMapKey: use 0.." + MAX_UNSIGNED_INT);
        }
        return value;
    }

    private static IllegalArgumentException notATicket(byte[] userbuf) {
        return new IllegalArgumentException(
                "these " + userbuf.length + " bytes are not a PrivateMapKey: a userbuf may hold anything else as well");
    }
}
