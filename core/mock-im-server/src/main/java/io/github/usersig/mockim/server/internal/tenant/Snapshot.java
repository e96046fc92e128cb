package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.tenant.Uploads.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a tenant held at one moment, and how its clock stood. A copy, made by writing it to memory and reading it back. */
final class Snapshot {

    private final byte[] bytes;
    private final MovableClock.State clock;
    private final @Nullable List<Upload> uploads;

    private Snapshot(byte[] bytes, MovableClock.State clock, @Nullable List<Upload> uploads) {
        this.bytes = bytes;
        this.clock = clock;
        this.uploads = uploads;
    }

    /** One without uploads. */
    static Snapshot of(TenantState state, MovableClock clock) {
        return of(state, clock, null);
    }

    /** One with these uploads, which nobody changes, or without any. */
    static Snapshot of(TenantState state, MovableClock clock, @Nullable List<Upload> uploads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Snapshot(bytes.toByteArray(), clock.state(), uploads);
    }

    /** How many bytes it takes, be some of them also those of what is held now. */
    long length() {
        return bytes.length
                + uploads().stream()
                        .flatMap(List::stream)
                        .mapToLong(upload -> upload.content().length)
                        .sum();
    }

    /** The uploads of then, if it has them. */
    Optional<List<Upload>> uploads() {
        return Optional.ofNullable(uploads);
    }

    /** What was held; the clock stands as it did then. */
    TenantState restore(MovableClock present) {
        TenantState held;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            held = (TenantState) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("written by this very JVM", e);
        }
        present.set(clock);
        return held;
    }
}
