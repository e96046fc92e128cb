package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Elements that are found by their place")
class PlacesTest {

    private record Numbered(int number, int id) implements Comparable<Numbered> {

        @Override
        public int compareTo(Numbered other) {
            return Integer.compare(number, other.number);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName(
            "stand where they stand in a list that is kept sorted, whatever is added and taken out, and in all pages of it")
    void areLikeASortedList(long seed) {
        Random random = new Random(seed);
        Places<Numbered> places = new Places<>();
        List<Numbered> naive = new ArrayList<>();
        int values = seed % 2 == 0 ? 50 : 1_000_000; // with many equals, and with hardly any
        for (int step = 0; step < 12_000; step++) {
            boolean grows = step < 7_000;
            if (naive.isEmpty() || random.nextInt(10) < (grows ? 8 : 2)) {
                Numbered added = new Numbered(seed == 3 ? step : random.nextInt(values), step);
                places.add(added);
                naive.add(added);
                Collections.sort(naive); // stable: behind its equals
            } else {
                Numbered gone = naive.remove(random.nextInt(naive.size()));
                assertThat(places.remove(gone)).isTrue();
                assertThat(places.remove(gone)).isFalse();
            }
            if (step % 100 == 0 && !naive.isEmpty()) {
                assertThat(places).hasSize(naive.size()).containsExactlyElementsOf(naive);
                int place = random.nextInt(naive.size());
                Numbered there = naive.get(place);
                assertThat(places.get(place)).isSameAs(there);
                assertThat(places.before(there)).isEqualTo((int) naive.stream()
                        .filter(each -> each.number() < there.number())
                        .count());
                assertThat(places.page(place, place + 100L))
                        .isEqualTo(naive.subList(place, Math.min(naive.size(), place + 100)));
            }
        }
        assertThat(places.page(naive.size(), naive.size() + 5L)).isEmpty();
        assertThat(places.page(0, Long.MAX_VALUE)).isEqualTo(naive);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 500})
    @DisplayName("are paged together with others as if all were sorted, their own before equal ones of the others")
    void arePagedWithOthers(int count) {
        Random random = new Random(count);
        Places<Numbered> places = new Places<>();
        List<Numbered> naive = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Numbered added = new Numbered(random.nextInt(900), i);
            places.add(added);
            naive.add(added);
        }
        List<Numbered> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            others.add(new Numbered(random.nextInt(1_000), 10_000 + i));
        }
        Collections.sort(others);
        naive.addAll(others);
        Collections.sort(naive);

        for (int from = 0; from < naive.size(); from += 37) {
            assertThat(places.pageWith(others, from, from + 100L))
                    .isEqualTo(naive.subList(from, Math.min(naive.size(), from + 100)));
        }
        assertThat(places.pageWith(others, 0, Long.MAX_VALUE)).isEqualTo(naive);
        assertThat(new Places<Numbered>().pageWith(others, 0, 1_000)).isEqualTo(others);
    }

    @Test
    @DisplayName("make a map that is like a LinkedHashMap, page by page too")
    void areLikeALinkedHashMap() {
        Random random = new Random(1);
        PagedMap<Integer, Integer> map = new PagedMap<>();
        Map<Integer, Integer> naive = new LinkedHashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Integer key = random.nextInt(3_000);
            if (random.nextInt(3) > 0) {
                assertThat(map.put(key, step)).isEqualTo(naive.put(key, step));
            } else {
                assertThat(map.remove(key)).isEqualTo(naive.remove(key));
            }
        }

        assertThat(map).isEqualTo(naive).hasSameHashCodeAs(naive);
        List<Map.Entry<Integer, Integer>> inOrder = List.copyOf(naive.entrySet());
        assertThat(List.copyOf(map.entrySet())).isEqualTo(inOrder);
        for (int from = 0; from < inOrder.size(); from += 50) {
            assertThat(map.page(from, from + 60L))
                    .isEqualTo(inOrder.subList(from, Math.min(inOrder.size(), from + 60)));
            assertThat(map.placeOf(inOrder.get(from).getKey())).isEqualTo(from);
        }
        map.clear();
        assertThat(map).isEmpty();
        assertThat(map.page(0, 10)).isEmpty();
    }
}
