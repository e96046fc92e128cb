package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.ImError;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The newest entries of a tenant's journal; older ones are dropped and counted. They are kept as bytes, for each is written and
 * hardly one is read: as objects they would be what the garbage collector has most to do with.
 */
public final class JournalRing {

    /** How many entries a tenant keeps unless told otherwise. An entry takes a few hundred bytes, most of them its reply. */
    public static final int CAPACITY = 10_000;

    private static final int LONGEST_COMMAND = 100;
    private static final int LONGEST_REASON = 300;
    /** A UserID has at most 32 bytes. What is longer may be anything, a UserSig in the wrong place included. */
    private static final int LONGEST_CALLER = 32;
    /** A GroupId has at most 48 bytes, a TopicId more; they are kept as they are named in the request. */
    private static final int LONGEST_RECEIVER = 100;

    private static final int LONGEST_REPLY = 1_000;
    private static final int FEW = 8;

    private final Masks masks;
    private final Consumer<JournalEntry> refusals;
    /** The entry with a number stands at the rest of dividing it by the length. */
    private byte[][] entries = {};

    private int kept;
    private final int capacity;
    private final long forgotten;
    private long number;
    private volatile Presented last = Presented.NONE;

    /** A UserSig and its fingerprint. An app server shows the one of its admin again and again. */
    private record Presented(String userSig, String fingerprint) {

        static final Presented NONE = of("");

        static Presented of(String userSig) {
            return new Presented(userSig, UserSig.fingerprint(userSig));
        }

        @Override
        public String toString() {
            return fingerprint;
        }
    }

    JournalRing(int capacity, Masks masks) {
        this(capacity, masks, entry -> {});
    }

    /** @param refusals is told of each entry of a request that was refused */
    JournalRing(int capacity, Masks masks, Consumer<JournalEntry> refusals) {
        this(capacity, masks, refusals, 0);
    }

    private JournalRing(int capacity, Masks masks, Consumer<JournalEntry> refusals, long forgotten) {
        this.capacity = capacity;
        this.masks = masks;
        this.refusals = refusals;
        this.forgotten = forgotten;
        this.number = forgotten;
    }

    /** An empty one that goes on counting, so that no number is given twice and {@link #after} means the same after a reset. */
    synchronized JournalRing next() {
        return new JournalRing(capacity, masks, refusals, number);
    }

    /** Adds an entry of what a note says, shortened, and without a UserSig or the key in it. */
    public void add(JournalNote note) {
        String userSig = note.userSig;
        UnaryOperator<String> shown =
                note.code == 0 ? text -> masks.mask(text, userSig) : text -> masks.maskRefusal(text, userSig);
        String presented = userSig == null ? note.fingerprint : fingerprint(userSig);
        String reason = kept(note.reason, shown, LONGEST_REASON);
        JournalEntry.Builder entry = JournalEntry.builder(note.at, note.door)
                .command(kept(note.command, shown, LONGEST_COMMAND))
                .caller(kept(note.caller, shown, LONGEST_CALLER))
                .userSig(presented)
                .from(kept(note.sent.from(), shown, LONGEST_CALLER))
                .to(kept(note.sent.to(), shown))
                .code(note.code)
                .reason(reason)
                .reply(kept(note.reply, shown, LONGEST_REPLY))
                .took(note.took);
        if (note.code == ImError.USERSIG_INVALIDATED.code()) {
            entry.reason(reason + firstOf(presented));
        }
        JournalEntry added = entry.build();
        byte[] packed = PackedEntry.of(added);
        long itsNumber;
        synchronized (this) {
            itsNumber = ++number;
            put(packed);
        }
        if (added.isRefused()) {
            refusals.accept(entry.number(itsNumber).build());
        }
    }

    private void put(byte[] packed) {
        if (kept == entries.length && kept < capacity) {
            byte[][] longer = new byte[Math.min(capacity, Math.max(FEW, 2 * kept))][];
            for (long each = number - kept; each < number; each++) {
                longer[(int) (each % longer.length)] = entries[(int) (each % entries.length)];
            }
            entries = longer;
        }
        if (entries.length > 0) {
            entries[(int) (number % entries.length)] = packed;
            kept = Math.min(kept + 1, entries.length);
        }
    }

    private JournalEntry entry(long itsNumber) {
        return PackedEntry.read(entries[(int) (itsNumber % entries.length)], itsNumber);
    }

    /** That a revoked UserSig is one that came before: it may be another test's, if an app has made the same text twice in a second. */
    private synchronized String firstOf(String fingerprint) {
        for (long each = number - kept + 1; !fingerprint.isEmpty() && each <= number; each++) {
            if (entry(each).userSig().equals(fingerprint)) {
                return "; this very text was first presented in #" + each;
            }
        }
        return "";
    }

    private String fingerprint(String userSig) {
        Presented presented = last;
        if (!presented.userSig().equals(userSig)) {
            presented = Presented.of(userSig);
            last = presented;
        }
        return presented.fingerprint();
    }

    /** The number of the newest entry, 0 if there never was one. */
    synchronized long last() {
        return number;
    }

    /** The entries after this one, as they are now. */
    public Journal after(long after) {
        byte[][] packed;
        long oldest;
        long last;
        synchronized (this) {
            oldest = number - kept;
            last = number;
            packed = new byte[(int) Math.min(kept, Math.max(0, last - after))][];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = entries[(int) ((last - packed.length + 1 + i) % entries.length)];
            }
        }
        List<JournalEntry> newest = new ArrayList<>(packed.length);
        for (int i = 0; i < packed.length; i++) {
            newest.add(PackedEntry.read(packed[i], last - packed.length + 1 + i));
        }
        return new Journal(newest, Math.max(0, oldest - Math.max(forgotten, after)), last);
    }

    private static List<String> kept(List<String> texts, UnaryOperator<String> shown) {
        for (String text : texts) { // a copy of a list of hundreds, only where something in it is not to be kept
            if (!kept(text, shown, LONGEST_RECEIVER).equals(text)) {
                return texts.stream()
                        .map(each -> kept(each, shown, LONGEST_RECEIVER))
                        .toList();
            }
        }
        return texts;
    }

    /** Cut to twice what is kept, and masked before it is cut to that: or a part of a secret would stand at the end. */
    private static String kept(String text, UnaryOperator<String> shown, int longest) {
        return text.isEmpty() ? text : shorten(shown.apply(shorten(text, longest + LONGEST_REPLY)), longest);
    }

    private static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
