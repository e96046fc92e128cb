package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Elements in an order, of which the one at a place is found without counting those before it. What is added last is the
 * cheapest, and a page costs what is on it, however many there are.
 *
 * <p>They stand in chunks. To find a place, the lengths of the chunks are added up: of a million elements some two thousand. The
 * lengths have an array of their own, since the chunks themselves are all over a large heap.
 *
 * @param <E> what is in it, by its natural order; nothing that decides its place may change while it is here
 */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
final class Places<E extends Comparable<? super E>> extends AbstractCollection<E> implements Serializable {

    /** A chunk that is longer is cut into two. */
    private static final int LONGEST = 1_024;

    private final List<List<E>> chunks = new ArrayList<>(1); // none is empty
    private int[] lengths = new int[1];
    private int size;

    @Override
    public int size() {
        return size;
    }

    /** Puts one in its place, behind those that are equal to it. */
    @Override
    public boolean add(E element) {
        size++;
        if (chunks.isEmpty()) {
            addChunk(0, new ArrayList<>(2));
        }
        int at = chunks.size() - 1;
        List<E> chunk = chunks.get(at);
        if (!chunk.isEmpty() && chunk.get(chunk.size() - 1).compareTo(element) > 0) {
            at = chunkOf(element, false);
            chunk = chunks.get(at);
            chunk.add(placeIn(chunk, element, false), element);
        } else {
            chunk.add(element);
        }
        lengths[at]++;
        if (chunk.size() > LONGEST) {
            cut(at, chunk);
        }
        return true;
    }

    /** The last chunk is left nearly full, for most of what comes goes behind it. */
    private void cut(int at, List<E> chunk) {
        int middle = at == chunks.size() - 1 ? LONGEST - LONGEST / 8 : LONGEST / 2;
        List<E> rest = chunk.subList(middle, chunk.size());
        addChunk(at + 1, new ArrayList<>(rest));
        rest.clear();
        lengths[at] = middle;
    }

    private void addChunk(int at, List<E> chunk) {
        int before = chunks.size();
        if (before == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * before);
        }
        System.arraycopy(lengths, at, lengths, at + 1, before - at);
        lengths[at] = chunk.size();
        chunks.add(at, chunk);
    }

    private void removeChunk(int at) {
        chunks.remove(at);
        System.arraycopy(lengths, at + 1, lengths, at, chunks.size() - at);
    }

    /** Takes this very element out; says whether it was there. */
    @Override
    @SuppressWarnings("unchecked")
    public boolean remove(Object element) {
        E sought = (E) element;
        for (int at = chunkOf(sought, true); at < chunks.size(); at++) {
            List<E> chunk = chunks.get(at);
            for (int i = placeIn(chunk, sought, true); i < chunk.size(); i++) {
                if (chunk.get(i) == element) {
                    size--;
                    chunk.remove(i);
                    lengths[at]--;
                    if (chunk.isEmpty()) {
                        removeChunk(at);
                    }
                    return true;
                }
                if (chunk.get(i).compareTo(sought) > 0) {
                    return false;
                }
            }
        }
        return false;
    }

    /** The one at this place. */
    E get(int place) {
        int first = 0;
        for (int at = 0; at < chunks.size(); at++) {
            if (place < first + lengths[at]) {
                return chunks.get(at).get(place - first);
            }
            first += lengths[at];
        }
        throw new IndexOutOfBoundsException(place);
    }

    /** How many stand before one like this. */
    int before(E element) {
        int chunk = chunkOf(element, true);
        int count = chunk == chunks.size() ? 0 : placeIn(chunks.get(chunk), element, true);
        for (int i = 0; i < chunk; i++) {
            count += lengths[i];
        }
        return count;
    }

    /** Those from one place to before another, as far as there are any. */
    List<E> page(long from, long to) {
        int end = (int) Math.min(size, to);
        List<E> page = new ArrayList<>((int) Math.max(0, end - from));
        int first = 0;
        for (int at = 0; at < chunks.size() && first < end; at++) {
            int length = lengths[at];
            if (first + length > from) {
                page.addAll(chunks.get(at).subList((int) Math.max(0, from - first), Math.min(length, end - first)));
            }
            first += length;
        }
        return Collections.unmodifiableList(page);
    }

    /**
     * The same of these and others together. For each of the others its place is sought: they should be the fewer.
     *
     * @param others in the same order; equal ones come behind these
     */
    List<E> pageWith(List<E> others, long from, long to) {
        if (others.isEmpty()) {
            return page(from, to);
        }
        int end = (int) Math.min((long) size + others.size(), to);
        List<E> page = new ArrayList<>((int) Math.max(0, end - from));
        int other = 0;
        for (long place = from; place < end; ) {
            while (other < others.size() && (long) behind(others.get(other)) + other < place) {
                other++;
            }
            long next = other == others.size() ? end : Math.min(end, (long) behind(others.get(other)) + other);
            page.addAll(page(place - other, next - other));
            place = next;
            if (place < end) {
                page.add(others.get(other));
                place++;
            }
        }
        return Collections.unmodifiableList(page);
    }

    /** How many stand before one that is put in behind its equals. */
    private int behind(E element) {
        int chunk = chunkOf(element, false);
        int count = chunk == chunks.size() ? 0 : placeIn(chunks.get(chunk), element, false);
        for (int i = 0; i < chunk; i++) {
            count += lengths[i];
        }
        return count;
    }

    @Override
    public void clear() {
        chunks.clear();
        size = 0;
    }

    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private int chunk;
            private int next;

            @Override
            public boolean hasNext() {
                return chunk < chunks.size();
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<E> present = chunks.get(chunk);
                E element = present.get(next++);
                if (next >= present.size()) {
                    chunk++;
                    next = 0;
                }
                return element;
            }
        };
    }

    /** The first chunk that an element like this could be in, before its equals or behind them; one too many if in none. */
    private int chunkOf(E element, boolean beforeEquals) {
        int low = 0;
        int high = chunks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            List<E> chunk = chunks.get(middle);
            if (isBefore(chunk.get(chunk.size() - 1), element, beforeEquals)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int placeIn(List<E> chunk, E element, boolean beforeEquals) {
        int low = 0;
        int high = chunk.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(chunk.get(middle), element, beforeEquals)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(E present, E element, boolean beforeEquals) {
        int compared = present.compareTo(element);
        return compared < 0 || (!beforeEquals && compared == 0);
    }
}
