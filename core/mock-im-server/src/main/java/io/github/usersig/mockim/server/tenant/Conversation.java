package io.github.usersig.mockim.server.tenant;

import io.github.usersig.mockim.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What two users wrote to each other. */
final class Conversation {

    /**
     * For how long the same message counts as a repetition, as the page of sendmsg says (document 269/2282, 2026).
     * That page goes by sender, MsgSeq, MsgRandom and content.
     */
    static final Duration REPETITION = Duration.ofMinutes(2);

    private record Fingerprint(String from, long seq, long random, String body) {}

    private final List<Message> messages = new ArrayList<>();
    private final Map<Fingerprint, Message> recent = new LinkedHashMap<>();

    synchronized Message send(OutgoingMessage outgoing, boolean stored) {
        forgetBefore(outgoing.at().minus(REPETITION));
        Fingerprint fingerprint = new Fingerprint(outgoing.from(), outgoing.seq(), outgoing.random(), outgoing.body());
        Message first = recent.get(fingerprint);
        if (first != null) {
            return first;
        }
        Message message = outgoing.toMessage();
        recent.put(fingerprint, message);
        if (stored) {
            messages.add(message);
        }
        return message;
    }

    synchronized List<Message> from(String sender) {
        return messages.stream()
                .filter(message -> message.from().equals(sender))
                .toList();
    }

    private void forgetBefore(Instant instant) {
        Iterator<Message> oldest = recent.values().iterator();
        while (oldest.hasNext() && oldest.next().at().isBefore(instant)) {
            oldest.remove();
        }
    }
}
