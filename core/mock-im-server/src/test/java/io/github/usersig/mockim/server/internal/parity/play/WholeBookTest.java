package io.github.usersig.mockim.server.internal.parity.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("The whole book, played against a mock in process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeBookTest {

    /** The codes of a fault of the service's own, and none of a caller's: no body may lead to one. */
    private static final List<Integer> INTERNAL = List.of(10002, 30006, 40006, 50004, 60008, 70500, 90992, 91000);

    private final Book book = Book.ofTheKit();
    private final MockBackEnd mock = MockBackEnd.start(SdkApp.random());
    private final Noted played = new Noted();
    private final Player player = new Player(book, mock, Player.Options.of(identity(), book));

    private Identity identity() {
        SdkApp app = mock.im().app();
        return new Identity(app, app.admins().iterator().next(), Identity.PREFIX);
    }

    /** Counts what was answered, and keeps what should not be. */
    private static final class Noted implements Listener {

        private final Map<String, Integer> calls = new LinkedHashMap<>();
        private final List<String> refused = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
        private final List<String> unplayed = new ArrayList<>();
        private int varied;

        @Override
        public void begins(Scenario scenario) {}

        @Override
        public void answered(Exchange exchange) {
            calls.merge(exchange.scenario().part(), 1, Integer::sum);
            int code = exchange.reply() == null
                    ? -1
                    : exchange.reply().path("ErrorCode").asInt(-1);
            String what = exchange + ": HTTP " + exchange.status() + " " + exchange.text();
            if (exchange.step().contains("#")) {
                varied++;
                if (exchange.status() != 200 || code < 0 || INTERNAL.contains(code)) {
                    broken.add(what);
                }
            }
            if (exchange.step().endsWith("#:valid") && code != 0) {
                refused.add(what);
            }
        }

        @Override
        public void ends(Scenario scenario, @Nullable String stopped) {
            if (stopped != null) {
                unplayed.add(scenario.id() + ": " + stopped);
            }
        }

        @Override
        public void skipped(Scenario scenario, String why) {
            if (!scenario.needsClient()) {
                unplayed.add(scenario.id() + ": " + why);
            }
        }
    }

    @BeforeAll
    void play() throws InterruptedException {
        player.play(book.scenarios(), played);
    }

    @AfterAll
    void closeMock() {
        mock.close();
    }

    @Test
    @DisplayName("gets to its end in every scenario, within the budget of each part")
    void getsToItsEnd() {
        System.out.println("calls by part: " + played.calls + ", of them variations of bodies: " + played.varied);

        assertThat(played.unplayed).isEmpty();
        assertThat(player.tallies())
                .allSatisfy(tally -> assertThat(tally.usedUp()).isEmpty());
    }

    @Test
    @DisplayName("has the valid body of every command accepted, and some that are not")
    void hasValidBodiesAccepted() {
        assertThat(played.refused).isEmpty();
        assertThat(played.varied).isGreaterThan(2_900);
    }

    @Test
    @DisplayName("finds no body that the mock breaks on")
    void findsNothingThatBreaksTheMock() {
        assertThat(played.broken).isEmpty();
    }

    @Test
    @DisplayName("leaves no group, friend, mute, word or robot behind")
    void leavesNothingBehind() {
        assertThat(player.left()).isEmpty();
        assertThat(new TreeSet<>(Remains.of(mock, identity()))).isEmpty();
    }
}
