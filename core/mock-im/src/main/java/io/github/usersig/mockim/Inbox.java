package io.github.usersig.mockim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The messages that a client got, each once, in the order they came. */
final class Inbox {

    private final List<ReceivedMessage> messages = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    void addToOne(JsonNode json) {
        add("", json, json.path("MsgKey").asText());
    }

    void addToGroup(JsonNode json) {
        add(json.path("ToGroupId").asText(), json, json.path("MsgSeq").asText());
    }

    private void add(String groupId, JsonNode json, String key) {
        ReceivedMessage message = new ReceivedMessage(
                json.path("From_Account").asText(),
                groupId,
                Instant.ofEpochSecond(json.path("MsgTimeStamp").asLong()),
                key,
                text(json.path("MsgBody")),
                json.path("MsgBody").toString());
        lock.lock();
        try {
            if (seen.add(message.from() + "\n" + groupId + "\n" + key)) {
                messages.add(message);
                more.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private static String text(JsonNode body) {
        StringBuilder text = new StringBuilder();
        for (JsonNode element : body) {
            if (element.path("MsgType").asText().equals("TIMTextElem")) {
                text.append(element.path("MsgContent").path("Text").asText());
            }
        }
        return text.toString();
    }

    List<ReceivedMessage> list() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are so many; the list is shorter if the time is up before. */
    List<ReceivedMessage> await(int atLeast, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (messages.size() < atLeast && left > 0) {
                left = more.awaitNanos(left);
            }
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /** For messages: a length of time as people say it. */
    static String describe(Duration patience) {
        long millis = patience.toMillis();
        return millis % TimeUnit.SECONDS.toMillis(1) == 0 ? patience.toSeconds() + " s" : millis + " ms";
    }
}
