package io.github.usersig.mockim.server.internal.override;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Overrides, looked up by what they concern,")
class ActiveOverridesTest {

    /** One for calls of this name, or for all if that is empty; wanted by a test or not. */
    private record Thing(String name, int times, int percent, boolean wanted, int id) {}

    private static final class ThingKind implements ActiveOverrides.Kind<Thing> {

        private int looked;

        @Override
        public Object subject(Thing thing) {
            return thing.name();
        }

        @Override
        public int times(Thing thing) {
            return thing.times();
        }

        @Override
        public Thing withTimes(Thing thing, int times) {
            return new Thing(thing.name(), times, thing.percent(), thing.wanted(), thing.id());
        }

        @Override
        public int percent(Thing thing) {
            looked++;
            return thing.percent();
        }
    }

    /** A list from the newest to the oldest, gone through from its start. */
    private static final class PlainList {

        private final List<Thing> newestFirst = new ArrayList<>();
        private final List<long[]> seen = new ArrayList<>();

        void add(Thing thing) {
            newestFirst.add(0, thing);
            seen.add(0, new long[1]);
        }

        Optional<Thing> take(String name) {
            for (int i = 0; i < newestFirst.size(); i++) {
                Thing thing = newestFirst.get(i);
                boolean concerned = thing.name().isEmpty() || thing.name().equals(name);
                if (concerned && thing.wanted()) {
                    long before = seen.get(i)[0]++;
                    if ((before + 1) * thing.percent() / 100 > before * thing.percent() / 100) {
                        used(i, thing);
                        return Optional.of(thing);
                    }
                }
            }
            return Optional.empty();
        }

        private void used(int i, Thing thing) {
            if (thing.times() == 1) {
                newestFirst.remove(i);
                seen.remove(i);
            } else if (thing.times() != Integer.MAX_VALUE) {
                newestFirst.set(
                        i, new Thing(thing.name(), thing.times() - 1, thing.percent(), thing.wanted(), thing.id()));
            }
        }
    }

    @RepeatedTest(200)
    @DisplayName("are taken as from a plain list: the newest that fits, each for its share and its number of times")
    void areTakenAsFromAPlainList(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ActiveOverrides<Thing> overrides = new ActiveOverrides<>(new ThingKind());
        PlainList expected = new PlainList();
        for (int i = 0; i < 300; i++) {
            String name = List.of("", "a", "b", "c").get(random.nextInt(4));
            if (random.nextInt(4) == 0) {
                int times = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(3);
                int percent = random.nextBoolean() ? 100 : 1 + random.nextInt(99);
                Thing thing = new Thing(name, times, percent, random.nextInt(5) > 0, i);
                overrides.add(thing);
                expected.add(thing);
            } else {
                assertThat(overrides.take(List.of(name, ""), Thing::wanted).map(Thing::id))
                        .isEqualTo(expected.take(name).map(Thing::id));
            }
            assertThat(overrides.list()).isEqualTo(expected.newestFirst);
        }
    }

    @Test
    @DisplayName("are not looked at if they concern something else, however many there are")
    void areNotLookedAtIfTheyConcernSomethingElse() {
        ThingKind kind = new ThingKind();
        ActiveOverrides<Thing> overrides = new ActiveOverrides<>(kind);
        overrides.add(new Thing("mine", Integer.MAX_VALUE, 100, true, -1));
        for (int i = 0; i < 20_000; i++) {
            overrides.add(new Thing("other" + i, Integer.MAX_VALUE, 100, true, i));
        }

        assertThat(overrides.take(List.of("mine", ""), thing -> true).map(Thing::id))
                .contains(-1);
        assertThat(overrides.take(List.of("nobody's", ""), thing -> true)).isEmpty();
        assertThat(kind.looked).isEqualTo(1);
    }
}
