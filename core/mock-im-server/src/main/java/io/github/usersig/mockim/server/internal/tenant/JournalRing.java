package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The newest entries of a tenant's journal; older ones are dropped and counted. */
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

    private final Masks masks;
    private final Consumer<JournalEntry> refusals;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final int capacity;
    private final long forgotten;
    private long number;
    private volatile Presented last = Presented.of("");

    /** A UserSig and its fingerprint. An app server shows the one of its admin again and again. */
    private record Presented(String userSig, String fingerprint) {

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
        JournalEntry.Builder entry = JournalEntry.builder(note.at, note.door)
                .command(kept(note.command, shown, LONGEST_COMMAND))
                .caller(kept(note.caller, shown, LONGEST_CALLER))
                .userSig(userSig == null ? note.fingerprint : fingerprint(userSig))
                .from(kept(note.sent.from(), shown, LONGEST_CALLER))
                .to(kept(note.sent.to(), shown))
                .code(note.code)
                .reason(kept(note.reason, shown, LONGEST_REASON))
                .reply(kept(note.reply, shown, LONGEST_REPLY))
                .took(note.took);
        JournalEntry added;
        synchronized (this) {
            if (entries.size() == capacity) {
                entries.removeFirst();
            }
            added = entry.number(++number).build();
            entries.addLast(added);
        }
        if (added.isRefused()) {
            refusals.accept(added);
        }
    }

    private String fingerprint(String userSig) {
        Presented presented = last;
        if (!presented.userSig().equals(userSig)) {
            presented = Presented.of(userSig);
            last = presented;
        }
        return presented.fingerprint();
    }

    /** The entries after this one, as they are now. */
    public Journal after(long after) {
        List<JournalEntry> newest = new ArrayList<>();
        long oldest;
        long last;
        synchronized (this) {
            for (Iterator<JournalEntry> each = entries.descendingIterator(); each.hasNext(); ) {
                JournalEntry entry = each.next();
                if (entry.number() <= after) {
                    break;
                }
                newest.add(entry);
            }
            oldest = number - entries.size();
            last = number;
        }
        Collections.reverse(newest);
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
