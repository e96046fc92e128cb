package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.TenantStanding;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;

/** How a tenant stands, in JSON. */
public final class StandingJson {

    private StandingJson() {}

    /** It; without {@code frozenAt} if the clock runs. */
    public static Json write(TenantStanding standing) {
        Json json = Json.object()
                .put("ahead", standing.ahead().toString())
                .putTexts("admins", standing.admins())
                .put("lastEntry", standing.lastEntry());
        standing.frozenAt().ifPresent(instant -> json.put("frozenAt", instant.toString()));
        return json;
    }

    /** What {@link #write} wrote. */
    public static TenantStanding read(Json json) {
        Optional<Instant> frozenAt = json.has("frozenAt") ? Optional.of(json.instant("frozenAt")) : Optional.empty();
        return new TenantStanding(
                json.anyDuration("ahead"),
                frozenAt,
                new LinkedHashSet<>(json.texts("admins")),
                json.longNumber("lastEntry"));
    }
}
