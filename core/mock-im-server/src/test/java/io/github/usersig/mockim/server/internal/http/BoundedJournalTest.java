package io.github.usersig.mockim.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WireMock's journal")
class BoundedJournalTest {

    private final BoundedJournal journal = new BoundedJournal(1_000);

    private ServeEvent add(int length) {
        ServeEvent event = ServeEvent.of(Json.read(
                Json.write(Map.of(
                        "url",
                        "/nothing",
                        "method",
                        "POST",
                        "headers",
                        Map.of(),
                        "bodyAsBase64",
                        Base64.getEncoder().encodeToString(new byte[length]))),
                LoggedRequest.class));
        journal.add(event);
        return event;
    }

    private List<ServeEvent> all() {
        return journal.getAll().toList();
    }

    @Test
    @DisplayName("keeps the newest requests whose bodies fit into it, newest first as WireMock has them")
    void keepsTheNewestThatFit() {
        add(400);
        ServeEvent second = add(400);
        ServeEvent third = add(400);

        assertThat(all()).extracting(ServeEvent::getId).containsExactly(third.getId(), second.getId());
    }

    @Test
    @DisplayName("keeps the newest even if that alone is too long")
    void keepsTheNewestInAnyCase() {
        add(10);
        ServeEvent longest = add(5_000);

        assertThat(all()).extracting(ServeEvent::getId).containsExactly(longest.getId());
    }

    @Test
    @DisplayName("has room again for what was removed, cleared, or dropped by WireMock itself")
    void hasRoomAgain() {
        ServeEvent removed = add(900);
        journal.remove(removed.getId());
        ServeEvent dropped = add(900);
        assertThat(all()).extracting(ServeEvent::getId).containsExactly(dropped.getId());
        journal.removeLast();
        add(900);
        journal.clear();
        add(500);
        ServeEvent last = add(500);
        journal.put(last.getId(), last);

        assertThat(all()).hasSize(2);
        assertThat(journal.get(last.getId())).isPresent();
    }
}
