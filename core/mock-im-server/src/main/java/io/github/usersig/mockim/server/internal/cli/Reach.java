package io.github.usersig.mockim.server.internal.cli;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From where a mock is reached that listens on all addresses of its machine. */
final class Reach {

    private static final List<String> ALL = List.of("0.0.0.0", "::");

    private Reach() {}

    /** What whoever starts a mock ought to know about this address; nothing if only this machine reaches it. */
    static Optional<String> warning(String bindAddress, int port, boolean token) {
        if (isLoopback(bindAddress)) {
            return Optional.empty();
        }
        String addresses = ALL.contains(bindAddress) ? addresses(port) : url(bindAddress, port);
        return Optional.of("warning: other machines reach it too" + (addresses.isEmpty() ? "" : ", at " + addresses)
                + ": " + (token ? "whoever there has its control token" : "every program there")
                + " may control it by /__mock and /__admin; --bind " + ServeCommand.LOOPBACK
                + " keeps it to this machine");
    }

    private static boolean isLoopback(String bindAddress) {
        return bindAddress.startsWith("127.") || bindAddress.equals("::1") || bindAddress.equalsIgnoreCase("localhost");
    }

    /** Those of the machine but loopback; none if it does not tell. */
    private static String addresses(int port) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .map(address -> url(address, port))
                    .collect(Collectors.joining(", "));
        } catch (SocketException e) {
            return "";
        }
    }

    private static String url(String address, int port) {
        String plain = address.replaceFirst("%.*", "");
        return "http://" + (plain.contains(":") ? "[" + plain + "]" : plain) + ":" + port;
    }
}
