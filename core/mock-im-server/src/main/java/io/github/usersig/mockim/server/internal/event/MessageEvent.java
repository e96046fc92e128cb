package io.github.usersig.mockim.server.internal.event;

import java.util.List;
import java.util.Set;

/** About one-to-one messages. */
public sealed interface MessageEvent extends Event {

    /**
     * A message as it was at that moment.
     *
     * @param id its MsgSeq and MsgRandom
     * @param sentAt when
     * @param key its MsgKey
     * @param body its MsgBody as JSON
     * @param custom its CloudCustomData, empty if it has none
     * @param version how often it was modified
     * @param receiptWanted whether it was sent with IsNeedReadReceipt
     * @param extensible whether it was sent with SupportMessageExtension
     */
    record Content(
            String from,
            String to,
            MessageId id,
            SentAt sentAt,
            String key,
            String body,
            String custom,
            int version,
            boolean receiptWanted,
            boolean extensible) {

        /** Its MsgSeq; 0 if it was not sent. */
        public long seq() {
            return id.seq();
        }

        /** Its MsgRandom. */
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

    /** How a message was to be sent. */
    enum Option {
        /** Only to clients that are online, and kept nowhere. */
        ONLINE_ONLY,
        /** Not to the sender's other clients, nor into the sender's history. */
        NOT_TO_SENDER,
        /** It counts as unread nowhere. */
        NO_UNREAD,
        /** It is no conversation's last message. */
        NO_LAST_MESSAGE,
        /** There is no webhook after it, for the caller wants none or the command has none. */
        NO_WEBHOOK
    }

    /**
     * A message was sent. A repetition that the service drops is no event.
     *
     * @param options how
     * @param unread how many messages the receiver has not read then, of all conversations
     */
    record Sent(Content message, Set<Option> options, int unread) implements MessageEvent {

        /** Whether it was sent like this. */
        public boolean is(Option option) {
            return options.contains(option);
        }
    }

    /**
     * A well-formed message was not sent. It has no place in a history.
     *
     * @param onlineOnly whether it was meant only for clients that are online
     * @param code why, as the sender is told
     * @param reason the same in words
     */
    record Failed(Content message, boolean onlineOnly, int code, String reason) implements MessageEvent {}

    /**
     * A message was taken back.
     *
     * @param unread how many messages the receiver has not read then, of all conversations
     */
    record Recalled(Content message, int unread) implements MessageEvent {}

    /** A message has another MsgBody or CloudCustomData now. */
    record Modified(Content message) implements MessageEvent {}

    /**
     * A user has read what a peer wrote.
     *
     * @param upToSeconds everything up to this second
     * @param unread how many messages the reader has not read then, of all conversations
     */
    record Read(String reader, String peer, long upToSeconds, int unread) implements MessageEvent {}

    /** A user sent read receipts for these messages of a peer, by their MsgKey. */
    record ReceiptsSent(String reader, String peer, List<String> keys) implements MessageEvent {}

    /** A user deleted these messages from the own side of a conversation, by their MsgKey. */
    record Deleted(String userId, String peer, List<String> keys) implements MessageEvent {}

    /**
     * A user reacted to a message, or does not any more.
     *
     * @param added which of the two
     * @param count how many users react like this then
     * @param users the first of them
     */
    record Reacted(Content message, String userId, String reaction, boolean added, int count, List<String> users)
            implements MessageEvent {}

    /**
     * Keys and values attached to a message changed.
     *
     * @param operation 1 set, 2 deleted, 3 all deleted
     * @param latest the highest Seq among the message's extensions
     */
    record ExtensionsChanged(
            String from, String to, String key, int operation, List<ExtensionValue> changed, long latest)
            implements MessageEvent {}
}
