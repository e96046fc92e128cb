package io.github.usersig.mockim.server.internal.http;

import io.github.usersig.mockim.RealHosts;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names under which the mock lets itself be controlled. A page in a browser can give its own name any address, that of
 * this machine too; so a name counts only if it can lead nowhere but to loopback, or if somebody has named it. An address is
 * nobody's to give.
 */
public final class ControlHosts {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_.])?");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*(%.*)?");

    private final Set<String> named;

    /**
     * Loopback, addresses, and these names.
     *
     * @param named host names that {@link #requireName} has seen
     */
    public ControlHosts(Collection<String> named) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : named) {
            names.add(plain(name));
        }
        this.named = Set.copyOf(names);
    }

    /**
     * A name under which a mock may be controlled.
     *
     * @throws IllegalArgumentException if it is no host name, or one of the real service
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches() && !isAddress(plain(name))) {
            throw new IllegalArgumentException("\"" + name + "\" is no host name: give one without scheme, port and"
                    + " stars, as in mock.example or mock-im");
        }
        if (RealHosts.include(plain(name))) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is a host of the real service: what is sent there is for"
                            + " the commands of the service, never for the mock's controls");
        }
        return name;
    }

    /** Whether a request for this host may control the mock. */
    boolean allow(String host) {
        String plain = plain(host);
        return isLoopback(plain) || isAddress(plain) || named.contains(plain);
    }

    /** Whether somebody has named this very host. Loopback and addresses do not count: other pages come from there too. */
    boolean isNamed(String host) {
        String plain = plain(host);
        return named.contains(plain) && !isLoopback(plain) && !isAddress(plain);
    }

    private static boolean isLoopback(String plain) {
        return plain.equals("localhost") || plain.endsWith(".localhost");
    }

    private static boolean isAddress(String plain) {
        return IPV4.matcher(plain).matches() || IPV6.matcher(plain).matches();
    }

    /** In small letters, without the brackets of IPv6 and the dot at the end. */
    static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
