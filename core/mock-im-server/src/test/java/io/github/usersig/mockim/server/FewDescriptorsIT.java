package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.StandaloneJar;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A mock that may open 200 files")
@DisabledOnOs(OS.WINDOWS) // which has no such limit
@Timeout(60)
class FewDescriptorsIT {

    private static final int CONNECTIONS = 300;

    @Test
    @DisplayName("says that it can accept no more connections, and accepts them as soon as others have gone")
    void saysThatItCanAcceptNoMore(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process server = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 200 && exec \"$0\" -jar \"$1\" serve --port=0",
                        StandaloneJar.jdk("java"),
                        StandaloneJar.path())
                .redirectError(log.toFile())
                .start();
        List<Socket> sockets = new ArrayList<>();
        try {
            URI endpoint = StandaloneJar.endpoint(server);
            assertThat(isReady(endpoint)).isTrue();

            for (int i = 0; i < CONNECTIONS; i++) {
                sockets.add(new Socket(endpoint.getHost(), endpoint.getPort()));
            }
            while (!Files.readString(log).contains("the mock cannot accept a connection")) {
                Thread.sleep(20);
            }
            closeAll(sockets);

            assertThat(isReady(endpoint)).isTrue();
            assertThat(log).content().contains("Too many open files");
        } finally {
            closeAll(sockets);
            server.destroy();
            server.waitFor();
        }
    }

    private static boolean isReady(URI endpoint) throws IOException {
        return Http.ask(endpoint, "GET", "/__mock/ready", "").statusCode() == 200;
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
