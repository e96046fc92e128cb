package io.github.usersig.mockim.server.internal.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.compare.SixtyTwists.Other;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A service that is the mock in all but one fact")
@TestInstance(Lifecycle.PER_CLASS)
class TwistsTest {

    private static final Path BOOK = Path.of("src", "test", "resources", "parity-twists");

    private final MockBackEnd behind = MockBackEnd.start(Playing.APP);
    private final MockBackEnd mock = MockBackEnd.start(Playing.APP);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TwistedService service;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Book book;

    @BeforeAll
    void start() throws Exception {
        service = new TwistedService(behind.endpoint());
        book = Book.of(BOOK);
    }

    @AfterAll
    void stop() {
        service.close();
        behind.close();
        mock.close();
    }

    static List<Other> twists() {
        return SixtyTwists.all();
    }

    @Test
    @DisplayName("is tried in sixty ways")
    void areSixty() {
        assertThat(twists()).extracting(Other::name).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    @DisplayName("is in agreement without a twist")
    void agreesWithoutOne(@TempDir Path folder) throws Exception {
        Report report = report(folder, (asked, other) -> other.ask(asked));

        assertThat(report.facts()).extracting(Fact::key).isEmpty();
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.isAgreement()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twists")
    @DisplayName("is found out, and nothing else is complained of")
    void isFound(Other twist, @TempDir Path folder) throws Exception {
        Report report = report(folder, twist.behaviour());

        assertThat(report.facts()).as("the fact is named").anyMatch(twist::isNamedBy);
        assertThat(report.facts()).as("no unrelated fact").allMatch(fact -> twist.commands()
                .contains(fact.command()));
        assertThat(report.isAgreement()).isFalse();
    }

    private Report report(Path folder, TwistedService.Behaviour behaviour) throws Exception {
        Path file = folder.resolve("recording.jsonl");
        service.behaving(behaviour);
        behind.im().reset();
        mock.im().reset();
        Playing.record(book, book.scenarios(), HttpBackEnd.at(service.endpoint(), null), file);
        return Playing.check(book, file, mock);
    }
}
