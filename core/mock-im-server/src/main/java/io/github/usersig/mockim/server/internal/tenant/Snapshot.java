package io.github.usersig.mockim.server.internal.tenant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * What a tenant held at one moment: everything but the journal, the overrides and the settings of the gate, which are the
 * test's and not the tenant's. A copy, made by writing it to memory and reading it back.
 */
final class Snapshot {

    @SuppressWarnings("serial") // written to memory only, and read by the same JVM
    private record Held(
            Admins admins,
            Accounts accounts,
            Chats chats,
            Contacts contacts,
            Groups groups,
            Friends friends,
            Follows follows,
            OfficialAccounts officialAccounts,
            AllMemberPushes allMemberPushes,
            Moderation moderation,
            Robots robots,
            StatusWatch statusWatch,
            Files files,
            MovableClock.State clock)
            implements Serializable {}

    private final byte[] bytes;

    private Snapshot(byte[] bytes) {
        this.bytes = bytes;
    }

    static Snapshot of(TenantState state, MovableClock clock) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Held(
                    state.admins(),
                    state.accounts(),
                    state.chats(),
                    state.contacts(),
                    state.groups(),
                    state.friends(),
                    state.follows(),
                    state.officialAccounts(),
                    state.allMemberPushes(),
                    state.moderation(),
                    state.robots(),
                    state.statusWatch(),
                    state.files(),
                    clock.state()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Snapshot(bytes.toByteArray());
    }

    /** What was held, beside what stays of the present. */
    TenantState restore(TenantState present, MovableClock clock) {
        Held held;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            held = (Held) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("written by this very JVM", e);
        }
        clock.set(held.clock());
        return new TenantState(
                held.admins(),
                held.accounts(),
                held.chats(),
                held.contacts(),
                held.groups(),
                held.friends(),
                held.follows(),
                held.officialAccounts(),
                held.allMemberPushes(),
                held.moderation(),
                held.robots(),
                held.statusWatch(),
                held.files(),
                present.overrides(),
                present.limits(),
                present.journal());
    }
}
