package com.acme.model;

import com.acme.model.Observed.Ran;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which runs were seen, by task or job and number. */
final class Sightings {

    private record Key(int id, int run) {}

    private final Map<Key, Ran> all = new HashMap<>();
    private String doubled = "";

    Sightings(List<Ran> runs) {
        for (Ran run : runs) {
            Ran other = all.put(new Key(run.id(), run.run()), run);
            if (other != null) {
                doubled = "ran twice: " + other + " and " + run;
            }
        }
    }

    Optional<Ran> of(int id, int run) {
        return Optional.ofNullable(all.get(new Key(id, run)));
    }

    List<Ran> without(Set<Ran> explained) {
        return all.values().stream().filter(run -> !explained.contains(run)).toList();
    }

    /** What was handed over once and ran twice, or nothing. */
    String doubled() {
        return doubled;
    }
}
