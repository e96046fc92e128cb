package io.github.usersig.mockim.server.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec.Unit;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.Samples;
import io.github.usersig.mockim.server.support.World;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The catalogue of commands")
class CatalogueTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("leaves out no command of its file, and the mock answers them all; none is without a sample")
    void hasAllCommandsWithASampleAndTheMockAnswersThem() throws IOException {
        List<String> names =
                Catalogue.get().commands().stream().map(CommandSpec::name).toList();

        assertThat(names).hasSize(inFile("commands.json")).doesNotHaveDuplicates();
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(RestCommands.all().find(name)).as(name).isPresent());
        assertThat(Samples.byCommand()).containsOnlyKeys(names);
    }

    @Test
    @DisplayName("of those that only clients have leaves out none of its file")
    void hasAllCommandsThatOnlyClientsHave() throws IOException {
        assertThat(Catalogue.ofClients().commands())
                .extracting(CommandSpec::name)
                .hasSize(inFile("client-commands.json"))
                .doesNotHaveDuplicates();
    }

    /** How many commands a file of the catalogue has, read as one JSON text and not line by line. */
    private static int inFile(String resource) throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            return JSON.readTree(in).size();
        }
    }

    @TestFactory
    @DisplayName("each command answers a good body with the documented shape")
    Stream<DynamicNode> describesTheReplyOfEachCommand() {
        return Samples.byCommand().entrySet().stream()
                .map(sample -> dynamicTest(sample.getKey(), () -> {
                    World world = new World(server);
                    Map<String, String> names = Samples.fill(world);

                    world.ok(sample.getKey(), Samples.resolve(sample.getValue(), names));
                    world.im.remove();
                }));
    }

    @Test
    @DisplayName("a snapshot holds something of everything")
    void hasSomethingOfEverythingInASnapshot() {
        World world = new World(server);
        Map<String, String> names = Samples.fill(world);
        String before = world.im.snapshot();
        Map<String, RestReply> answers = reads(world, names);

        Samples.byCommand().forEach((command, body) -> world.ask(command, Samples.resolve(body, names)));
        assertThat(reads(world, names)).isNotEqualTo(answers);
        world.im.restore(before);

        assertThat(reads(world, names)).isEqualTo(answers);
    }

    /** What commands answer that change nothing. */
    private static Map<String, RestReply> reads(World world, Map<String, String> names) {
        Map<String, RestReply> answers = new LinkedHashMap<>();
        for (String command : List.of(
                "openim/admin_getroammsg",
                "group_open_http_svc/get_group_info",
                "group_open_http_svc/group_msg_get_simple",
                "million_group_open_http_svc/get_topic",
                "sns/friend_get",
                "recentcontact/get_contact_group",
                "openim_robot_http_svc/get_all_robots",
                "official_account_open_http_svc/get_subscriber_info",
                "openim_dirty_words/get",
                "all_member_push/im_get_attr_name")) {
            answers.put(command, world.ask(command, Samples.resolve(Samples.of(command), names)));
        }
        return answers;
    }

    /** One way to spoil a body. */
    private record Fault(String name, String field, ObjectNode body) {}

    @TestFactory
    @DisplayName("each command refuses what the catalogue does not allow, and names the field")
    Stream<DynamicContainer> refusesForEachCommandWhatIsNotAllowed() {
        World world = new World(server);
        Map<String, String> names = Samples.fill(world);
        return Catalogue.get().commands().stream().map(command -> {
            List<Fault> faults = new ArrayList<>();
            ObjectNode good = parse(Samples.resolve(Samples.of(command.name()), names));
            spoil(command.request(), good, List.of(), good, faults);
            return dynamicContainer(
                    command.name(),
                    faults.stream().map(fault -> dynamicTest(fault.name(), () -> refused(world, command, fault))));
        });
    }

    private static void refused(World world, CommandSpec command, Fault fault) {
        RestReply reply = world.ask(command.name(), fault.body().toString());

        assertThat(reply.code()).as("%s", reply).isNotZero();
        assertThat(reply.info()).contains(fault.field());
        assertThat(command.errors().isEmpty() || command.errors().contains(reply.code()) || isCommon(reply.code()))
                .as("%s lists %s", reply, command.errors())
                .isTrue();
    }

    /** The codes of the gateway and the account service stand for all commands, those of a field for its family. */
    private static boolean isCommon(int code) {
        return code == 60015 || (code >= 90001 && code <= 90055) || code == 10004 || code == 40601;
    }

    /** Spoils every field that the good body has, and every required one. */
    private static void spoil(
            List<FieldSpec> fields, ObjectNode object, List<Object> path, ObjectNode good, List<Fault> faults) {
        for (FieldSpec field : fields) {
            JsonNode value = object.get(field.name());
            if (value == null || field.name().equals("MsgBody")) {
                continue;
            }
            if (field.required()) {
                faults.add(fault("without " + field.name(), field, path, good, MissingNode.getInstance()));
            }
            wrongValues(field, value)
                    .forEach((what, wrong) -> faults.add(fault(field.name() + " " + what, field, path, good, wrong)));
            if (value.isObject()) {
                spoil(field.fields(), (ObjectNode) value, append(path, field.name()), good, faults);
            } else if (value.isArray() && value.path(0).isObject()) {
                List<Object> inside = append(append(path, field.name()), 0);
                spoil(field.fields(), (ObjectNode) value.get(0), inside, good, faults);
            }
        }
    }

    private static Map<String, JsonNode> wrongValues(FieldSpec field, JsonNode value) {
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        if (field.type() != FieldType.ANY) {
            wrong.put("of another type", BooleanNode.TRUE);
        }
        if (field.type() == FieldType.ARRAY && field.items() != FieldType.ANY) {
            wrong.put("with a wrong item", JSON.createArrayNode().add(true));
        }
        if (field.type() == FieldType.INTEGER && !field.name().equals("Value")) {
            wrong.put("negative", IntNode.valueOf(-1));
        }
        if (!field.allowed().isEmpty()) {
            JsonNode none = field.type() == FieldType.INTEGER ? IntNode.valueOf(77) : TextNode.valueOf("None");
            wrong.put(
                    "none of " + field.allowed(),
                    field.type() == FieldType.ARRAY ? JSON.createArrayNode().add(none) : none);
        }
        if (field.max() != Long.MAX_VALUE && field.unit() == Unit.BYTES) {
            wrong.put("too long", TextNode.valueOf("x".repeat((int) field.max() + 1)));
        }
        if (field.max() != Long.MAX_VALUE && field.unit() == Unit.ITEMS) {
            ArrayNode many = JSON.createArrayNode();
            for (int i = 0; i <= field.max(); i++) {
                many.add(value.path(0));
            }
            wrong.put("with too many items", many);
        }
        if (field.max() != Long.MAX_VALUE
                && field.unit() == Unit.VALUE
                && !field.name().equals("MsgLifeTime")) {
            wrong.put("too large", LongNode.valueOf(field.max() + 1));
        }
        return wrong;
    }

    private static Fault fault(String name, FieldSpec field, List<Object> path, ObjectNode good, JsonNode value) {
        ObjectNode body = good.deepCopy();
        JsonNode target = body;
        for (Object step : path) {
            target = step instanceof Integer index ? target.get(index) : target.get((String) step);
        }
        if (value.isMissingNode()) {
            ((ObjectNode) target).remove(field.name());
        } else {
            ((ObjectNode) target).set(field.name(), value);
        }
        return new Fault(path + " " + name, field.name(), body);
    }

    private static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static ObjectNode parse(String body) {
        try {
            return (ObjectNode) JSON.readTree(body.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
