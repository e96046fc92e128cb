package io.github.usersig.mockim.server.internal.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * The number that stands for a user in the ids of messages. The service's look like 144115201669653170; these do too, and are
 * made of the UserID alone, so that they are the same wherever and whenever they are asked for.
 */
public final class TinyIds {

    private static final long BASE = 1L << 57;
    private static final int BITS = 48;

    private TinyIds() {}

    /** The one of this user. */
    public static String of(String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(UTF_8));
            return Long.toString(BASE + (ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must have SHA-256", e);
        }
    }
}
