package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.client.ClientJson;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.Listener;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.OfficialEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.SessionEvent;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Session;
import io.github.usersig.mockim.server.internal.tenant.Session.Kept;
import io.github.usersig.mockim.server.internal.tenant.StatusWatch.Status;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.TinyIds;
import java.util.List;
import java.util.Set;

/**
 * Tells the clients that are online what happens. It is called with the tenant's lock held and only puts frames into the
 * clients' outboxes, so that everybody gets them in the order things happened.
 */
final class ClientPushes implements Listener {

    private final Tenant tenant;
    private final EventTable<Caller> table;

    ClientPushes(Tenant tenant) {
        this.tenant = tenant;
        EventTable.Builder<Caller> rows = new EventTable.Builder<>();
        addMessages(rows);
        addRelations(rows);
        addUsers(rows);
        new GroupPushes(tenant, this).addTo(rows);
        new AttachedPushes(tenant, this).addTo(rows);
        new ConversationPushes(this).addTo(rows);
        this.table = rows.build();
    }

    @Override
    public void on(Happening happening) {
        table.react(happening.event(), happening.by());
    }

    private void addMessages(EventTable.Builder<Caller> rows) {
        rows.on(MessageEvent.Sent.class, this::sent)
                .on(MessageEvent.Recalled.class, this::recalled)
                .on(MessageEvent.Modified.class, this::modified)
                .on(MessageEvent.Read.class, this::read)
                .on(MessageEvent.ReceiptsSent.class, (receipts, by) -> receipts(receipts))
                .ignore(List.of(
                        MessageEvent.Failed.class, // the sender has the answer
                        MessageEvent.Deleted.class))
                .ignore(List.of( // of official accounts clients are told nothing yet
                        OfficialEvent.Created.class,
                        OfficialEvent.Destroyed.class,
                        OfficialEvent.InfoChanged.class,
                        OfficialEvent.Subscribed.class,
                        OfficialEvent.Unsubscribed.class,
                        OfficialEvent.MessageSent.class,
                        OfficialEvent.MessagesRecalled.class));
    }

    private void addRelations(EventTable.Builder<Caller> rows) {
        rows.on(RelationEvent.FriendsAdded.class, (added, by) -> lists(added.pairs(), 1, "FriendAdd_Account"))
                .on(RelationEvent.FriendRequested.class, (request, by) -> requested(request))
                .on(RelationEvent.RequestsGone.class, (gone, by) -> gone.pairs().forEach(this::requestGone))
                .on(RelationEvent.FriendsDeleted.class, (deleted, by) -> lists(deleted.pairs(), 2, "FriendDel_Account"))
                .on(RelationEvent.Blocked.class, (blocked, by) -> lists(blocked.pairs(), 5, "BlackListAdd_Account"))
                .on(
                        RelationEvent.Unblocked.class,
                        (unblocked, by) -> lists(unblocked.pairs(), 6, "BlackListDel_Account"));
        new FollowPushes(tenant, this).addTo(rows);
    }

    private void addUsers(EventTable.Builder<Caller> rows) {
        rows.on(SessionEvent.LoggedIn.class, (in, by) -> status(in.userId()))
                .on(SessionEvent.LoggedOut.class, (out, by) -> status(out.userId()))
                .on(SessionEvent.Disconnected.class, (gone, by) -> status(gone.userId()))
                .on(SessionEvent.StatusSet.class, (set, by) -> status(set.userId()))
                .on(AccountEvent.ProfileSet.class, (profile, by) -> profileSet(profile))
                .on(AccountEvent.DoNotDisturbSet.class, this::doNotDisturb)
                .on(AccountEvent.Kicked.class, (kicked, by) -> status(kicked.userId())) // which ends sessions,
                .on(AccountEvent.Deleted.class, (deleted, by) -> status(deleted.userId())); // as this does
    }

    /** Sends a frame to all clients of a user but the one that caused it. */
    @SuppressWarnings("ReferenceEquality") // a session calls with its own Caller, and another's may be equal
    void send(String userId, Caller butNot, byte[] frame) {
        for (Session session : tenant.sessions().of(userId)) {
            if (session.caller() != butNot) {
                session.line().send(frame);
            }
        }
    }

    /** Sends a frame with a message that is kept to all clients of a user but the one that sent it. */
    @SuppressWarnings("ReferenceEquality") // as above
    void send(String userId, Caller butNot, byte[] frame, Kept message) {
        for (Session session : tenant.sessions().of(userId)) {
            if (session.caller() != butNot) {
                session.line().send(frame, message);
            }
        }
    }

    /** Sends a frame to all clients of a user. */
    void send(String userId, byte[] frame) {
        tenant.sessions().of(userId).forEach(session -> session.line().send(frame));
    }

    private boolean isOnline(String userId) {
        return !tenant.sessions().of(userId).isEmpty();
    }

    private void sent(MessageEvent.Sent sent, Caller by) {
        MessageEvent.Content message = sent.message();
        boolean toSender =
                !sent.is(MessageEvent.Option.NOT_TO_SENDER) && !message.from().equals(message.to());
        if (!isOnline(message.to()) && !(toSender && isOnline(message.from()))) {
            return;
        }
        ObjectNode json = ClientJson.message(tenant.state(), message, false);
        ClientJson.control(json, sent.is(MessageEvent.Option.NO_UNREAD), sent.is(MessageEvent.Option.NO_LAST_MESSAGE));
        ObjectNode event = PushFrames.event(9, "C2cMsgArray", json);
        boolean kept = !sent.is(MessageEvent.Option.ONLINE_ONLY);
        if (kept) {
            byte[] frame = PushFrames.frame(event, message.key() + " " + message.from());
            send(message.to(), by, frame, new Kept(false, message.from(), message.key()));
        } else {
            send(message.to(), by, PushFrames.frame(event));
        }
        if (toSender) {
            send(message.from(), by, PushFrames.frame(event));
        }
    }

    private void recalled(MessageEvent.Recalled recalled, Caller by) {
        MessageEvent.Content message = recalled.message();
        ObjectNode info = PushFrames.object()
                .put("From_Account", message.from())
                .put("To_Account", message.to())
                .put("MsgSeq", message.seq())
                .put("MsgRandom", message.random())
                .put("MsgTimeStamp", message.sentAtSeconds())
                .put("MsgClientTime", message.clientSeconds())
                .put("TinyId", TinyIds.of(message.from()));
        info.putObject("RevokerInfo").put("Revoker_Account", by.userId()).put("Reason", "");
        ObjectNode content = PushFrames.object();
        content.putArray("C2cWithdrawInfoArray").add(info);
        sendToBoth(message, by, PushFrames.notice(92, "WithdrawC2cMsgNotify", content));
    }

    /** To both, but not to the client that did it, which has the answer. */
    private void modified(MessageEvent.Modified modified, Caller by) {
        MessageEvent.Content message = modified.message();
        if (isOnline(message.to()) || isOnline(message.from())) {
            ObjectNode json = ClientJson.message(tenant.state(), message, false);
            json.put("MsgTime", message.sentAtSeconds());
            sendToBoth(message, by, PushFrames.frame(PushFrames.event(10, "C2cMsgModNotifys", json)));
        }
    }

    void sendToBoth(MessageEvent.Content message, Caller butNot, byte[] frame) {
        send(message.to(), butNot, frame);
        if (!message.from().equals(message.to())) {
            send(message.from(), butNot, frame);
        }
    }

    private void read(MessageEvent.Read read, Caller by) {
        ObjectNode toPeer = PushFrames.object().put("To_Account", read.reader());
        toPeer.putArray("UinPairReadArray").addObject().put("LastReadTime", read.upToSeconds());
        send(read.peer(), PushFrames.notice(103, "C2cReadedReceipt", toPeer));
        ObjectNode toSelf = PushFrames.object();
        toSelf.putArray("UinPairReadArray")
                .addObject()
                .put("From_Account", read.peer())
                .put("LastReadTime", read.upToSeconds());
        send(read.reader(), by, PushFrames.notice(86, "ReadC2cMsgNotify", toSelf));
    }

    private void receipts(MessageEvent.ReceiptsSent receipts) {
        if (!isOnline(receipts.peer())) {
            return;
        }
        Conversation conversation = tenant.state().chats().find(receipts.reader(), receipts.peer());
        ObjectNode event = PushFrames.object()
                .put("Event", 16)
                .put("User_Account", receipts.reader())
                .put("PeerReadTime", tenant.now().getEpochSecond());
        var infos = event.putArray("C2cMsgInfo");
        for (String key : receipts.keys()) {
            StoredMessage message = conversation == null ? null : conversation.find(key);
            if (message != null) {
                MessageEvent.Content content = message.content();
                infos.addObject()
                        .put("TinyId", TinyIds.of(content.from()))
                        .put("MsgClientTime", content.clientSeconds())
                        .put("MsgRandom", content.random())
                        .put("MsgSeq", content.seq());
            }
        }
        send(receipts.peer(), PushFrames.frame(event));
    }

    /** To both: the one has a wish in the list of those that came in, the other among those sent out. */
    private void requested(RelationEvent.FriendRequested request) {
        send(request.to(), request(request, request.from(), "Pendency_Type_ComeIn"));
        send(request.from(), request(request, request.to(), "Pendency_Type_SendOut"));
    }

    private byte[] request(RelationEvent.FriendRequested request, String other, String type) {
        ObjectNode person = ClientJson.person(tenant.state(), other);
        ObjectNode change = PushFrames.object().put("PushType", 3).put("From_Account", request.from());
        change.putArray("PendencyAdd")
                .addObject()
                .put("PendencyAdd_Account", other)
                .put("ProfileImNick", person.path("NickName").asText())
                .put("ProfileImImage", person.path("ImageUrl").asText())
                .put("AddSource", request.source())
                .put("AddWording", request.wording())
                .put("AddTime", request.atSeconds())
                .put("PendencyType", type);
        return PushFrames.frame(PushFrames.event(8, "FriendListMod", change));
    }

    private void requestGone(RelationEvent.Pair request) {
        requestGone(request.to(), request.from(), "Pendency_Type_ComeIn");
        requestGone(request.from(), request.to(), "Pendency_Type_SendOut");
    }

    private void requestGone(String userId, String other, String type) {
        ObjectNode change = PushFrames.object().put("PushType", 4).put("PendencyType", type);
        change.putArray("FrienPencydDel_Account").add(other);
        send(userId, PushFrames.frame(PushFrames.event(8, "FriendListMod", change)));
    }

    /** To whom the list belongs, the client that changed it included: its own list changes by this only. */
    private void lists(List<RelationEvent.Pair> pairs, int type, String name) {
        for (RelationEvent.Pair pair : pairs) {
            ObjectNode change = PushFrames.object().put("PushType", type);
            change.putArray(name).add(pair.to());
            send(pair.from(), PushFrames.frame(PushFrames.event(8, "FriendListMod", change)));
        }
    }

    /** To all clients of those who have subscribed to a user's status, if it is another now. */
    private void status(String userId) {
        Status status = Status.of(tenant.accounts().get(userId));
        Set<String> watchers = tenant.state().statusWatch().toTell(userId, status);
        if (!watchers.isEmpty()) {
            ObjectNode item = PushFrames.object()
                    .put("To_Account", userId)
                    .put("Status", status.number())
                    .put("CustomStatus", status.customOnTheWire());
            byte[] frame = PushFrames.frame(PushFrames.event(18, "UserStatusList", item));
            watchers.forEach(watcher -> send(watcher, frame));
        }
    }

    private void doNotDisturb(AccountEvent.DoNotDisturbSet set, Caller by) {
        ObjectNode event = PushFrames.object()
                .put("Event", 24)
                .put("Level", set.level())
                .put("StartTime", set.fromSeconds())
                .put("EndTime", set.toSeconds())
                .put("IsRepeated", set.daily() ? 1 : 0);
        send(set.userId(), by, PushFrames.frame(event));
    }

    /** To the user's own clients and to those of friends. */
    private void profileSet(AccountEvent.ProfileSet profile) {
        ObjectNode change = PushFrames.object().put("PushType", 1).put("Profile_Account", profile.userId());
        var list = change.putArray("ProfileList");
        profile.items().forEach((tag, value) -> list.addObject().put("Tag", tag).put("ValueBytes", value.asText()));
        byte[] frame = PushFrames.frame(PushFrames.event(7, "ProfileDataMod", change));
        send(profile.userId(), frame);
        tenant.state().friends().of(profile.userId()).friends().keySet().forEach(friend -> send(friend, frame));
    }
}
