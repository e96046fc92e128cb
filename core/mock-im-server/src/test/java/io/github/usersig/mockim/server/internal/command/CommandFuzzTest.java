package io.github.usersig.mockim.server.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import io.github.usersig.mockim.server.support.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/**
 * Whatever the command and the body: a refusal with a code, or a reply that is JSON; never a fault of the mock.
 *
 * <p>An input is the name of a command, a line feed, and a body. In every build this runs over the inputs beside it, a good one
 * for each command. To search for new ones, guided by coverage:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl core/mock-im-server -am test -Djacoco.skip -Dtest=CommandFuzzTest -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
@DisplayName("Fuzzing commands")
@Tag("once")
class CommandFuzzTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Commands COMMANDS = RestCommands.all();
    private static final List<String> NAMES = List.copyOf(Samples.byCommand().keySet());
    private static final Tenant TENANT = tenant();

    @FuzzTest(maxDuration = "10m")
    @DisplayName("with any body")
    void answersAnyCommandWithAnyBody(byte[] input) {
        String text = new String(input, UTF_8);
        int end = text.indexOf('\n');
        String name = end < 0 ? text : text.substring(0, end);
        Optional<RegisteredCommand> command = COMMANDS.find(name);
        if (command.isEmpty()) { // most of what a fuzzer makes up: take one by chance
            command = COMMANDS.find(NAMES.get(Math.floorMod(name.hashCode(), NAMES.size())));
        }
        ObjectNode body;
        try {
            if (!(JSON.readTree(text.substring(end + 1)) instanceof ObjectNode object)) {
                return;
            }
            body = object;
        } catch (JacksonException e) {
            return;
        }
        run(command.orElseThrow(), body);
    }

    private static void run(RegisteredCommand command, ObjectNode body) {
        try {
            Reply reply = command.run(TENANT, Caller.rest(SdkApp.DEFAULT_ADMIN), body, 100, "http://localhost")
                    .toCompletableFuture()
                    .join();
            JSON.readTree(reply.toBytes());
        } catch (Refusal refusal) {
            if (refusal.code() == 0 || refusal.reason().isEmpty()) {
                throw new AssertionError("a refusal with code " + refusal.code() + ": " + refusal.reason());
            }
        } catch (IOException e) {
            throw new AssertionError("the reply is not JSON", e);
        }
    }

    private static Tenant tenant() {
        SdkApp app = SdkApp.random();
        Tenants tenants = new Tenants(1);
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        tenant.importAccounts(List.of("alice", "bob", "carol", "dave"));
        return tenant;
    }
}
