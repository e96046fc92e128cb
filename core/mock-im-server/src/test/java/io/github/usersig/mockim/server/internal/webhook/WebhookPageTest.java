package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.WebhookCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of webhooks in docs/webhooks.md")
class WebhookPageTest {

    private static final String BEGIN = "<!-- begin: made from WebhookCommand -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    @DisplayName("is what the code says; if not, the right page is in target/webhooks.md")
    void isWhatTheCodeSays() throws IOException {
        String found = Files.readString(Path.of("../../docs/webhooks.md"), UTF_8);
        String wanted = found.substring(0, found.indexOf(BEGIN) + BEGIN.length())
                + "| CallbackCommand | when | the mock |\n|---|---|---|\n"
                + Arrays.stream(WebhookCommand.values())
                        .map(WebhookPageTest::row)
                        .collect(Collectors.joining())
                + found.substring(found.indexOf(END));
        Files.writeString(Path.of("target/webhooks.md"), wanted, UTF_8);

        assertThat(found).isEqualTo(wanted);
    }

    private static String row(WebhookCommand command) {
        return "| `" + command + "` | " + (command.isBefore() ? "before" : "after") + " | "
                + (command.isSent() ? "sends it" : "never: " + command.whyNot()) + " |\n";
    }
}
