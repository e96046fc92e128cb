package io.github.usersig.mockim.server.tenant;

import io.github.usersig.mockim.Account;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The accounts of a tenant. Adding and finding one takes the same time however many there are. */
public final class Accounts {

    /** An account and how many came before it. */
    private record Numbered(long number, Account account) {}

    private final ConcurrentHashMap<String, Numbered> byUserId = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();

    /** Whether this user has one. */
    public boolean contains(String userId) {
        return byUserId.containsKey(userId);
    }

    /** Adds one, unless the user has one already. */
    public void add(String userId) {
        put(userId, existing -> existing);
    }

    /** Adds one if the user has none, and then changes it in one step. */
    public void put(String userId, UnaryOperator<Account> change) {
        byUserId.compute(userId, (id, found) -> {
            Numbered numbered = found == null ? new Numbered(next.getAndIncrement(), new Account(id, "", "")) : found;
            return new Numbered(numbered.number(), change.apply(numbered.account()));
        });
    }

    /** All, in the order they came. */
    public List<Account> list() {
        return byUserId.values().stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::account)
                .toList();
    }
}
