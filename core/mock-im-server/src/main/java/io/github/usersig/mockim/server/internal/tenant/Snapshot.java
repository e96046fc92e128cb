package io.github.usersig.mockim.server.internal.tenant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** What a tenant held at one moment, and how its clock stood. A copy, made by writing it to memory and reading it back. */
final class Snapshot {

    private final byte[] bytes;
    private final MovableClock.State clock;

    private Snapshot(byte[] bytes, MovableClock.State clock) {
        this.bytes = bytes;
        this.clock = clock;
    }

    static Snapshot of(TenantState state, MovableClock clock) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Snapshot(bytes.toByteArray(), clock.state());
    }

    /** How many bytes it takes. */
    int length() {
        return bytes.length;
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
