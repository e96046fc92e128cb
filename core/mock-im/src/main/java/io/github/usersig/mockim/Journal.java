package io.github.usersig.mockim;

import io.github.usersig.ImError;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was asked of a tenant and how it answered, as of the moment it was fetched.
 *
 * <pre>{@code
 * im.journal().of("openim/sendmsg").by("administrator").entries();
 * im.journal().refusedWith(ImError.USERSIG_EXPIRED).size();
 * }</pre>
 *
 * <p>The mock keeps the newest entries only; {@link #dropped()} counts the rest. Immutable.
 */
public final class Journal {

    private final List<JournalEntry> entries;
    private final long dropped;

    /**
     * A journal of these entries.
     *
     * @param dropped how many older ones the mock no longer has
     */
    public Journal(List<JournalEntry> entries, long dropped) {
        this.entries = List.copyOf(entries);
        this.dropped = dropped;
    }

    /** The entries, oldest first. */
    public List<JournalEntry> entries() {
        return entries;
    }

    /** How many older entries the mock no longer has. */
    public long dropped() {
        return dropped;
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** Only the requests for this command, such as {@code openim/sendmsg}. */
    public Journal of(String command) {
        return where(entry -> entry.command().equals(command));
    }

    /** Only the requests of this user. */
    public Journal by(String userId) {
        return where(entry -> entry.caller().equals(userId));
    }

    /** Only the requests that were refused. */
    public Journal refused() {
        return where(JournalEntry::isRefused);
    }

    /** Only the requests that were refused with this error. */
    public Journal refusedWith(ImError error) {
        return where(entry -> entry.code() == error.code());
    }

    /** Only the requests after this entry. */
    public Journal after(long number) {
        return where(entry -> entry.number() > number);
    }

    private Journal where(Predicate<JournalEntry> wanted) {
        return new Journal(entries.stream().filter(wanted).toList(), dropped);
    }

    /** The entries, a line each. */
    @Override
    public String toString() {
        return entries.stream().map(JournalEntry::toString).collect(Collectors.joining("\n"))
                + (dropped == 0 ? "" : "\n(" + dropped + " older entries dropped)");
    }
}
