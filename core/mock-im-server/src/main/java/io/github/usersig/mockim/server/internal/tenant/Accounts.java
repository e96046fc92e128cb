package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Account;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The accounts of a tenant. Adding and finding one takes the same time however many there are. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Accounts implements OfUsers, Serializable {

    private final ConcurrentHashMap<String, User> byUserId = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();

    /** Whether this user has one. */
    public boolean contains(String userId) {
        return byUserId.containsKey(userId);
    }

    /** The account of this user. */
    public Optional<User> find(String userId) {
        return Optional.ofNullable(byUserId.get(userId));
    }

    /** The account of this user, or null. */
    public @Nullable User get(String userId) {
        return byUserId.get(userId);
    }

    /** The account of this user, made if there is none. */
    public User add(String userId) {
        return byUserId.computeIfAbsent(userId, id -> new User(next.getAndIncrement(), id));
    }

    @Override
    public void forget(String userId) {
        byUserId.remove(userId);
    }

    /** How many there are. */
    public int size() {
        return byUserId.size();
    }

    /** All, in the order they came. */
    public List<Account> list() {
        return users().stream().map(User::account).toList();
    }

    /** All, in the order they came. */
    public List<User> users() {
        return byUserId.values().stream()
                .sorted(Comparator.comparingLong(User::number))
                .toList();
    }
}
