package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a tenant stands: its clock, its admins and where its journal has come to. It costs one small call, however much the tenant
 * holds, and is what tests change most and forget to put back.
 *
 * <pre>{@code
 * TenantStanding before = im.standing();
 * im.clock().advance(Duration.ofDays(180));
 * im.putBack(before);                          // the clock is right again; accounts and messages stay
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param ahead by how much the clock runs ahead of the real time, negative if it is behind; zero while it is frozen
 * @param frozenAt what the clock shows, if it is frozen
 * @param admins the users who may call the REST API
 * @param lastEntry the number of the newest entry of the journal, for {@link MockIm#journalAfter}
 */
public record TenantStanding(Duration ahead, Optional<Instant> frozenAt, Set<String> admins, long lastEntry) {

    /** Copies the admins, in their order. */
    public TenantStanding {
        requireNonNull(ahead, "ahead");
        requireNonNull(frozenAt, "frozenAt");
        admins = Collections.unmodifiableSet(new LinkedHashSet<>(admins));
    }

    /** The same, with other admins. */
    public TenantStanding withAdmins(Set<String> others) {
        return new TenantStanding(ahead, frozenAt, others, lastEntry);
    }
}
