package io.github.usersig.testcontainers.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Hosts")
class HostsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "10.1.2.3, 10.1.2.3",
        "[fd00::1], fd00::1",
        "[fe80::1%eth0], fe80::1",
        "[fe80::1%25eth0], fe80::1"
    })
    @DisplayName("are in a certificate without the brackets and the interface that a URL has with an IPv6 address")
    void writesNoBracketsInACertificate(String ofTheUrl, String ofTheCertificate) {
        assertThat(Hosts.inCertificate(ofTheUrl, List.of("im", "im")))
                .isEqualTo(ofTheCertificate + ",host.docker.internal,im");
    }

    @Test
    @DisplayName("under which a mock may be controlled are its own, never those of the real service")
    void controlsTheMockByItsOwnNamesOnly() {
        assertThat(Hosts.inControl("docker.example", List.of("im", "console.tim.qq.com", "other.example")))
                .isEqualTo("docker.example,host.docker.internal,im,other.example");
    }

    @Test
    @DisplayName(
            "are in a URL with brackets if they are IPv6 addresses, and without this machine's name of an interface")
    void writesBracketsInAUrl() throws Exception {
        byte[] linkLocal = InetAddress.getByName("fe80::7").getAddress();

        assertThat(Hosts.inUrl(InetAddress.getByName("10.1.2.3"))).isEqualTo("10.1.2.3");
        assertThat(Hosts.inUrl(InetAddress.getByName("fd00::7"))).isEqualTo("[fd00:0:0:0:0:0:0:7]");
        assertThat(Hosts.inUrl(Inet6Address.getByAddress(null, linkLocal, 3))).isEqualTo("[fe80:0:0:0:0:0:0:7]");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, localhost, true",
        "npipe:////./pipe/docker_engine, localhost, true",
        "tcp://localhost:2375, localhost, true",
        "tcp://127.0.0.1:2375, 127.0.0.1, true",
        "unix:///var/run/docker.sock, 172.17.0.1, false", // from a container beside the other
        "unix:///var/run/docker.sock, host.docker.internal, false", // TESTCONTAINERS_HOST_OVERRIDE
        "unix:///var/run/docker.sock, 127.0.1.1, false", // what Debian calls its own name
        "unix:///var/run/docker.sock, ::1, false",
        "tcp://10.213.118.2:2375, 10.213.118.2, false",
        "tcp://10.213.118.2:2375, localhost, false", // with its ports brought here by somebody
        "tcp://docker:2375, docker, false"
    })
    @DisplayName("are reached by loopback only where the engine is on this machine, and called so")
    void areReachedByLoopbackWhereTheEngineIsHere(URI engine, String here, boolean byLoopback) {
        assertThat(Hosts.areByLoopback(engine, here)).isEqualTo(byLoopback);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/docker.sock",
                "npipe:////./pipe/docker_engine",
                "tcp://127.0.0.1:2375",
                "tcp://localhost:2375",
                "tcp://[::1]:2375"
            })
    @DisplayName("that a container on an engine of this machine calls back: it has a name for it")
    void givesANameForAnEngineHere(String engine) {
        assertThat(Hosts.callback(URI.create(engine), false, HostsTest::fail)).isEqualTo("host.docker.internal");
    }

    @Test
    @DisplayName(
            "that a container on another machine's engine calls back: this one by its own address, as seen from there")
    void givesTheAddressSeenFromAnotherMachine() throws Exception {
        String address = addressOfThisMachine();

        assertThat(Hosts.callback(URI.create("tcp://" + address + ":2375"), false, HostsTest::fail))
                .isEqualTo(address);
    }

    @Test
    @DisplayName(
            "that a container calls back if the tests run in one too, with the engine's socket mounted: the tests' own"
                    + " address, not that of the machine they share")
    void givesTheTestsOwnAddressInAContainer() throws Exception {
        String address = addressOfThisMachine();

        assertThat(Hosts.callback(URI.create("unix:///var/run/docker.sock"), true, () -> address))
                .isEqualTo(address);
    }

    @Test
    @DisplayName(
            "that a container calls back if the tests run in one too, with the network of its machine: as from there")
    void givesTheMachinesNameOnItsNetwork() {
        assertThat(Hosts.callback(URI.create("unix:///var/run/docker.sock"), true, () -> "localhost"))
                .isEqualTo("host.docker.internal");
    }

    private static String fail() {
        throw new AssertionError("the engine was asked");
    }

    private static String addressOfThisMachine() throws Exception {
        Optional<String> address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(candidate -> !candidate.isLoopbackAddress() && !candidate.isLinkLocalAddress())
                .map(Hosts::inUrl)
                .findFirst();
        assumeTrue(address.isPresent(), "this machine has no network");
        return address.get();
    }
}
