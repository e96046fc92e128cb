package io.github.usersig.mockim.server.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mock that other machines reach")
class ReachTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    @DisplayName("tells each address it is reached at, and how to keep it to this machine")
    void tellsEachAddress(String all) throws SocketException {
        List<String> ofThisMachine = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .map(address -> address.replaceFirst("%.*", ""))
                .toList();

        assertThat(Reach.warning(all, 8080, false)).hasValueSatisfying(warning -> assertThat(warning)
                .startsWith("warning: other machines reach it too")
                .contains(ofThisMachine)
                .contains("/__mock and /__admin; --bind 127.0.0.1 keeps it to this machine"));
        assertThat(Reach.warning(all, 8080, true).orElseThrow())
                .contains(": whoever there has its control token may control it by /__mock and /__admin; ");
        assertThat(Reach.warning("10.1.2.3", 8080, false).orElseThrow()).contains("at http://10.1.2.3:8080:");
        assertThat(Reach.warning("fd00::1", 8080, false).orElseThrow()).contains("at http://[fd00::1]:8080:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    @DisplayName("is none that listens on loopback, of which nothing is said")
    void saysNothingOfLoopback(String loopback) {
        assertThat(Reach.warning(loopback, 8080, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
    @DisplayName("says so once when it is started, beneath where it listens")
    void saysSoOnceWhenItIsStarted(String address) throws Exception {
        ServeSettings settings = ServeSettings.builder().listen(address, 0).build();
        StringWriter said = new StringWriter();
        Thread serving = new Thread(() -> {
            try {
                settings.serve(settings.mock().start(), new PrintWriter(said), new PrintWriter(said));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        serving.setDaemon(true);
        serving.start();
        for (int i = 0; i < 200 && !said.toString().contains("listens on"); i++) {
            Thread.sleep(50);
        }
        Thread.sleep(200); // the line beneath
        serving.interrupt();
        serving.join(Duration.ofSeconds(10).toMillis());

        assertThat(said.toString().lines().filter(line -> line.startsWith("warning: ")))
                .hasSize(address.equals("0.0.0.0") ? 1 : 0);
        assertThat(said.toString()).containsOnlyOnce("note: no control token is set");
        assertThat(said.toString()).startsWith("mock IM listens on http://127.0.0.1:");
    }
}
