package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Asked;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Known;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.KnownGroup;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Shown;
import io.github.usersig.mockim.server.internal.tenant.Session.Credential;
import io.github.usersig.mockim.server.internal.tenant.Session.Kick;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Finds what objects of this package hand out by itself: a new class only has to be among the {@linkplain #filled filled}. */
@DisplayName("A map or collection that an object of a tenant hands out")
class HandedOutTest {

    /** What a method is called with, in all combinations, by the type of its parameter. */
    private static final Map<Class<?>, List<?>> ARGUMENTS = Map.of(
            String.class, List.of("alice", "bob", "library", "a bad word", "Community"),
            long.class, List.of(0L, 1L, 5_000L),
            int.class, List.of(7, 10),
            boolean.class, List.of(false, true),
            List.class, List.of(List.of()),
            Collection.class, List.of(List.of("key")),
            Predicate.class, List.of((Predicate<Object>) any -> true),
            Contacts.Peer.class, List.of(new Contacts.Peer(false, "bob")),
            Set.class, List.of(EnumSet.allOf(Member.Role.class)),
            StatusWatch.Status.class, List.of(new StatusWatch.Status(1, "")));

    @TestFactory
    @DisplayName("is changed by nobody who got it")
    Stream<DynamicTest> refusesChanges() throws Exception {
        List<Method> methods = classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !handsOut(method.getDeclaringClass())) // what others hand out, wrapped
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> handsOut(method.getReturnType()))
                .sorted(Comparator.comparing(HandedOutTest::name))
                .toList();
        assertThat(methods).hasSizeGreaterThan(50);
        return methods.stream()
                .map(method -> dynamicTest(name(method), () -> {
                    List<Object> handedOut = handedOut(method);
                    assertThat(handedOut)
                            .as(
                                    "nothing is in what %s hands out: put an object that it is in among the filled",
                                    name(method))
                            .isNotEmpty();
                    handedOut.forEach(HandedOutTest::requireUnchangeable);
                }));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static boolean handsOut(Class<?> type) {
        return Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type) || type == Iterable.class;
    }

    private static boolean isMapOrCollection(Object object) {
        return object instanceof Map || object instanceof Collection;
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(
                Tenant.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = root.resolve(Tenant.class.getPackageName().replace('.', '/'));
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> !path.endsWith("package-info.class"))
                    .toList()) {
                String name = file.getFileName().toString();
                classes.add(Class.forName(
                        Tenant.class.getPackageName() + "." + name.substring(0, name.length() - ".class".length())));
            }
        }
        return classes;
    }

    /** What a method hands out that has something in it. Each call is on objects of its own, for some methods change them. */
    private static List<Object> handedOut(Method method) throws ReflectiveOperationException {
        method.setAccessible(true);
        List<Object> handedOut = new ArrayList<>();
        for (List<Object> arguments : combinations(method.getParameterTypes())) {
            for (Object object : filled()) {
                if (method.getDeclaringClass().isInstance(object)) {
                    Object result = call(method, object, arguments.toArray());
                    if (!isEmpty(result)) {
                        handedOut.add(result);
                    }
                }
            }
        }
        return handedOut;
    }

    private static Object call(Method method, Object object, Object... arguments) throws ReflectiveOperationException {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return List.of(); // of an account that is not there
            }
            throw e;
        }
    }

    private static boolean isEmpty(Object result) {
        return result instanceof Map<?, ?> map
                ? map.isEmpty()
                : !((Iterable<?>) result).iterator().hasNext();
    }

    private static List<List<Object>> combinations(Class<?>[] types) {
        List<List<Object>> combinations = List.of(List.of());
        for (Class<?> type : types) {
            assertThat(ARGUMENTS).containsKey(type);
            combinations = combinations.stream()
                    .flatMap(before -> ARGUMENTS.getOrDefault(type, List.of()).stream()
                            .map(argument -> Stream.concat(before.stream(), Stream.of((Object) argument))
                                    .toList()))
                    .toList();
        }
        return combinations;
    }

    private static void requireUnchangeable(Object handedOut) {
        if (handedOut instanceof Map<?, ?> map) {
            requireUnchangeable(map);
        } else if (handedOut instanceof Collection<?> collection) {
            requireUnchangeable(collection);
        } else {
            refuses(() -> removeFirst((Iterable<?>) handedOut));
        }
    }

    private static <K, V> void requireUnchangeable(Map<K, V> map) {
        Map.Entry<K, V> first = map.entrySet().iterator().next();
        refuses(() -> map.put(first.getKey(), first.getValue()));
        refuses(() -> map.remove(first.getKey()));
        refuses(map::clear);
        refuses(() -> first.setValue(first.getValue()));
        refuses(() -> map.keySet().remove(first.getKey()));
        refuses(() -> map.values().clear());
        refuses(() -> removeFirst(map.entrySet()));
        map.values().stream().filter(HandedOutTest::isMapOrCollection).forEach(HandedOutTest::requireUnchangeable);
    }

    private static <E> void requireUnchangeable(Collection<E> collection) {
        E first = collection.iterator().next();
        refuses(() -> collection.add(first));
        refuses(() -> collection.remove(first));
        refuses(collection::clear);
        refuses(() -> removeFirst(collection));
        collection.stream().filter(HandedOutTest::isMapOrCollection).forEach(HandedOutTest::requireUnchangeable);
    }

    private static void removeFirst(Iterable<?> iterable) {
        Iterator<?> iterator = iterable.iterator();
        iterator.next();
        iterator.remove();
    }

    private static void refuses(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
    }

    /** An object of each class, with something in all it has. */
    private static List<Object> filled() {
        SdkApp app = SdkApp.random();
        Tenants tenants = new Tenants(1);
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        tenant.importAccounts(List.of("alice", "bob", "carol"));
        tenant.setOnline("alice", List.of("Web"));
        tenant.overrides().add(CallOverride.of("openim/sendmsg"));
        TenantState state = tenant.state();
        List<Object> filled = new ArrayList<>(List.of(
                tenants,
                tenant,
                tenant.overrides(),
                state.admins(),
                state.accounts(),
                user(state),
                new JournalNote.Sent("alice", new ArrayList<>(List.of("bob"))),
                new Session.FirstRead(
                        new ArrayList<>(List.of(new Session.Kept(false, "bob", "1_2_3"))),
                        new ArrayList<>(List.of(new Session.Kept(false, "bob", "4_5_6")))),
                Revocations.NONE.with(UserSigIssuer.of(app).issue("alice")),
                Revocations.NONE.seen(100, 100, 7),
                Revocations.NONE.seen(100, 100, 7).kickedAt(100)));
        filled.addAll(sessions(tenant));
        filled.addAll(talk(state));
        filled.addAll(group(state));
        filled.addAll(relations(state));
        filled.addAll(app(state));
        filled.addAll(captured());
        return filled;
    }

    private static List<Object> captured() {
        KnownGroup group = new KnownGroup("g1", "Public", "alice", new HashMap<>(Map.of("alice", "Owner")));
        Known known = new Known(
                true,
                new HashSet<>(Set.of("alice")),
                new HashSet<>(Set.of("administrator")),
                new ArrayList<>(List.of(group)));
        Capture capture = new Capture();
        capture.start(1, 100);
        capture.take(
                new Asked("openim/sendmsg", "administrator", Shown.SOMETHING, "json", true, 1, new byte[0]), known);
        return List.of(capture, known, group);
    }

    private static User user(TenantState state) {
        User alice = state.accounts().add("alice");
        alice.setProfile("Tag_Profile_IM_Gender", TextNode.valueOf("Gender_Type_Female"));
        alice.setPushAttribute("sex", TextNode.valueOf("female"));
        alice.addPushTags(List.of("a"));
        return alice;
    }

    private static List<Object> sessions(Tenant tenant) {
        Session first = session(tenant, 1);
        tenant.sessions().begin(first);
        return List.of(
                tenant.sessions(),
                Admission.of(
                        session(tenant, 2), List.of(first), tenant.sessions().settings()));
    }

    private static Session session(Tenant tenant, long number) {
        long second = tenant.now().getEpochSecond();
        return new Session(
                Caller.client("alice", "Web", "127.0.0.1"),
                Device.WEB,
                "instance " + number,
                number,
                new Credential(second, second + 1_000, 7, "fingerprint"),
                new NoLine());
    }

    private record NoLine() implements Session.Line {
        @Override
        public void send(byte[] frame) {}

        @Override
        public void send(byte[] frame, Session.Kept message) {}

        @Override
        public void listRead() {}

        @Override
        public Session.FirstRead messagesRead() {
            return Session.FirstRead.NOTHING;
        }

        @Override
        public void kicked(Kick why) {}

        @Override
        public void expired() {}

        @Override
        public void close(String reason) {}
    }

    private static List<Object> talk(TenantState state) {
        Conversation conversation = state.chats().between("alice", "bob");
        StoredMessage message = message("alice", "bob");
        conversation.send(message, true);
        message.extensions().put("key", "value");
        Contacts contacts = state.contacts();
        Contacts.Peer bob = new Contacts.Peer(false, "bob");
        contacts.touch("alice", bob, 1);
        contacts.touch("alice", new Contacts.Peer(false, "carol"), 1);
        contacts.createGroup("alice", "home");
        Contacts.ContactGroup home =
                contacts.groups("alice").values().iterator().next();
        home.put(bob);
        return List.of(
                state.chats(),
                conversation,
                message.extensions(),
                contacts,
                contacts.list("alice", false, List.of()),
                home);
    }

    private static StoredMessage message(String from, String to) {
        return new StoredMessage(from, to, new MessageId(1, 1), SentAt.seconds(1_000), "hi", "[]", "");
    }

    private static List<Object> group(TenantState state) {
        Group group = state.groups().create("g", GroupType.COMMUNITY, 0);
        Member alice = state.groups().join(group, "alice", Member.Role.OWNER, 0);
        state.groups().join(group, "bob", Member.Role.MEMBER, 0);
        state.groups().join(group, "carol", Member.Role.MEMBER, 0);
        group.setCustom("key", TextNode.valueOf("value"));
        group.apply("dave", new Group.Application(0, "let me in"));
        group.add(new Topic("t", 0));
        PermissionGroup permissions = new PermissionGroup("p", "permissions", 1, "");
        permissions.permit("t", 1);
        group.add(permissions);
        group.attributes().change(Map.of("key", "value"));
        group.counters().set(Map.of("key", 1L));
        group.mutes().set(List.of("bob"), 100);
        group.mark(alice, 7);
        alice.setCustom("key", TextNode.valueOf("value"));
        GroupMessage message =
                group.chat().send("alice", 1, SentAt.seconds(1_000), 0, "[]", "", GroupChat.Kept.IN_HISTORY_AND_LISTS);
        message.waitFor(Set.of("alice", "bob", "carol"));
        message.readBy("bob");
        message.mention(List.of(new GroupMessageEvent.Mention("bob")));
        message.reactions().add("smile", "bob");
        group.chat().pins().pin(1, "alice");
        return List.of(
                state.groups(),
                group,
                alice,
                group.attributes(),
                group.counters(),
                group.mutes(),
                group.chat(),
                group.chat().pins(),
                message.reactions(),
                message.reactions().page("smile", 0, 10),
                permissions,
                message);
    }

    private static List<Object> relations(TenantState state) {
        Friends.Lists lists = state.friends().of("alice");
        Friends.Friend bob = lists.add("bob");
        bob.keep("Tag_SNS_IM_Remark", TextNode.valueOf("Bob"));
        lists.putInto(bob, List.of("home"));
        lists.block("carol", 1);
        state.friends().apply(new Friends.Application("bob", "alice", "", "", "", "", 1));
        state.follows().add("alice", "bob", 1);
        state.statusWatch().add("bob", "alice", new StatusWatch.Status(2, ""));
        return List.of(state.friends(), lists, bob, state.follows(), state.statusWatch());
    }

    private static List<Object> app(TenantState state) {
        OfficialAccounts.OfficialAccount news = state.officialAccounts().create("@TOA#_news", "alice", 0);
        news.setInfo("Name", "News");
        news.subscribe("bob", 0);
        news.keep(message("@TOA#_news", "@TOA#_news"));
        Moderation moderation = state.moderation();
        moderation.addDirtyWords(List.of("bad"));
        moderation.add(new Moderation.Keyword(moderation.numberOf("worse"), "worse", 1, 1, "", 0));
        moderation.addToLibrary("library", "worst", "Abuse");
        state.robots().add("@RBT#one");
        state.allMemberPushes().keep("task", 1, 1);
        state.allMemberPushes().nameAttribute("0", TextNode.valueOf("sex"));
        return List.of(state.officialAccounts(), news, moderation, state.robots(), state.allMemberPushes());
    }
}
