package io.github.usersig.mockim.server.internal.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How HTTPS is to be.
 *
 * @param port where it listens once it is asked for, 0 for any that is free
 * @param names more names for a certificate that the mock makes
 * @param given the certificate that it shows instead; null if it makes one
 */
public record Https(int port, List<String> names, @Nullable GivenCertificate given) {

    /** On any port, with a certificate that the mock makes. */
    public static final Https USUAL = new Https(0, List.of(), null);

    Certificates certificates(String bindAddress) {
        if (given != null) {
            return Certificates.of(given);
        }
        List<String> all = new ArrayList<>(names);
        all.add(bindAddress);
        return Certificates.make(all);
    }
}
