package io.github.usersig.mockim.server.internal.tenant;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Messages that are kept, in some order: their addresses, of which an object is made when one is looked at. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
abstract class MessageList<M extends KeptMessage> extends AbstractList<M> implements RandomAccess, Serializable {

    private static final int FEW = 4;

    private final MessagePages pages;
    private int[] addresses = new int[FEW];
    private int size;

    MessageList(MessagePages pages) {
        this.pages = pages;
    }

    /** The message that stands there. */
    abstract M message(MessagePages in, int address, int place);

    @Override
    public M get(int place) {
        return message(pages, address(place), place);
    }

    /** When a message was sent, without more of it being looked at. */
    long sentAtSeconds(int place) {
        return KeptMessage.sentAtSeconds(pages, address(place));
    }

    private int address(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException(place);
        }
        return addresses[place];
    }

    @Override
    public void add(int place, M message) {
        if (place < 0 || place > size) {
            throw new IndexOutOfBoundsException(place);
        }
        int address = message.keepIn(pages);
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, size + Math.max(FEW, size / 2));
        }
        System.arraycopy(addresses, place, addresses, place + 1, size - place);
        addresses[place] = address;
        size++;
        modCount++;
    }

    @Override
    public int size() {
        return size;
    }
}
