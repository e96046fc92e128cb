package io.github.usersig.mockim.server.internal.tenant;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where messages stand, one behind the other, as bytes in large arrays. So a million of them are a hundred arrays to the garbage
 * collector, which need not copy them: as objects they would be some millions, and everybody would wait while these are moved.
 *
 * <p>A place is named by a number, its address, which stays. What is given up is not used again before all is forgotten.
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
final class MessagePages implements Serializable {

    /** Below a MiB with the header of an array: that fills a region of a small heap, and what fills a region is never moved. */
    static final int LONGEST_PAGE = (1 << 20) - 32;

    private static final int FIRST_PAGE = 512;

    /** Places begin at every eighth byte, so that the number of one has 32 bits, and there is room for 32 GB. */
    private static final int UNIT_BITS = 3;

    private static final int PAGE_BITS = 17;
    private static final int UNIT = 1 << UNIT_BITS;
    private static final int UNITS = (1 << PAGE_BITS) - 1;
    private static final int MOST_PAGES = 1 << (Integer.SIZE - PAGE_BITS);

    private transient List<byte[]> pages = new ArrayList<>();
    private transient int used;
    private @Nullable Map<Integer, MessageExtras> extras;

    /** Sets a place aside; returns its address. */
    int allocate(int length) {
        int room = (length + UNIT - 1) & -UNIT;
        if (pages.isEmpty() || used + room > LONGEST_PAGE) {
            addPage(room);
        } else if (used + room > last().length) {
            int longer = Math.max(used + room, Math.min(LONGEST_PAGE, 2 * last().length));
            pages.set(pages.size() - 1, Arrays.copyOf(last(), longer));
        }
        int address = ((pages.size() - 1) << PAGE_BITS) | (used >>> UNIT_BITS);
        used += room;
        return address;
    }

    private void addPage(int room) {
        if (pages.size() == MOST_PAGES) {
            throw new IllegalStateException(
                    "there are " + MOST_PAGES + " pages of messages, which is all there may be");
        }
        pages.add(new byte[Math.max(room, pages.isEmpty() ? FIRST_PAGE : LONGEST_PAGE)]);
        used = 0;
    }

    private byte[] last() {
        return pages.get(pages.size() - 1);
    }

    /** The page with this place; only until the next place is set aside. */
    byte[] page(int address) {
        return pages.get(address >>> PAGE_BITS);
    }

    /** Where the place begins in its page. */
    static int offset(int address) {
        return (address & UNITS) << UNIT_BITS;
    }

    /** What few messages have, or null. */
    @Nullable
    MessageExtras extras(int address) {
        return extras == null ? null : extras.get(address);
    }

    /** Notes what few messages have. */
    void setExtras(int address, MessageExtras ofMessage) {
        if (extras == null) {
            extras = new HashMap<>();
        }
        extras.put(address, ofMessage);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeInt(pages.size());
        for (int i = 0; i < pages.size(); i++) {
            boolean whole = i < pages.size() - 1;
            out.writeObject(whole ? pages.get(i) : Arrays.copyOf(pages.get(i), used));
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        pages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pages.add((byte[]) in.readObject());
        }
        used = pages.isEmpty() ? 0 : last().length;
    }
}
