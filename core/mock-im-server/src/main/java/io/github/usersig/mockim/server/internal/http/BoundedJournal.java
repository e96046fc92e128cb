package io.github.usersig.mockim.server.internal.http;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.InMemoryRequestJournalStore;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * WireMock's journal, which counts requests and not how long they are: of those whose bodies take more than it may have, the newest
 * stay. Safe for use by many threads.
 */
final class BoundedJournal extends InMemoryRequestJournalStore {

    private static final int SHARE_OF_HEAP = 16;

    private final long mostBytes;

    /** How many bytes each takes, oldest first. */
    private final Map<UUID, Long> bytesOf = new LinkedHashMap<>();

    private long bytes;

    /** @param mostBytes how many all may take, but the newest is kept in any case */
    BoundedJournal(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What WireMock keeps, with such a journal: a sixteenth of the heap. */
    static Stores stores(FileSource files) {
        RequestJournalStore journal = new BoundedJournal(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        return new DefaultStores(files) {
            @Override
            public RequestJournalStore getRequestJournalStore() {
                return journal;
            }
        };
    }

    @Override
    public synchronized void add(ServeEvent event) {
        super.add(event);
        count(event);
        while (bytes > mostBytes && bytesOf.size() > 1) {
            removeLast();
        }
    }

    private void count(ServeEvent event) {
        long length = length(event.getRequest().getBody());
        LoggedResponse response = event.getResponse();
        if (response != null) {
            length += length(response.getBody());
        }
        Long before = bytesOf.put(event.getId(), length);
        bytes += length - (before == null ? 0 : before);
    }

    private static long length(byte[] body) {
        return body == null ? 0 : body.length;
    }

    @Override
    public synchronized void put(UUID id, ServeEvent event) {
        super.put(id, event);
        if (bytesOf.containsKey(id)) {
            count(event);
        }
    }

    @Override
    public synchronized void removeLast() {
        super.removeLast();
        Iterator<Long> oldestFirst = bytesOf.values().iterator();
        if (oldestFirst.hasNext()) {
            bytes -= oldestFirst.next();
            oldestFirst.remove();
        }
    }

    @Override
    public synchronized void remove(UUID id) {
        super.remove(id);
        Long length = bytesOf.remove(id);
        bytes -= length == null ? 0 : length;
    }

    @Override
    public synchronized void clear() {
        super.clear();
        bytesOf.clear();
        bytes = 0;
    }
}
