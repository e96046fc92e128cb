package io.github.usersig.mockim.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.Message;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation")
class ConversationTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    @DisplayName("takes the same message for a repetition for two minutes, and then for a new one")
    void repetition() {
        Conversation conversation = new Conversation();
        Message first = conversation.send(at(NOON), true);

        assertThat(conversation.send(at(NOON.plusSeconds(120)), true)).isEqualTo(first);
        assertThat(conversation.send(at(NOON.plusSeconds(121)), true)).isNotEqualTo(first);
        assertThat(conversation.from("alice")).hasSize(2);
    }

    private static OutgoingMessage at(Instant instant) {
        return new OutgoingMessage("alice", "bob", 1, 2, instant, "hi", "[]");
    }
}
