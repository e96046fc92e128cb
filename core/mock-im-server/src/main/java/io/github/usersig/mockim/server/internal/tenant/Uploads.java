package io.github.usersig.mockim.server.internal.tenant;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that users' clients have uploaded, and those that they are allowed to. The newest stay: as many as the settings say, and
 * no more than an eighth of the heap can take. Safe for use by many threads.
 */
public final class Uploads {

    private static final int SHARE_OF_HEAP = 8;
    private static final int MOST_ALLOWED = 1_000;
    private static final int BITS_OF_TOKEN = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Permit> permits = new LinkedHashMap<>();
    private final Map<String, Upload> byId = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;

    /** None yet. */
    public Uploads() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    Uploads(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * That a user may upload one file.
     *
     * @param id which will be the file's
     * @param token what whoever uploads it has to show, once
     * @param userId whose file it is
     * @param name the file's
     * @param until from when on no more
     */
    public record Permit(String id, String token, String userId, String name, Instant until) {}

    /**
     * A file.
     *
     * @param userId who uploaded it
     * @param name of the file, as that user calls it
     * @param type what that user says it is, such as {@code image/png}
     * @param content not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // large, and handed on as it is
    public record Upload(String id, String userId, String name, String type, byte[] content) {}

    /** Allows a user one file; of the permits the newest thousand hold. */
    public synchronized Permit allow(String userId, String name, Instant until) {
        byte[] random = new byte[BITS_OF_TOKEN / Byte.SIZE];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Permit permit = new Permit(UUID.randomUUID().toString().replace("-", ""), token, userId, name, until);
        permits.put(permit.id(), permit);
        if (permits.size() > MOST_ALLOWED) {
            Iterator<Permit> oldestFirst = permits.values().iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
        return permit;
    }

    /** The permit for a file, if the token is its own and its time is not over. */
    public synchronized Optional<Permit> permit(String id, @Nullable String token, Instant now) {
        return Optional.ofNullable(permits.get(id))
                .filter(permit -> permit.token().equals(token))
                .filter(permit -> permit.until().isAfter(now));
    }

    /** Keeps a file under a permit, which is used up then; says whether it still held. */
    public synchronized boolean keep(Permit permit, String type, byte[] content, int most) {
        if (!permits.remove(permit.id(), permit)) {
            return false;
        }
        keep(new Upload(permit.id(), permit.userId(), permit.name(), type, content), most);
        return true;
    }

    private void keep(Upload upload, int most) {
        byId.put(upload.id(), upload);
        bytes += upload.content().length;
        Iterator<Upload> oldestFirst = byId.values().iterator();
        while (byId.size() > 1 && (byId.size() > most || bytes > mostBytes)) {
            bytes -= oldestFirst.next().content().length;
            oldestFirst.remove();
        }
    }

    /** The file with this id. */
    public synchronized Optional<Upload> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many bytes a file may have here at most, whatever the settings say. */
    public long mostBytes() {
        return mostBytes;
    }

    /** All files, oldest first. */
    synchronized List<Upload> list() {
        return List.copyOf(byId.values());
    }

    synchronized int size() {
        return byId.size();
    }

    /** Puts these files in the place of all others. */
    synchronized void replaceBy(Collection<Upload> uploads) {
        byId.clear();
        bytes = 0;
        uploads.forEach(upload -> keep(upload, Integer.MAX_VALUE));
    }
}
