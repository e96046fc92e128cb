package io.github.usersig.mockim.server.internal.event;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** About the messages of groups and topics. */
public sealed interface GroupMessageEvent extends GroupEvent {

    /**
     * A message as it was at that moment.
     *
     * @param topicId the topic it is in; empty if in none
     * @param id its MsgSeq, 0 if it was not sent, and its Random
     * @param sentAt when
     * @param priority from 1, high, to 4, lowest
     * @param body its MsgBody as JSON
     * @param custom its CloudCustomData, empty if it has none
     * @param version how often it was modified
     * @param extensible whether it was sent with SupportMessageExtension
     */
    record Content(
            String topicId,
            String from,
            MessageId id,
            SentAt sentAt,
            int priority,
            String body,
            String custom,
            int version,
            boolean extensible) {

        /** Its MsgSeq; 0 if it was not sent. */
        public long seq() {
            return id.seq();
        }

        /** Its Random. */
        public long random() {
            return id.random();
        }

        /** When, in seconds since 1970. */
        public long sentAtSeconds() {
            return sentAt.seconds();
        }

        /** When, by the clock of the client that sent it. */
        public long clientSeconds() {
            return sentAt.clientSeconds();
        }
    }

    /**
     * Who is meant by an @ in a message.
     *
     * @param userId null for all members
     */
    record Mention(@Nullable String userId) implements Serializable {}

    /** How a message was to be sent. */
    enum Option {
        /** Only to clients that are online, and kept nowhere. */
        ONLINE_ONLY,
        /** It counts as unread nowhere. */
        NO_UNREAD,
        /** It is no conversation's last message. */
        NO_LAST_MESSAGE,
        /** It was sent with NeedReadReceipt. */
        RECEIPT_WANTED,
        /** To all live rooms at once. */
        BROADCAST,
        /** The caller wants no webhook after it. */
        NO_WEBHOOK
    }

    /**
     * A message was sent. A repetition that the service drops is no event.
     *
     * @param to the only members who get it; empty for all
     */
    record Sent(Which group, Content message, Set<Option> options, List<Mention> mentions, List<String> to)
            implements GroupMessageEvent {

        /** Whether it was sent like this. */
        public boolean is(Option option) {
            return options.contains(option);
        }
    }

    /**
     * A well-formed message was not sent.
     *
     * @param onlineOnly whether it was meant only for clients that are online
     * @param code why, as the sender is told
     * @param reason the same in words
     */
    record Failed(Which group, Content message, boolean onlineOnly, int code, String reason)
            implements GroupMessageEvent {}

    /** Messages were taken back. */
    record Recalled(Which group, String topicId, List<Long> seqs) implements GroupMessageEvent {}

    /** A message has another MsgBody or CloudCustomData now. */
    record Modified(Which group, Content message) implements GroupMessageEvent {}

    /** Messages were deleted for all. */
    record Deleted(Which group, String topicId, List<Long> seqs) implements GroupMessageEvent {}

    /** How many members have read a message. */
    record Receipt(long seq, int read, int unread) {}

    /** A member has read messages that were sent with NeedReadReceipt. */
    record Read(Which group, String reader, List<Receipt> receipts) implements GroupMessageEvent {}

    /**
     * A member reacted to a message, or does not any more.
     *
     * @param added which of the two
     * @param count how many members react like this then
     * @param users the first of them
     */
    record Reacted(
            Which group, Content message, String userId, String reaction, boolean added, int count, List<String> users)
            implements GroupMessageEvent {}

    /**
     * A message stands at the top now, or no more.
     *
     * @param operator who wanted it
     * @param pinned which of the two
     */
    record Pinned(Which group, Content message, String operator, boolean pinned) implements GroupMessageEvent {}

    /**
     * Keys and values attached to a message changed.
     *
     * @param operation 1 set, 2 deleted, 3 all deleted
     */
    record ExtensionsChanged(Which group, long seq, int operation, List<ExtensionValue> changed, long latest)
            implements GroupMessageEvent {}
}
