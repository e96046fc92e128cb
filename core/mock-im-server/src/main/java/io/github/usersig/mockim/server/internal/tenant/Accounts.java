package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Account;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The accounts of a tenant. Adding and finding one takes the same time however many there are. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
public final class Accounts implements OfUsers, Serializable {

    private final transient ConcurrentHashMap<String, User> byUserId = new ConcurrentHashMap<>();
    private final transient Places<User> inOrder = new Places<>(); // guarded by itself
    private transient long next; // guarded by inOrder

    /** None yet. */
    Accounts() {}

    private Accounts(List<User> users, long next) {
        users.forEach(user -> byUserId.put(user.userId(), user));
        inOrder.addAll(users);
        this.next = next;
    }

    /** What is copied of them: the map can be made again. Others may add accounts meanwhile. */
    @SuppressWarnings("serial") // copied for snapshots, and kept nowhere
    private static final class Listed implements Serializable {

        private final List<User> users;
        private final long next;

        Listed(List<User> users, long next) {
            this.users = users;
            this.next = next;
        }

        private Object readResolve() {
            return new Accounts(users, next);
        }
    }

    private Object writeReplace() {
        synchronized (inOrder) {
            return new Listed(List.copyOf(inOrder), next);
        }
    }

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

    /** The same UserID, as the text that its account has, if it has one: so that it is kept once however many name it. */
    public String same(String userId) {
        User user = byUserId.get(userId);
        return user == null ? userId : user.userId();
    }

    /** The account of this user, made if there is none. */
    public User add(String userId) {
        return byUserId.computeIfAbsent(userId, this::added);
    }

    private User added(String userId) {
        synchronized (inOrder) {
            User user = new User(next++, userId);
            inOrder.add(user);
            return user;
        }
    }

    @Override
    public void forget(String userId) {
        User gone = byUserId.remove(userId);
        if (gone != null) {
            synchronized (inOrder) {
                inOrder.remove(gone);
            }
        }
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
        synchronized (inOrder) {
            return List.copyOf(inOrder);
        }
    }
}
