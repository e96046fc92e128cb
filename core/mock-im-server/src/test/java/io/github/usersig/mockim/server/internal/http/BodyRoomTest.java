package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.Await;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.eclipse.jetty.http.HttpException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The room for bodies that are not complete")
@Timeout(60)
class BodyRoomTest {

    @Test
    @DisplayName("is limited: what is too much is refused with what to do, and takes no room")
    void isLimited() {
        BodyRoom room = new BodyRoom(10 * 1024 * 1024);
        room.take(10 * 1024 * 1024);

        assertThatThrownBy(() -> room.take(1)).isInstanceOfSatisfying(HttpException.RuntimeException.class, refusal -> {
            assertThat(refusal.getCode()).isEqualTo(503);
            assertThat(refusal.getReason()).contains("fill 10 MiB", "-Xmx");
        });

        room.giveBack(1);
        room.take(1);
        assertThat(room.kept()).isEqualTo(10 * 1024 * 1024);
    }

    @Test
    @DisplayName(
            "is taken by what has come, not by what is announced, and given back with the connection or the answer")
    void isGivenBack() throws Exception {
        SdkApp app = SdkApp.random();
        try (MockImServer server = MockImServer.builder().app(app).start()) {
            RestCall call = new RestCall(server.endpoint(), app);
            String headers = "POST " + call.url().getRawPath() + "?" + call.query()
                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n";
            long before = BodyRoom.OF_THIS_JVM.kept();
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Socket socket = new Socket(
                        server.endpoint().getHost(), server.endpoint().getPort());
                socket.getOutputStream().write(headers.getBytes(UTF_8));
                sockets.add(socket);
            }
            Thread.sleep(200);
            assertThat(BodyRoom.OF_THIS_JVM.kept()).as("announced only").isEqualTo(before);

            for (Socket socket : sockets) {
                socket.getOutputStream().write("x".repeat(100_000).getBytes(UTF_8));
            }
            await(kept -> kept == before + 1_000_000);

            finishOrGo(sockets);
            await(kept -> kept == before);
        }
    }

    private static void finishOrGo(List<Socket> sockets) throws IOException {
        for (int i = 0; i < sockets.size(); i++) {
            try (Socket socket = sockets.get(i)) {
                if (i % 2 == 0) {
                    socket.getOutputStream().write("x".repeat(100_000).getBytes(UTF_8));
                    assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                            .startsWith("HTTP/1.1 200");
                }
            }
        }
    }

    private static void await(LongPredicate condition) {
        Await.until(Duration.ofSeconds(10), () -> condition.test(BodyRoom.OF_THIS_JVM.kept()));
    }
}
