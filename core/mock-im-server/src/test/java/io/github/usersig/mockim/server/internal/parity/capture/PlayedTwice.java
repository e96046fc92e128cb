package io.github.usersig.mockim.server.internal.parity.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.Listener;
import io.github.usersig.mockim.server.internal.parity.play.MockBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a captured scenario on two mocks, and says what each answered: codes, and which fields of which type. */
public final class PlayedTwice {

    private static final String PARTS = """
            parts:
            - name: own
              title: what was captured
              default: true
              budget: {accounts: 1000, groups: 1000, messages: 10000, calls: 100000, minutes: 10}
              costs: nothing
            """;

    private PlayedTwice() {}

    /** The answers to its calls; it must be played to its end both times, with the same answers. */
    public static List<String> answers(String yaml) throws InterruptedException {
        Book book = Book.of(PARTS, Map.of("own/captured.yaml", yaml));
        List<String> first = play(book);
        assertThat(play(book)).as(yaml).isEqualTo(first);
        return first;
    }

    private static List<String> play(Book book) throws InterruptedException {
        List<String> answers = new ArrayList<>();
        try (MockBackEnd mock = MockBackEnd.start(SdkApp.random())) {
            Identity identity = new Identity(mock.im().app(), SdkApp.DEFAULT_ADMIN, Identity.PREFIX);
            new Player(book, mock, Player.Options.of(identity, book)).play(book.scenarios(), new Listener() {
                @Override
                public void begins(Scenario scenario) {
                    answers.clear();
                }

                @Override
                public void answered(Exchange exchange) {
                    JsonNode reply = exchange.reply();
                    answers.add(exchange.command() + " " + (reply == null ? exchange.text() : shape("", reply)));
                }

                @Override
                public void ends(Scenario scenario, @Nullable String stopped) {
                    assertThat(stopped).as(scenario.id()).isNull();
                }

                @Override
                public void skipped(Scenario scenario, String why) {
                    throw new AssertionError(scenario.id() + " was skipped: " + why);
                }
            });
        }
        assertThat(answers).isNotEmpty();
        return answers;
    }

    private static String shape(String name, JsonNode value) {
        StringBuilder shape = new StringBuilder();
        if (value.isObject()) {
            value.properties().forEach(field -> shape.append(field.getKey())
                    .append(':')
                    .append(shape(field.getKey(), field.getValue()))
                    .append(' '));
            return "{" + shape + "}";
        }
        if (value.isArray()) {
            value.forEach(item -> shape.append(shape(name, item)).append(' '));
            return "[" + shape + "]";
        }
        return name.endsWith("Code") ? value.asText() : value.getNodeType().name();
    }
}
