package io.github.usersig.mockim.server.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.doocs.im.ImClient;
import io.github.doocs.im.model.request.AccountCheckItem;
import io.github.doocs.im.model.request.AccountCheckRequest;
import io.github.doocs.im.model.request.CreateGroupRequest;
import io.github.doocs.im.model.request.KickRequest;
import io.github.doocs.im.model.response.GenericResult;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.parity.capture.PlayedTwice;
import io.github.usersig.mockim.server.support.Samples;
import io.github.usersig.mockim.server.support.World;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/** It speaks HTTPS only, makes its own UserSigs, and takes no trust store but the JVM's. */
@DisplayName("The community's REST client, unmodified, over HTTPS")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("once")
class DoocsClientTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final JsonMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .addHandler(new BuiltWithNothing())
            .build();
    private static final Set<String> CALLED = new ConcurrentSkipListSet<>();

    /** Replies that this client cannot read from anybody: its class for what is in them can only be built. */
    private static final Set<String> UNREADABLE =
            Set.of("openim_msg_ext_http_svc/set_key_values", "openim_msg_ext_http_svc/group_set_key_values");

    private static MockImServer server;

    @BeforeAll
    static void trust() {
        server = MockImServer.start();
        Path file = server.tls().writeTrustStore(Path.of("target/mock-im-trust.p12"));
        System.setProperty(TRUST_STORE, file.toString());
        System.setProperty(PASSWORD, MockImTls.TRUST_STORE_PASSWORD);
    }

    @AfterAll
    static void stop() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(PASSWORD);
        server.close();
    }

    private static ImClient client(MockIm im) {
        return new ImClient(
                im.app().sdkAppId(),
                SdkApp.DEFAULT_ADMIN,
                im.app().secretKey(),
                "localhost:" + im.tls().endpoint().getPort());
    }

    @Test
    @Order(1)
    @DisplayName("imports, finds and kicks a user, and makes a group, with typed replies")
    void importsFindsAndKicksAUserWithTypedReplies() throws IOException {
        World world = new World(server);
        ImClient client = client(world.im);

        var check = client.account.accountCheck(AccountCheckRequest.builder()
                .checkItemList(List.of(new AccountCheckItem("alice"), new AccountCheckItem("nobody")))
                .build());
        assertThat(check.getResultItems())
                .extracting(item -> item.getAccountStatus())
                .containsExactly("Imported", "NotImported");

        var group = client.group.createGroup(CreateGroupRequest.builder()
                .ownerAccount("alice")
                .type("Public")
                .name("friends")
                .build());
        assertThat(group.getActionStatus()).isEqualTo("OK");
        assertThat(group.getGroupId()).startsWith("@TGS#");

        var kick = client.account.kick(KickRequest.builder().userId("nobody").build());
        assertThat(kick.getActionStatus()).isEqualTo("FAIL");
        assertThat(kick.getErrorCode()).isEqualTo(70107);
    }

    @Test
    @Order(2)
    @DisplayName("with the host of the real service built in, is led to the mock by a proxy")
    void isLedToTheMockByAProxy() throws IOException {
        World world = new World(server);
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(world.im.proxySelector());
        try {
            ImClient client = new ImClient(
                    world.im.app().sdkAppId(),
                    SdkApp.DEFAULT_ADMIN,
                    world.im.app().secretKey(),
                    "console.tim.qq.com");

            var check = client.account.accountCheck(AccountCheckRequest.builder()
                    .checkItemList(List.of(new AccountCheckItem("alice")))
                    .build());

            assertThat(check.getResultItems())
                    .extracting(item -> item.getAccountStatus())
                    .containsExactly("Imported");
            assertThat(world.im.journal().of("im_open_login_svc/account_check").size())
                    .isEqualTo(1);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @TestFactory
    @Order(3)
    @DisplayName("gets a good answer to every method it has, with every field it knows")
    Stream<DynamicTest> getsAGoodAnswerToEveryMethod() {
        return methods()
                .map(method -> dynamicTest(name(method), () -> {
                    World world = new World(server);
                    Map<String, String> names = Samples.fill(world);
                    ImClient client = client(world.im);
                    String command = commandOf(method, client, world.im);
                    CALLED.add(command);
                    String body = withAliases(
                            command, Samples.resolve(Samples.of(command), names).replace('\'', '"'));
                    if (UNREADABLE.contains(command)) {
                        assertThatThrownBy(() -> call(method, client, body))
                                .hasRootCauseInstanceOf(InvalidDefinitionException.class);
                        assertThat(world.im.journal().of(command).entries())
                                .last()
                                .matches(entry -> !entry.isRefused());
                        return;
                    }

                    GenericResult result = call(method, client, body);

                    assertThat(result.getErrorCode())
                            .as("%s: %s", command, result)
                            .isZero();
                    assertThat(unread(result, command))
                            .as("fields that were lost of %s", command)
                            .isEmpty();
                    world.im.remove();
                }));
    }

    @Test
    @Order(4)
    @DisplayName("has called over a hundred different commands so")
    void hasCalledOverAHundredCommands() {
        assertThat(CALLED).hasSizeGreaterThan(100);
    }

    @TestFactory
    @Order(5)
    @DisplayName(
            "sends with every method what, captured, reads as a scenario, and is answered the same each time it is played")
    Stream<DynamicTest> sendsWhatReadsAsAScenario() {
        return methods()
                .map(method -> dynamicTest(name(method), () -> {
                    World world = new World(server);
                    Map<String, String> names = Samples.fill(world);
                    ImClient client = client(world.im);
                    String command = commandOf(method, client, world.im);
                    String body = withAliases(
                            command, Samples.resolve(Samples.of(command), names).replace('\'', '"'));
                    world.im.capture().start();
                    try {
                        call(method, client, body);
                    } catch (InvocationTargetException e) {
                        assertThat(UNREADABLE).contains(command); // the reply, not the request
                    }

                    String yaml = world.im.capture().scenario("own/captured");

                    assertThat(yaml).contains("call: " + command);
                    assertThat(PlayedTwice.answers(yaml)).last().asString().startsWith(command);
                    world.im.remove();
                }));
    }

    /** Some models of the client have a builder only; it is given nothing, and the fields are set afterwards. */
    private static final class BuiltWithNothing extends DeserializationProblemHandler {

        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message)
                throws IOException {
            try {
                Object builder = type.getMethod("builder").invoke(null);
                Method build = builder.getClass().getMethod("build");
                return JSON.readerForUpdating(build.invoke(builder)).readValue(parser.<JsonNode>readValueAsTree());
            } catch (ReflectiveOperationException e) {
                throw new IOException(type + " cannot be built", e);
            }
        }
    }

    /** The client knows some fields by another of their names. */
    private static String withAliases(String command, String body) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(body);
        for (FieldSpec field : Catalogue.get().find(command).orElseThrow().request()) {
            if (json.has(field.name())) {
                field.aliases().forEach(alias -> json.set(alias, json.get(field.name())));
            }
        }
        return json.toString();
    }

    private static Stream<Method> methods() {
        return Arrays.stream(ImClient.class.getFields())
                .flatMap(part -> Arrays.stream(part.getType().getDeclaredMethods()))
                .filter(method -> method.getParameterCount() == 1 && !method.isSynthetic())
                .filter(method -> GenericResult.class.isAssignableFrom(method.getReturnType()))
                .sorted(Comparator.comparing(DoocsClientTest::name));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** Which command a method calls stands nowhere but in the journal. */
    private static String commandOf(Method method, ImClient client, MockIm im) throws Exception {
        call(method, client, "{}");
        List<JournalEntry> entries = im.journal().entries();
        return entries.get(entries.size() - 1).command();
    }

    private static GenericResult call(Method method, ImClient client, String body) throws Exception {
        Object request = JSON.readValue(body, method.getParameterTypes()[0]);
        Object part = Arrays.stream(ImClient.class.getFields())
                .filter(field -> field.getType() == method.getDeclaringClass())
                .findFirst()
                .orElseThrow()
                .get(client);
        return (GenericResult) method.invoke(part, request);
    }

    /** What another world answers to the same call, and the client's model has a name for, and yet is not in its result. */
    private static Set<String> unread(GenericResult result, String command) {
        World other = new World(server);
        String body = Samples.resolve(Samples.of(command), Samples.fill(other));
        JsonNode raw = other.ask(command, body).json();
        other.im.remove();
        Set<String> known =
                JSON
                        .getSerializationConfig()
                        .introspect(JSON.constructType(result.getClass()))
                        .findProperties()
                        .stream()
                        .map(BeanPropertyDefinition::getName)
                        .collect(Collectors.toSet());
        JsonNode typed = JSON.valueToTree(result);
        Set<String> lost = new TreeSet<>();
        raw.fieldNames().forEachRemaining(field -> {
            if (known.contains(field) && !typed.hasNonNull(field)) {
                lost.add(field);
            }
        });
        return lost;
    }
}
