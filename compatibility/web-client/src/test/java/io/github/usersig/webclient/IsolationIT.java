package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class IsolationIT {

    @Test
    @EnabledIfSystemProperty(
            named = "usersig.loopback-only",
            matches = "true",
            disabledReason = "this system does not allow a network of one's own")
    void runsTheClientsWhereOnlyLoopbackCanBeReached() throws SocketException {
        assertThat(NetworkInterface.networkInterfaces())
                .extracting(NetworkInterface::getName)
                .containsExactly("lo");
    }
}
