package io.github.usersig.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of several figures; of an even number, the upper one of the two in the middle. */
final class Medians {

    private Medians() {}

    static <T> double median(List<T> values, ToDoubleFunction<? super T> of) {
        return median(values.stream().mapToDouble(of).toArray());
    }

    static double median(List<Double> values) {
        return median(values, Double::doubleValue);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
