package io.github.usersig.testcontainers.internal.engine;

import io.github.usersig.mockim.RealHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How machines are called: by URLs, by certificates, and by a container that calls back. */
public final class Hosts {

    /** What a container calls the machine of its engine. */
    public static final String OF_THE_ENGINE = "host.docker.internal";

    /** Where only programs on the same machine reach what is published. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final Pattern BRACKETS_AND_SCOPE = Pattern.compile("^\\[|(%.*)?]?$");
    private static final Pattern SCOPE = Pattern.compile("%.*");
    private static final int DISCARD = 9;

    private Hosts() {}

    /**
     * The names in the mock's certificate, with commas between them, and without what URLs put around IPv6 addresses.
     *
     * @param here what this JVM calls its machine
     * @param aliases what other containers call it
     */
    public static String inCertificate(String here, List<String> aliases) {
        Set<String> names = new LinkedHashSet<>();
        names.add(BRACKETS_AND_SCOPE.matcher(here).replaceAll(""));
        names.add(OF_THE_ENGINE);
        names.addAll(aliases);
        return String.join(",", names);
    }

    /**
     * The names under which the mock may be controlled, with commas between them. The real service's, under which it may stand in
     * as well, are none of them.
     *
     * @param here what this JVM calls its machine
     * @param more what other containers call it, and what else it is called
     */
    public static String inControl(String here, List<String> more) {
        return String.join(
                ",",
                List.of(inCertificate(here, more).split(",")).stream()
                        .filter(name -> !RealHosts.include(name))
                        .toList());
    }

    /**
     * Whether this JVM reaches what an engine publishes on {@value #LOOPBACK}.
     *
     * @param engine its engine's address, which may be on another machine, whatever that is called
     * @param machineOfTheEngine what this JVM calls that
     */
    static boolean areByLoopback(URI engine, String machineOfTheEngine) {
        String remote = engine.getHost(); // none if it is a socket of this machine
        return isLoopback(machineOfTheEngine) && (remote == null || isLoopback(remote));
    }

    /** As it is called here: other names, and IPv6, lead to other addresses of loopback. */
    private static boolean isLoopback(String host) {
        if (!host.equalsIgnoreCase("localhost") && !host.equals(LOOPBACK)) {
            return false;
        }
        try {
            return InetAddress.getByName(host).getHostAddress().equals(LOOPBACK);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** IPv6 in brackets, and without the name of its interface: that is another one in a container. */
    static String inUrl(InetAddress address) {
        String text = SCOPE.matcher(address.getHostAddress()).replaceFirst("");
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /**
     * Where a container reaches this JVM.
     *
     * @param engine its engine's address, which may be on another machine
     * @param inAContainer whether this JVM runs in a container itself, beside the other, where no name leads from there
     * @param machineOfTheEngine where this JVM reaches that
     */
    static String callback(URI engine, boolean inAContainer, Supplier<String> machineOfTheEngine) {
        String remote = engine.getHost() == null && inAContainer ? machineOfTheEngine.get() : engine.getHost();
        if (remote == null) { // a socket of this machine
            return OF_THE_ENGINE;
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress address = InetAddress.getByName(remote);
            if (address.isLoopbackAddress()) {
                return OF_THE_ENGINE;
            }
            socket.connect(address, DISCARD); // sends nothing, but tells by which address it would
            return inUrl(socket.getLocalAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("the way to the Docker engine at " + engine + " cannot be found", e);
        }
    }
}
