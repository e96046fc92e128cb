package io.github.usersig.benchmarks;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Part;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.play.BackEnd;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import io.github.usersig.mockim.server.internal.parity.record.Header;
import io.github.usersig.mockim.server.internal.parity.record.RecordingWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures what it costs to play the book: against the mock in process beside the same requests without a player, how large the recording
 * gets, and whether memory grows with the number of steps. Fails if a target is missed. {@code --only=time}, {@code size} or {@code memory}
 * measures that alone.
 */
final class ParityReport {

    private static final double MOST_TIMES = 3;
    private static final long MOST_BYTES = 2L << 20;
    private static final double FLAT = 1.2;
    private static final int ROUNDS = 5;
    private static final int AGAIN = 5;
    private static final SdkApp APP = ServerProcess.APP;

    private final Book book = Book.ofTheKit();
    private final int rounds;
    private boolean allMet = true;

    private ParityReport(boolean quick) {
        rounds = quick ? 3 : ROUNDS;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        ParityReport report = new ParityReport(options.contains("--quick"));
        List<String> only = Parts.only(options);
        Map<String, Measuring> parts = new LinkedHashMap<>();
        parts.put("time", report::time);
        parts.put("size", report::size);
        parts.put("memory", report::memory);
        for (Map.Entry<String, Measuring> part : parts.entrySet()) {
            if (only.isEmpty() || only.contains(part.getKey())) {
                part.getValue().measure();
            }
        }
        if (!report.allMet) {
            System.exit(1);
        }
    }

    private interface Measuring {
        void measure() throws Exception;
    }

    /** The whole book, and the same requests once more without a player. */
    private void time() throws Exception {
        List<Scenario> all = book.scenarios();
        double[] played = new double[rounds];
        double[] bare = new double[rounds];
        int requests = 0;
        for (int round = -1; round < rounds; round++) {
            Path file = Files.createTempFile("parity", ".jsonl");
            Files.delete(file);
            List<Sent> sent = new ArrayList<>();
            long began;
            long ended;
            try (Keeping backEnd = new Keeping(MockBackEnd.start(APP), sent)) {
                began = System.nanoTime();
                record(all, backEnd, file);
                ended = System.nanoTime();
            }
            Files.delete(file);
            long without;
            try (MockBackEnd backEnd = MockBackEnd.start(APP)) {
                long start = System.nanoTime();
                for (Sent one : sent) {
                    one.again(backEnd);
                }
                without = System.nanoTime() - start;
            }
            requests = sent.size();
            if (round >= 0) {
                played[round] = (ended - began) / 1e6;
                bare[round] = without / 1e6;
            }
        }
        verdict(
                "the whole book, " + all.size() + " scenarios and " + requests + " requests: recorded, and bare, ms",
                Medians.median(played),
                Medians.median(bare),
                MOST_TIMES);
    }

    private void size() throws Exception {
        Path file = Files.createTempFile("parity", ".jsonl");
        Files.delete(file);
        try (MockBackEnd backEnd = MockBackEnd.start(APP)) {
            record(book.scenarios(Set.of()), backEnd, file);
        }
        verdict("the recording of the default part, bytes, and 2 MB", (double) Files.size(file), MOST_BYTES, 1);
        Files.delete(file);
    }

    /** What is reachable while the default part is played for the first time, and for the fifth, the mock being a process of its own. */
    private void memory() throws Exception {
        List<Scenario> quick = book.scenarios(Set.of()).stream()
                .filter(scenario -> scenario.steps().stream().noneMatch(Step.Wait.class::isInstance))
                .toList();
        Path jar = Path.of(System.getProperty("server.jar"));
        try (ServerProcess server = ServerProcess.start(jar, "{}");
                HttpBackEnd backEnd = HttpBackEnd.at(server.endpoint(), null)) {
            Player player = player(backEnd);
            long first = 0;
            long last = 0;
            for (int time = 1; time <= AGAIN; time++) {
                Path file = Files.createTempFile("parity", ".jsonl");
                Files.delete(file);
                try (RecordingWriter writer = RecordingWriter.create(file, header())) {
                    player.play(quick, writer);
                    last = reachable();
                }
                Files.delete(file);
                first = time == 1 ? last : first;
            }
            verdict(
                    "reachable bytes after the part was played " + AGAIN + " times, and once",
                    (double) last,
                    (double) first,
                    FLAT);
        }
    }

    private static long reachable() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private void record(List<Scenario> scenarios, BackEnd backEnd, Path file) throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, header())) {
            Player player = player(backEnd);
            player.play(scenarios, writer);
            writer.finish(player.left());
        }
    }

    private Player player(BackEnd backEnd) {
        Identity identity = new Identity(APP, SdkApp.DEFAULT_ADMIN, Identity.PREFIX);
        return new Player(book, backEnd, Player.Options.of(identity, book));
    }

    private Header header() {
        List<String> parts = book.parts().stream().map(Part::name).toList();
        return new Header("benchmark", book.hash(), LocalDate.EPOCH, "here", "mock", parts);
    }

    private void verdict(String what, double measured, double other, double atMost) {
        double ratio = measured / other;
        boolean met = ratio <= atMost;
        allMet &= met;
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f, %.0f: %.3f (target: at most %.1f): %s%n",
                what,
                measured,
                other,
                ratio,
                atMost,
                met ? "met" : "MISSED");
    }

    /** A request or a pause. */
    private record Sent(BackEnd.@Nullable Request request, Duration pause) {

        void again(BackEnd backEnd) throws IOException, InterruptedException {
            if (request == null) {
                backEnd.pause(pause);
            } else {
                backEnd.send(request);
            }
        }
    }

    /** Keeps what is sent. */
    private record Keeping(MockBackEnd behind, List<Sent> sent) implements BackEnd {

        @Override
        public URI endpoint() {
            return behind.endpoint();
        }

        @Override
        public Answer send(Request request) throws IOException, InterruptedException {
            sent.add(new Sent(request, Duration.ZERO));
            return behind.send(request);
        }

        @Override
        public void pause(Duration time) {
            sent.add(new Sent(null, time));
            behind.pause(time);
        }

        @Override
        public Instant now() {
            return behind.now();
        }

        @Override
        public @Nullable Integer rate() {
            return null;
        }

        @Override
        public void close() {
            behind.close();
        }
    }
}
