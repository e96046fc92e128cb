package io.github.usersig.mockim.server.internal.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The mock held against itself")
class SelfParityTest {

    private static final int RUNS = 3;
    private static final long MOST_BYTES = 2L << 20;

    private final Book book = Book.ofTheKit();
    private final List<Scenario> scenarios = book.scenarios(Set.of());

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    @DisplayName("differs in nothing, in process, three times; the recording of the default part is under 2 MB")
    void agreesInProcess() throws Exception {
        for (int run = 1; run <= RUNS; run++) {
            Path file = folder.resolve("in-process-" + run + ".jsonl");
            try (MockBackEnd recorded = MockBackEnd.start(Playing.APP);
                    MockBackEnd mock = MockBackEnd.start(Playing.APP)) {
                Playing.record(book, scenarios, recorded, file);
                agree(file, mock);
            }
            assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        }
    }

    @Test
    @DisplayName("differs in nothing over HTTP, three times")
    void agreesOverHttp() throws Exception {
        try (MockBackEnd server = MockBackEnd.start(Playing.APP);
                HttpBackEnd recorded = HttpBackEnd.at(server.endpoint(), null)) {
            List<Scenario> quick =
                    scenarios.stream().filter(SelfParityTest::isQuick).toList();
            for (int run = 1; run <= RUNS; run++) {
                Path file = folder.resolve("http-" + run + ".jsonl");
                Playing.record(book, quick, recorded, file);
                try (MockBackEnd mock = MockBackEnd.start(Playing.APP)) {
                    agree(file, mock);
                }
            }
        }
    }

    /** Time passes over HTTP as it does here. */
    private static boolean isQuick(Scenario scenario) {
        return scenario.steps().stream().noneMatch(Step.Wait.class::isInstance);
    }

    private void agree(Path file, MockBackEnd mock) throws Exception {
        Report report = Playing.check(book, file, mock);

        assertThat(report.facts()).extracting(Fact::headline).isEmpty();
        assertThat(report.agreed()).isEqualTo(report.scenarios()).isGreaterThan(100);
        assertThat(report.leftOut())
                .allMatch(
                        left -> left.why().contains("it needs") || left.why().equals("in the book, and not recorded"));
    }
}
