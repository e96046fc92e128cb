package io.github.usersig.mockim.server.internal.parity.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Part;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each part of the book")
class EveryPartTest {

    private static final SdkApp APP = SdkApp.random();
    private static final Book BOOK = Book.ofTheKit();

    static Stream<String> parts() {
        return BOOK.parts().stream().map(Part::name);
    }

    @ParameterizedTest
    @MethodSource("parts")
    @DisplayName("is played to its end on the mock, in its budget and leaving no group behind")
    void isPlayedToItsEndInItsBudget(String part) throws InterruptedException {
        try (MockBackEnd mock = MockBackEnd.start(APP)) {
            Identity identity = new Identity(APP, SdkApp.DEFAULT_ADMIN, Identity.PREFIX);
            Player player = new Player(BOOK, mock, Player.Options.of(identity, BOOK));
            NotPlayed notPlayed = new NotPlayed();

            player.play(BOOK.scenarios(Set.of(part)), notPlayed);

            assertThat(notPlayed.why).isEmpty();
            Tally tally = player.tallies().get(0);
            assertThat(tally.usedUp()).isEmpty();
            assertThat(mock.im().journal().last())
                    .as("calls in the mock's journal")
                    .isLessThanOrEqualTo(tally.part().budget().calls());
            assertThat(player.left()).as("left behind").isEmpty();
        }
    }

    /** Remembers why scenarios were stopped or skipped. Those with a client are skipped without one. */
    private static final class NotPlayed implements Listener {

        private final Map<String, String> why = new TreeMap<>();

        @Override
        public void begins(Scenario scenario) {
            why.remove(scenario.id());
        }

        @Override
        public void answered(Exchange exchange) {}

        @Override
        public void ends(Scenario scenario, @Nullable String stopped) {
            if (stopped != null) {
                why.put(scenario.id(), stopped);
            }
        }

        @Override
        public void skipped(Scenario scenario, String reason) {
            if (!scenario.needsClient()) {
                why.put(scenario.id(), "skipped: " + reason);
            }
        }
    }
}
