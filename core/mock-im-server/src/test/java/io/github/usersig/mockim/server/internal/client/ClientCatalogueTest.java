package io.github.usersig.mockim.server.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

            assertThat(refusal == null ? "" : refusal.reason())
                    .as(spec.name())
                    .doesNotContain("only an app admin may call this", "there is no command of that name");
        });
    }

    @TestFactory
    @DisplayName("makes each command refuse a field of another type by its name")
    Stream<DynamicNode> refusesWhatItDoesNotAllow() {
        return Catalogue.ofClients().commands().stream()
                .map(spec -> dynamicContainer(spec.name(), faults(spec, spec.request(), inside -> inside)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "group_open_http_svc/apply_join_group, 10015",
        "group_open_http_svc/quit_group, 10015",
        "group_open_http_svc/handle_apply_join_group, 10015",
        "group_open_http_svc/group_msg_get, 10015",
        "group_open_http_svc/msg_read_report, 10015",
        "openim/msgwithdraw, 60010",
        "sns/group_update, 30001",
        "group_open_http_svc/delete_group_ramble_msg_by_seq, 10015",
        "openim_msg_ext_http_svc/reaction_add, 23004",
        "openim_msg_ext_http_svc/reaction_del, 23004",
        "openim_msg_ext_http_svc/reaction_iterate, 23004",
        "openim_msg_ext_http_svc/group_reaction_add, 10015",
        "openim_msg_ext_http_svc/group_reaction_del, 10015",
        "openim_msg_ext_http_svc/group_reaction_multi_stat, 10015",
        "openim_msg_ext_http_svc/group_reaction_iterate, 10015",
        "im_long_msg/save_relay_json_msg, 60003",
        "im_long_msg/get_relay_json_msg, 20022",
        "im_cos_msg/simple_sig, 90001",
    })
    @DisplayName("wants no field, so that a command says itself what it does without the one it is about")
    void wantsNoField(String command, int code) {
        assertThat(codeWithoutFields(command)).isEqualTo(code);
    }

    @Test
    @DisplayName("wants no field, so that a command about a list has nothing to do without one")
    void takesNoListForAnEmptyOne() {
        assertThat(Catalogue.ofClients().commands())
                .filteredOn(spec -> spec.request().stream().anyMatch(field -> field.type() == FieldType.ARRAY))
                .filteredOn(spec -> !isAboutOneThing(spec))
                .hasSizeGreaterThan(10)
                .allSatisfy(spec -> assertThat(codeWithoutFields(spec.name()))
                        .as(spec.name())
                        .isZero());
    }

    /** A group, also of friends, a message, the one list that is to be kept, or files that are to be uploaded. */
    private static boolean isAboutOneThing(CommandSpec spec) {
        return spec.request().stream()
                .anyMatch(field -> List.of("GroupId", "MsgKey", "MsgList", "GroupOldName", "rpt_upload_object")
                        .contains(field.name()));
    }

    private int codeWithoutFields(String command) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> run(command, JSON.objectNode()));
        return refusal == null ? 0 : refusal.code();
    }

    /** One test for each field, with a body that has nothing but what leads to the field. */
    private Stream<DynamicTest> faults(CommandSpec spec, List<FieldSpec> fields, UnaryOperator<ObjectNode> around) {
        return fields.stream().flatMap(field -> {
            Stream<DynamicTest> itself = Stream.of(dynamicTest(
                    field.name() + " of another type",
                    () -> refused(spec, field, around.apply(with(field, BooleanNode.TRUE)))));
            UnaryOperator<ObjectNode> deeper = inside -> around.apply(with(field, wrap(field, inside)));
            return Stream.concat(itself, faults(spec, field.fields(), deeper));
        });
    }

    private static JsonNode wrap(FieldSpec field, ObjectNode inside) {
        return switch (field.type()) {
            case ARRAY -> JSON.arrayNode().add(inside);
            default -> inside;
        };
    }

    private static ObjectNode with(FieldSpec field, JsonNode value) {
        return JSON.objectNode().set(field.name(), value);
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
        return commands.run(command, tenant, Caller.client("alice", "Web", "127.0.0.1"), body, 100, "http://localhost")
                .toCompletableFuture()
                .join();
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
