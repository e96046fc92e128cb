package io.github.usersig.mockim.server.internal.parity.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.mockim.server.internal.parity.play.ClientFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without the published client, which {@code compatibility/web-client} has. */
@DisplayName("Web clients of a scenario")
class WebClientsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080,                   ws://127.0.0.1:8080",
        "https://mock.example:8443,               wss://mock.example:8443",
        "https://console.tim.qq.com,              ",
        "https://adminapisgp.im.qcloud.com:443,   "
    })
    @DisplayName("are led to the mock, and to the real service nowhere")
    void areLedToTheMock(URI endpoint, URI ledTo) {
        assertThat(WebClients.leadTo(endpoint)).isEqualTo(Optional.ofNullable(ledTo));
    }

    @Test
    @DisplayName("need a folder with the client: says how it gets there")
    void needAFolderWithTheClient(@TempDir Path folder) {
        assertThatThrownBy(() -> WebClients.requireClient(folder))
                .isInstanceOf(ClientFailedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("npm install @tencentcloud/chat");
    }

    @Test
    @DisplayName("need Node: says what to install where there is none")
    void needNode(@TempDir Path folder) {
        try (WebClients clients = new WebClients(folder, "no-such-node", 1400000000L, Optional.empty())) {
            assertThatThrownBy(() -> clients.hears("own/x, step 1", "alice", "kickedOut", PATIENCE))
                    .isInstanceOf(ClientFailedException.class)
                    .hasMessageContaining("the program no-such-node for web clients cannot be started")
                    .hasMessageContaining("--node");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("whose program ends or says nothing are given up, with the step, and leave no process")
    void areGivenUpWithTheStep(@TempDir Path folder) throws IOException {
        Path ends = program(folder, "echo 'out of memory' >&2; exit 3");
        try (WebClients clients = new WebClients(folder, ends.toString(), 1400000000L, Optional.empty())) {
            assertThatThrownBy(() -> clients.hears("own/x, step 1", "alice", "kickedOut", PATIENCE))
                    .isInstanceOf(ClientFailedException.class)
                    .hasMessageContaining("has ended")
                    .hasMessageContaining("out of memory");
        }

        Path silent = program(
                folder,
                "echo '{\"event\":\"STARTED\"}'; read create; echo '{\"id\":1,\"ok\":{\"events\":[\"KICKED_OUT\"]}}';"
                        + " echo $$ > " + folder.resolve("pid") + "; while read line; do :; done");
        try (WebClients clients = new WebClients(folder, silent.toString(), 1400000000L, Optional.empty())) {
            assertThatThrownBy(() -> clients.hears("own/x, step 1", "alice", "kickedOut", Duration.ofMillis(300)))
                    .isInstanceOf(ClientFailedException.class)
                    .hasMessageContaining("own/x, step 1: no event KICKED_OUT within PT0.3S");
            assertThatThrownBy(() -> clients.does(
                            "own/x, step 2", "alice", "joinGroup", JSON.createArrayNode(), Duration.ofMillis(300)))
                    .hasMessageContaining("own/x, step 2: no answer to joinGroup within PT0.3S");
            assertThatThrownBy(() -> clients.hears("own/x, step 3", "alice", "kicked", PATIENCE))
                    .hasMessageContaining("tells no event kicked: write one of KICKED_OUT");
        }
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static Path program(Path folder, String script) throws IOException {
        Path program = Files.createTempFile(folder, "node", ".sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
