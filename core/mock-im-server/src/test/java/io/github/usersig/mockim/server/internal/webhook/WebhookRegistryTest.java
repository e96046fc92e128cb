package io.github.usersig.mockim.server.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.WebhookCommand;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of the webhooks that WebhookCommand says are sent")
class WebhookRegistryTest {

    @Test
    @DisplayName("those after something are exactly the ones that tell of an event")
    void tellsOfAnEventByEachThatComesAfter() {
        assertThat(AfterWebhooks.commands()).isEqualTo(sent(false));
    }

    @Test
    @DisplayName("those before something are exactly the ones whose answers have a meaning")
    void knowsTheAnswersToEachThatComesBefore() {
        assertThat(BeforeRule.commands()).isEqualTo(sent(true));
    }

    private static Set<WebhookCommand> sent(boolean before) {
        return Arrays.stream(WebhookCommand.values())
                .filter(command -> command.isSent() && command.isBefore() == before)
                .collect(Collectors.toSet());
    }
}
