package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Finds a tenant's newest messages without looking at the older ones. */
final class NewestMessages {

    private final int most;
    private final PriorityQueue<Message> newest = new PriorityQueue<>(Comparator.comparing(Message::at));

    private NewestMessages(int most) {
        this.most = most;
    }

    static List<Message> of(TenantState state, int most) {
        NewestMessages collected = new NewestMessages(most);
        state.chats()
                .conversations()
                .forEach(conversation ->
                        conversation.backwardFrom(Long.MAX_VALUE, message -> collected.take(message.toMessage())));
        for (Group group : state.groups().list()) {
            GroupChat chat = group.chat();
            for (long seq = chat.nextSeq() - 1; seq > 0; seq--) {
                GroupMessage message = chat.find(seq);
                if (message == null || !collected.take(toMessage(group, message))) {
                    break;
                }
            }
        }
        List<Message> sorted = new ArrayList<>(collected.newest);
        sorted.sort(Comparator.comparing(Message::at));
        return List.copyOf(sorted);
    }

    private static Message toMessage(Group group, GroupMessage message) {
        return new Message(
                message.from(),
                group.id(),
                Instant.ofEpochSecond(message.sentAtSeconds()),
                Long.toString(message.seq()),
                "",
                message.fate() == GroupMessage.Fate.THERE ? message.body() : "[]");
    }

    /** Whether it may be worth to look at the one before. */
    private boolean take(Message message) {
        if (newest.size() < most) {
            return newest.add(message);
        }
        if (newest.element().at().isBefore(message.at())) {
            newest.remove();
            return newest.add(message);
        }
        return false;
    }
}
