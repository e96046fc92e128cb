package io.github.usersig.mockim.server.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldType;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The catalogue of the commands that only clients have")
class ClientCatalogueTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ClientCommands commands = new ClientCommands(RestCommands.all());
    private final Tenant tenant = tenant();

    @Test
    @DisplayName("names no command that clients cannot call")
    void namesOnlyCommandsThatClientsHave() {
        assertThat(Catalogue.ofClients().commands()).isNotEmpty().allSatisfy(spec -> {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> run(spec.name(), JSON.objectNode()));

            assertThat(refusal == null ? 0 : refusal.code())
                    .as(spec.name())
                    .isNotIn(ImError.NOT_AN_ADMIN.code(), ImError.SERVICE_OR_COMMAND_UNKNOWN.code());
        });
    }

    @TestFactory
    @DisplayName("makes each command refuse a field of another type, and one that is missing, by its name")
    Stream<DynamicNode> refusesWhatItDoesNotAllow() {
        return Catalogue.ofClients().commands().stream()
                .map(spec -> dynamicContainer(spec.name(), faults(spec, spec.request(), inside -> inside)));
    }

    /** One test for each field, with a body that has nothing but what leads to the field. */
    private Stream<DynamicTest> faults(CommandSpec spec, List<FieldSpec> fields, UnaryOperator<ObjectNode> around) {
        return fields.stream().flatMap(field -> {
            Stream<DynamicTest> itself = Stream.of(dynamicTest(
                    field.name() + " of another type",
                    () -> refused(spec, field, around.apply(with(fields, field, BooleanNode.TRUE)))));
            Stream<DynamicTest> missing = field.required()
                    ? Stream.of(dynamicTest(
                            "without " + field.name(),
                            () -> refused(spec, field, around.apply(with(fields, field, JSON.nullNode())))))
                    : Stream.empty();
            UnaryOperator<ObjectNode> deeper = inside -> around.apply(with(fields, field, wrap(field, inside)));
            return Stream.of(itself, missing, faults(spec, field.fields(), deeper))
                    .flatMap(tests -> tests);
        });
    }

    private static JsonNode wrap(FieldSpec field, ObjectNode inside) {
        return switch (field.type()) {
            case ARRAY -> JSON.arrayNode().add(inside);
            default -> inside;
        };
    }

    /** An object in which the required fields before this one are good. */
    private static ObjectNode with(List<FieldSpec> fields, FieldSpec field, JsonNode value) {
        ObjectNode object = JSON.objectNode();
        for (FieldSpec before : fields.subList(0, fields.indexOf(field))) {
            if (before.required()) {
                object.set(before.name(), good(before));
            }
        }
        object.set(field.name(), value);
        return object;
    }

    private static JsonNode good(FieldSpec field) {
        return switch (field.type()) {
            case ARRAY ->
                JSON.arrayNode().add(field.items() == FieldType.OBJECT ? JSON.objectNode() : JSON.textNode("x"));
            case OBJECT -> JSON.objectNode();
            case INTEGER -> JSON.numberNode(1);
            default -> JSON.textNode("x");
        };
    }

    private void refused(CommandSpec spec, FieldSpec field, ObjectNode body) {
        assertThat(catchThrowableOfType(Refusal.class, () -> run(spec.name(), body)))
                .isNotNull()
                .satisfies(refusal -> assertThat(refusal.code()).isNotZero())
                .extracting(Refusal::reason)
                .asString()
                .contains(field.name());
    }

    private Reply run(String command, ObjectNode body) {
        return commands.run(command, tenant, Caller.client("alice", "Web", "127.0.0.1"), body, 100, "http://localhost");
    }

    private static Tenant tenant() {
        SdkApp app = SdkApp.random();
        Tenants tenants = new Tenants(1);
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        tenant.importAccounts(List.of("alice"));
        return tenant;
    }
}
