package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A client that has logged in and reads what is there")
@ExtendWith(World.Maker.class)
class FirstReadTest {

    /** How often somebody logs in while messages come; more are worth while after a change. */
    private static final int LOGINS = Integer.getInteger("usersig.logins", 200);

    private static final String LIST = "recentcontact.page_get";
    private static final String MESSAGES = "openim.getmsg";

    private static int unread(JsonView answer) {
        return answer.texts("UnreadCount").stream().mapToInt(Integer::parseInt).sum();
    }

    @Test
    @DisplayName("gets what came before the list in list and messages, and is not pushed it")
    void isNotPushedWhatCameBeforeTheList(World world) {
        try (Watcher bob = Watcher.justIn(world.im, "bob")) {
            world.send("alice", "bob", "early", 1);

            assertThat(bob.ok(LIST, "{}").texts("Text")).containsExactly("early");
            JsonView messages = bob.ok(MESSAGES, "{}");
            assertThat(messages.texts("Text")).containsExactly("early");
            assertThat(unread(messages)).isEqualTo(1);
            world.send("alice", "bob", "late", 2);
            assertThat(bob.push("C2cMsgArray").texts("Text")).containsExactly("late");
        }
    }

    @Test
    @DisplayName("is pushed what came between list and messages, and does not get it with the messages")
    void isPushedWhatCameBetween(World world) {
        try (Watcher bob = Watcher.justIn(world.im, "bob")) {
            world.send("alice", "bob", "early", 1);
            bob.ok(LIST, "{}");
            world.send("carol", "bob", "between", 2);

            JsonView messages = bob.ok(MESSAGES, "{}");
            assertThat(messages.texts("Text")).containsExactly("early");
            assertThat(messages.at("C2CPairUnreadCount"))
                    .hasToString("[{\"From_Account\":\"alice\",\"UnreadCount\":1}]");
            assertThat(bob.push("C2cMsgArray").texts("Text")).containsExactly("between");
            assertThat(unread(bob.ok(MESSAGES, "{}"))).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("gets a group's messages once: those before the list with that, the others pushed")
    void getsAGroupsMessagesOnce(World world) {
        String group = world.group("Public");
        try (Watcher bob = Watcher.justIn(world.im, "bob")) {
            world.sendToGroup(group, "alice", "early", 1);
            JsonView list = bob.ok(LIST, "{}");
            assertThat(list.texts("Text")).containsExactly("early");
            assertThat(list.at("SessionItem.0").number("UnreadMsgCount")).isEqualTo(1);
            world.sendToGroup(group, "alice", "between", 2);
            bob.ok(MESSAGES, "{}");

            assertThat(bob.push("GroupMsgArray").texts("Text")).containsExactly("between");
        }
    }

    @Test
    @DisplayName("and asks for no list gets all that came with the messages, and a group's messages pushed")
    void mayAskForNoList(World world) {
        String group = world.group("Public");
        try (Watcher bob = Watcher.justIn(world.im, "bob")) {
            world.send("alice", "bob", "hi", 1);
            world.sendToGroup(group, "alice", "hi all", 1);

            JsonView messages = bob.ok(MESSAGES, "{}");
            assertThat(messages.texts("Text")).containsExactly("hi");
            assertThat(unread(messages)).isEqualTo(1);
            assertThat(bob.push("GroupMsgArray").texts("Text")).containsExactly("hi all");
            assertThat(bob.wasPushed("C2cMsgArray")).isFalse();
        }
    }

    @Test
    @DisplayName("gets what another device has received already, all the same")
    void getsWhatAnotherDeviceHas(World world) {
        try (Watcher phone = Watcher.onPhone(world.im, "bob");
                Watcher bob = Watcher.justIn(world.im, "bob")) {
            world.send("alice", "bob", "hi", 1);
            String acknowledged =
                    phone.frame("C2cMsgArray").at("/body/SessionData").asText();
            phone.ok("openim.ws_msg_push_ack", "{'SessionData':'%s'}", acknowledged);

            assertThat(bob.ok(MESSAGES, "{}").texts("Text")).containsExactly("hi");
        }
    }

    @Test
    @DisplayName("or does not, is pushed messages after some seconds")
    void isPushedToIfItReadsNothing(World world) {
        try (Watcher bob = Watcher.justIn(world.im, "bob")) {
            world.send("alice", "bob", "hi", 1);
            world.send("alice", "bob", "hello?", 2);
            assertThat(bob.push("C2cMsgArray").texts("Text")).containsExactly("hi");
            assertThat(bob.push("C2cMsgArray").texts("Text")).containsExactly("hello?");
        }
    }

    @Test
    @DisplayName("counts each message once, however many come meanwhile")
    void countsEachMessageOnce() throws Exception {
        try (MockImServer server = MockImServer.start();
                Talkers talkers = new Talkers(server.createTenant(SdkApp.random()))) {
            ExecutorService clients = Executors.newFixedThreadPool(8);
            List<Callable<String>> logins = new ArrayList<>();
            for (int i = 0; i < LOGINS; i++) {
                String userId = "user" + i;
                logins.add(() -> talkers.logInAndCount(userId));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<String> login : clients.invokeAll(logins)) {
                if (!login.get().isEmpty()) {
                    wrong.add(login.get());
                }
            }
            clients.shutdownNow();
            assertThat(wrong).isEmpty();
        }
    }

    /** Sends messages to users who log in, all the time, from two threads. */
    private static final class Talkers implements AutoCloseable {

        private final MockIm im;
        private final Map<String, AtomicLong> sent = new ConcurrentHashMap<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong random = new AtomicLong();
        private final List<Thread> threads = new ArrayList<>();

        Talkers(MockIm im) {
            this.im = im;
            im.importAccounts("talker");
            for (int i = 0; i < 2; i++) {
                Thread thread = new Thread(this::talk, "talker");
                thread.start();
                threads.add(thread);
            }
        }

        private void talk() {
            RestClient rest = new RestClient(im.endpoint(), im.app());
            while (!over.get()) {
                for (Map.Entry<String, AtomicLong> user : sent.entrySet()) {
                    synchronized (user.getValue()) { // who counts stops this user's messages first
                        if (sent.containsKey(user.getKey())) {
                            rest.ok(
                                    "openim/sendmsg",
                                    "{'From_Account':'talker','To_Account':'%s','MsgRandom':%d,%s}",
                                    user.getKey(),
                                    random.incrementAndGet(),
                                    World.TEXT);
                            user.getValue().incrementAndGet();
                        }
                    }
                }
                LockSupport.parkNanos(100_000);
            }
        }

        /** What is wrong with what the client of a user got, or nothing. */
        String logInAndCount(String userId) throws InterruptedException {
            im.importAccounts(userId);
            AtomicLong told = new AtomicLong();
            sent.put(userId, told);
            Thread.sleep(ThreadLocalRandom.current().nextInt(10));
            try (Watcher client = Watcher.justIn(im, userId)) {
                JsonView list = client.ok(LIST, "{}");
                JsonView messages = client.ok(MESSAGES, "{}");
                Thread.sleep(ThreadLocalRandom.current().nextInt(10));
                synchronized (told) {
                    sent.remove(userId);
                }
                Map<String, Integer> keys = new HashMap<>();
                messages.texts("MsgKey").forEach(key -> keys.merge(key, 1, Integer::sum));
                int counted = unread(messages);
                boolean listed = list.texts("To_Account").contains("talker");
                while (counted < told.get()) {
                    keys.merge(client.push("C2cMsgArray").at("0").text("MsgKey"), 1, Integer::sum);
                    counted++;
                }
                Thread.sleep(150); // what is pushed waits a moment after the read
                boolean more = client.wasPushed("C2cMsgArray");
                boolean twice = keys.values().stream().anyMatch(times -> times > 1);
                boolean listIsRight = listed == !messages.texts("MsgKey").isEmpty();
                return counted == told.get() && !more && !twice && keys.size() == counted && listIsRight
                        ? ""
                        : userId + ": sent " + told + ", counted " + counted + ", got " + keys
                                + (more ? " and more" : "") + ", list " + list;
            }
        }

        @Override
        public void close() {
            over.set(true);
            threads.forEach(LockSupport::unpark);
        }
    }
}
