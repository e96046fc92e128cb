package io.github.usersig.mockim;

import io.github.usersig.ImError;
import io.github.usersig.UserSig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was asked of a tenant and how it answered, as of the moment it was fetched.
 *
 * <pre>{@code
 * im.journal().of("openim/sendmsg").by("administrator").entries();
 * im.journal().messages("alice", "bob").size();
 * im.journal().refusedWith(ImError.USERSIG_EXPIRED).size();
 * }</pre>
 *
 * <p>The mock keeps the newest entries only; {@link #dropped()} counts the rest. Immutable.
 */
public final class Journal {

    private static final int MOST_NEAR_MISSES = 5;

    private final List<JournalEntry> entries;
    private final long dropped;
    private final long last;

    /**
     * A journal of these entries.
     *
     * @param dropped how many older ones the mock no longer has
     */
    public Journal(List<JournalEntry> entries, long dropped) {
        this(
                entries,
                dropped,
                entries.isEmpty() ? dropped : entries.get(entries.size() - 1).number());
    }

    /**
     * A journal of these entries.
     *
     * @param dropped how many older ones the mock no longer has
     * @param last the number of the tenant's newest entry, be it among these or not
     */
    public Journal(List<JournalEntry> entries, long dropped, long last) {
        this.entries = List.copyOf(entries);
        this.dropped = dropped;
        this.last = last;
    }

    /** The entries, oldest first. */
    public List<JournalEntry> entries() {
        return entries;
    }

    /** How many older entries the mock no longer has. */
    public long dropped() {
        return dropped;
    }

    /** The number of the tenant's newest entry when this was fetched, 0 if it had none. */
    public long last() {
        return last;
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

    /** Only the requests that were made with this UserSig. */
    public Journal with(String userSig) {
        String fingerprint = UserSig.fingerprint(userSig);
        return where(entry -> entry.userSig().equals(fingerprint));
    }

    /**
     * Only the requests to send a message from one user to another or to a group, whatever became of them: single, batch,
     * imported and robots' messages.
     *
     * @param from the sender's UserID
     * @param to the receiver's UserID, or a GroupId
     */
    public Journal messages(String from, String to) {
        return where(entry -> entry.from().equals(from) && entry.to().contains(to));
    }

    /** Only the requests after this entry. */
    public Journal after(long number) {
        return where(entry -> entry.number() > number);
    }

    /**
     * What comes closest to a request that was looked for and is not there: for the message of a test that fails.
     *
     * <pre>{@code
     * im.journal().nearMisses("openim/sendmsg", "administrator", 0);
     * // #3 administrator openim/sendmsg -> 90012 the receiver in To_Account is not imported (code 90012, not 0)
     * }</pre>
     *
     * @param command service and command, empty for any
     * @param caller the UserID, empty for any
     * @param code the answer's code, 0 for a good one
     * @return at most five lines, the closest first, each an entry and what differs; none if an entry fits
     */
    public List<String> nearMisses(String command, String caller, int code) {
        List<NearMiss> misses = entries.stream()
                .map(entry -> NearMiss.of(entry, command, caller, code))
                .toList();
        return misses.stream().anyMatch(NearMiss::fits) ? List.of() : NearMiss.closest(misses);
    }

    /**
     * What comes closest to a message that was looked for: the requests to send one, to somebody else, from somebody else, or
     * refused.
     *
     * <pre>{@code
     * im.journal().nearMissesOfMessage("administrator", "bob");
     * // #3 administrator openim/sendmsg -> 90012 the receiver in To_Account is not imported (code 90012, not 0)
     * }</pre>
     *
     * @param from the sender's UserID
     * @param to the receiver's UserID, or a GroupId
     * @return at most five lines, the closest first, each an entry and what differs
     */
    public List<String> nearMissesOfMessage(String from, String to) {
        return NearMiss.closest(entries.stream()
                .filter(entry -> !entry.to().isEmpty())
                .map(entry -> NearMiss.ofMessage(entry, from, to))
                .filter(miss -> !miss.fits())
                .toList());
    }

    private record NearMiss(JournalEntry entry, List<String> differences) {

        private static final int ALL = 3;

        static NearMiss of(JournalEntry entry, String command, String caller, int code) {
            List<String> differences = new ArrayList<>();
            if (!command.isEmpty() && !entry.command().equals(command)) {
                differences.add("not " + command);
            }
            if (!caller.isEmpty() && !entry.caller().equals(caller)) {
                differences.add("by " + entry.caller() + ", not " + caller);
            }
            addCode(differences, entry, code);
            return new NearMiss(entry, differences);
        }

        static NearMiss ofMessage(JournalEntry entry, String from, String to) {
            List<String> differences = new ArrayList<>();
            if (!entry.from().equals(from)) {
                differences.add("from " + entry.from() + ", not " + from);
            }
            if (!entry.to().contains(to)) {
                differences.add("to " + String.join(", ", entry.to()) + ", not " + to);
            }
            addCode(differences, entry, 0);
            return new NearMiss(entry, differences);
        }

        private static void addCode(List<String> differences, JournalEntry entry, int code) {
            if (entry.code() != code) {
                differences.add("code " + entry.code() + ", not " + code);
            }
        }

        static List<String> closest(List<NearMiss> misses) {
            return misses.stream()
                    .filter(miss -> miss.differences().size() < ALL)
                    .sorted(Comparator.comparingInt(
                                    (NearMiss miss) -> miss.differences().size())
                            .thenComparing(
                                    Comparator.comparingLong(NearMiss::number).reversed()))
                    .limit(MOST_NEAR_MISSES)
                    .map(NearMiss::line)
                    .toList();
        }

        boolean fits() {
            return differences.isEmpty();
        }

        long number() {
            return entry.number();
        }

        String line() {
            return entry + " (" + String.join("; ", differences) + ")";
        }
    }

    private Journal where(Predicate<JournalEntry> wanted) {
        return new Journal(entries.stream().filter(wanted).toList(), dropped, last);
    }

    /** The entries, a line each. */
    @Override
    public String toString() {
        return entries.stream().map(JournalEntry::toString).collect(Collectors.joining("\n"))
                + (dropped == 0 ? "" : "\n(" + dropped + " older entries dropped)");
    }
}
