package io.github.usersig.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the parts of {@link GrowthReport} have in common: how they measure in turns, and whether all targets were met. */
final class GrowthRounds {

    static final int WARM_UP = 3;
    static final int ROUNDS = 7;
    static final int ASKED = 200;
    static final int FEW = 1_000;
    static final double FLAT = 1.2;

    private static final String[] HEAP = {"-Xmx2g"};

    final Path now = Path.of(System.getProperty("server.jar"));
    final @Nullable String earlier = System.getProperty("earlier.server.jar");
    final boolean quick;
    final int many;
    private boolean allMet = true;

    GrowthRounds(boolean quick) {
        this.quick = quick;
        this.many = quick ? 20_000 : 100_000;
    }

    boolean allMet() {
        return allMet;
    }

    ServerProcess start(String jar) throws IOException {
        return ServerProcess.start(Path.of(jar), "{}", HEAP);
    }

    double medianMicros(GrownTenant tenant, IntFunction<byte[]> requests) throws IOException {
        double[] micros = new double[quick ? ASKED / 4 : ASKED];
        for (int i = 0; i < micros.length; i++) {
            byte[] request = requests.apply(i);
            micros[i] = tenant.micros(request);
        }
        return Medians.median(micros);
    }

    /** In turns, so that whatever else the machine does meets both. */
    void compare(
            String what, GrownTenant small, IntFunction<byte[]> ofSmall, GrownTenant large, IntFunction<byte[]> ofLarge)
            throws IOException {
        compare(what, small, ofSmall, large, ofLarge, FLAT);
    }

    void compare(
            String what,
            GrownTenant small,
            IntFunction<byte[]> ofSmall,
            GrownTenant large,
            IntFunction<byte[]> ofLarge,
            double atMost)
            throws IOException {
        small.ask(ofSmall.apply(1));
        large.ask(ofLarge.apply(1));
        List<Double> few = new ArrayList<>();
        List<Double> grown = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double one = medianMicros(small, ofSmall);
            double other = medianMicros(large, ofLarge);
            if (round >= 0) {
                few.add(one);
                grown.add(other);
            }
        }
        verdict(what + ", µs, grown and small", Medians.median(grown), Medians.median(few), atMost);
    }

    void verdict(String what, double measured, double other, double atMost) {
        double ratio = measured / other;
        boolean met = ratio <= atMost;
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f, %.0f: %.3f (%s): %s%n",
                what,
                measured,
                other,
                ratio,
                atMost == Double.MAX_VALUE ? "no target without an earlier version" : "target: at most " + atMost,
                met ? "met" : "MISSED");
    }

    static void require(boolean right, String otherwise) throws IOException {
        if (!right) {
            throw new IOException("a wrong answer: " + otherwise);
        }
    }
}
