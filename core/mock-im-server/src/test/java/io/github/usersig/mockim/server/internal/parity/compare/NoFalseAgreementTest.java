package io.github.usersig.mockim.server.internal.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.compare.TwistedService.Answered;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import io.github.usersig.mockim.server.internal.parity.record.RecordingWriter;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A back end that does not answer as one should")
class NoFalseAgreementTest {

    private static final String OK = "{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0}";

    private final MockBackEnd behind = MockBackEnd.start(Playing.APP);
    private final MockBackEnd mock = MockBackEnd.start(Playing.APP);
    private final AtomicInteger calls = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TwistedService service;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Book book;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        service = new TwistedService(behind.endpoint());
        book = Book.of(Path.of("src", "test", "resources", "parity-twists"));
    }

    @AfterEach
    void stop() {
        service.close();
        behind.close();
        mock.close();
    }

    @Test
    @DisplayName(
            "because it says OK to everything is objected to before anything is recorded, and agrees in nothing that"
                    + " matters")
    void sayingOkToEverything() throws Exception {
        service.behaving((asked, other) -> new Answered(200, OK));
        HttpBackEnd stub = HttpBackEnd.at(service.endpoint(), null);

        assertThat(Playing.player(book, stub).objection())
                .hasValueSatisfying(why -> assertThat(why).contains("tampered"));

        Report report = recordAndCheck(stub);
        assertThat(report.isAgreement()).isFalse();
        assertThat(report.agreed()).isZero();
    }

    @Test
    @DisplayName("because every tenth connection breaks agrees in what was played whole, and no more; nothing is left"
            + " behind")
    void droppingConnections() throws Exception {
        service.behaving((asked, other) -> {
            if (calls.incrementAndGet() % 10 == 0) {
                throw new IOException("dropped on purpose");
            }
            return other.ask(asked);
        });

        Report report = recordAndCheck(HttpBackEnd.at(service.endpoint(), null));

        assertThat(report.facts()).extracting(Fact::headline).isEmpty();
        assertThat(report.agreed()).isEqualTo(report.scenarios());
        assertThat(report.scenarios() + report.leftOut().size())
                .isEqualTo(book.scenarios().size());
        assertThat(report.leftOut()).allMatch(left -> left.why().contains("stopped when it was recorded"));
        assertThat(report.isAgreement()).isEqualTo(report.leftOut().isEmpty());
        assertThat(new RestCall(behind.endpoint(), Playing.APP)
                        .command("group_open_http_svc/get_appid_group_list")
                        .body("{}")
                        .reply()
                        .json()
                        .path("GroupIdList"))
                .isEmpty();
    }

    @Test
    @DisplayName("because it is asked too often is asked again, and agrees in the end")
    void limitingTheRate() throws Exception {
        service.behaving((asked, other) -> calls.incrementAndGet() % 3 == 0
                ? new Answered(200, "{\"ActionStatus\":\"FAIL\",\"ErrorInfo\":\"too often\",\"ErrorCode\":60007}")
                : other.ask(asked));

        Report report = recordAndCheck(HttpBackEnd.at(service.endpoint(), null));

        assertThat(report.facts()).extracting(Fact::headline).isEmpty();
        assertThat(report.isAgreement()).isTrue();
    }

    private Report recordAndCheck(HttpBackEnd recorded) throws Exception {
        Path file = folder.resolve("recording.jsonl");
        Player.Options usual = Player.Options.of(Playing.IDENTITY, book);
        Player.Options quick = new Player.Options(usual.identity(), usual.has(), null, Duration.ofMillis(1));
        try (RecordingWriter writer = RecordingWriter.create(file, Playing.header(book))) {
            new Player(book, recorded, quick).play(book.scenarios(), writer);
            writer.finish(List.of());
        }
        return Playing.check(book, file, mock);
    }
}
