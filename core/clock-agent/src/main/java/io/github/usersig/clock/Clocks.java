package io.github.usersig.clock;

import io.github.usersig.clock.internal.Installation;
import io.github.usersig.clock.internal.PackageClocks;
import io.github.usersig.clock.internal.Timeline;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All clocks of this JVM. */
final class Clocks {

    private static final Map<List<String>, AppClock> BY_PACKAGES = new LinkedHashMap<>();

    static final AppClock MAIN = main();

    private Clocks() {}

    private static AppClock main() {
        List<String> included = Installation.included();
        return included.isEmpty() ? new AppClock(Timeline.JVM, List.of()) : of(included);
    }

    static synchronized List<AppClock> all() {
        Set<AppClock> all = new LinkedHashSet<>(BY_PACKAGES.values());
        all.add(MAIN);
        return List.copyOf(all);
    }

    static synchronized AppClock of(List<String> packages) {
        List<String> sorted = Arrays.asList(packages.toArray(new String[0]));
        sorted.sort(null);
        AppClock known = BY_PACKAGES.get(sorted);
        if (known != null) {
            known.declare();
            return known;
        }
        Timeline timeline = new Timeline(String.join(", ", sorted));
        PackageClocks.declare(sorted, timeline);
        AppClock made = new AppClock(timeline, sorted);
        BY_PACKAGES.put(sorted, made);
        return made;
    }
}
