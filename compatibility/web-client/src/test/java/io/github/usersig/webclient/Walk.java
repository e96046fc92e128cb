package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.Door;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A walk over all methods of the client's chat object. Of each call it notes what the client sent; the methods that a test has
 * called count as shown once that test has passed, for then their effect was seen. The users stay logged in from test to test.
 */
final class Walk implements AutoCloseable {

    /** What a client sends on its own, at any time. */
    private static final Set<String> UNASKED = Set.of(
            "heartbeat/alive",
            "im_sdk_config_mgr/fetch_config",
            "im_sdk_config_mgr/fetch_imsdk_purchase_bitsv2",
            "group_open_http_svc/get_group_self_member_info", // of a group that it first hears of
            "openim/getmsg",
            "recentcontact/search_contact_group",
            "profile/portrait_get_all"); // of a user that it first hears of

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MockIm im;
    private final WebClients clients = new WebClients(ClientKind.NODE);
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> commands = new TreeMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private final Set<String> shown = new TreeSet<>();

    Walk(MockIm im) {
        this.im = im;
    }

    /** A user who is logged in, and has read what a client reads after that. */
    User user(String userId) {
        return users.computeIfAbsent(userId, id -> {
            WebClient client = clients.login(im, id);
            client.await("GROUP_LIST_UPDATED");
            return new User(id, client);
        });
    }

    /** A client of a user who has not logged in. */
    User visitor(String userId) {
        return new User(userId, clients.connectTo(im));
    }

    /** A user's next login, which knows nothing but what the mock tells it; it takes the place of the one before. */
    WebClient newSession(String userId) {
        User before = users.remove(userId);
        if (before != null) {
            before.client.call("logout");
        }
        return user(userId).client;
    }

    /** Creates a group, and waits until both its members' clients know it: before, they take its messages otherwise. */
    void createGroup(String groupId, User owner, User member) {
        admin().createGroup(groupId, owner.userId, member.userId);
        for (User user : List.of(owner, member)) {
            eventually(() -> user.client.groups().contains(groupId));
        }
    }

    AdminApi admin() {
        return new AdminApi(im);
    }

    MockIm im() {
        return im;
    }

    /** A test begins. */
    void begin() {
        underWay.clear();
    }

    /** A test has passed. */
    void passed() {
        shown.addAll(underWay);
    }

    /** The methods that have shown an effect. */
    Set<String> shown() {
        return Set.copyOf(shown);
    }

    /** The commands that a method sent, in the order of the alphabet; none if it works in the client alone. */
    Set<String> commandsOf(String method) {
        return commands.getOrDefault(method, Set.of());
    }

    @Override
    public void close() {
        clients.close();
    }

    /** What a method is expected to send. */
    static List<String> sends(String... commands) {
        return List.of(commands);
    }

    /** For a method that works in the client alone. */
    static List<String> sendsNothing() {
        return List.of();
    }

    /** Waits until something is so; whether it has become so is for the caller to see. */
    static void eventually(BooleanSupplier is) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!is.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** One user's client. */
    final class User {

        private final String userId;
        private final WebClient client;

        private User(String userId, WebClient client) {
            this.userId = userId;
            this.client = client;
        }

        WebClient client() {
            return client;
        }

        /** Calls a method that must succeed and must send these commands; nothing at all if none is named. */
        JsonNode does(String method, List<String> sends, Object... arguments) {
            long before = im.standing().lastEntry();
            JsonNode answer = client.call(method, arguments);
            if (sends.isEmpty()) {
                Set<String> sent = sentAfter(before);
                sent.removeAll(UNASKED);
                assertThat(sent).as("sent by %s", method).isEmpty();
            } else {
                eventually(() -> sentAfter(before).containsAll(sends)); // some methods return before they send
                assertThat(sentAfter(before)).as("sent by %s", method).containsAll(sends);
            }
            commands.computeIfAbsent(method, key -> new TreeSet<>()).addAll(sends);
            underWay.add(method);
            return answer;
        }

        private Set<String> sentAfter(long entry) {
            return im.journal().after(entry).entries().stream()
                    .filter(it -> it.door() == Door.SDK && it.caller().equals(userId))
                    .map(JournalEntry::command)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Waits for an event. */
        JsonNode sees(String event, Predicate<JsonNode> wanted) {
            return client.await(event, wanted);
        }

        /** Makes a message with one of the client's methods, and returns its ID. */
        String makes(String method, String type, String to, Map<String, ?> payload, Map<String, ?> more) {
            var options = new java.util.HashMap<String, Object>(more);
            options.put("to", to);
            options.put("conversationType", type);
            options.put("payload", payload);
            return does(method, sendsNothing(), options).get("ID").asText();
        }

        /** Sends a text to a user, of which the ID is returned once that user has it. */
        String texts(User to, String text, Map<String, ?> more) {
            String id = makes("createTextMessage", "C2C", to.userId, Map.of("text", text), more);
            does("sendMessage", sends("openim/sendmsg"), message(id));
            to.gets(id);
            return id;
        }

        /** The same in a group. */
        String textsGroup(String groupId, User to, String text, Map<String, ?> more) {
            String id = makes("createTextMessage", "GROUP", groupId, Map.of("text", text), more);
            does("sendMessage", sends("group_open_http_svc/send_group_msg"), message(id));
            to.gets(id);
            return id;
        }

        /** Waits until a message has come, and returns it. */
        JsonNode gets(String messageId) {
            return sees(
                            "MESSAGE_RECEIVED",
                            list -> list.get(0).get("ID").asText().equals(messageId))
                    .get(0);
        }
    }

    /** A message that the client has made or knows, as an argument. */
    static Map<String, String> message(String id) {
        return Map.of("$message", id);
    }
}
