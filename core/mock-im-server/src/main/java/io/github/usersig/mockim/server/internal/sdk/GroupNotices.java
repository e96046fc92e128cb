package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.client.ClientJson;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.event.GroupEvent.ExitType;
import io.github.usersig.mockim.server.internal.event.GroupEvent.JoinType;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Topic;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Notices about groups to single users, which their clients show in a conversation of its own. */
final class GroupNotices {

    private static final String SYSTEM = "@TIM#SYSTEM";
    private static final int NOTICE = 5;

    private static final int ASKED_TO_JOIN = 1;
    private static final int LET_IN = 2;
    private static final int NOT_LET_IN = 3;
    private static final int KICKED = 4;
    private static final int DISMISSED = 5;
    private static final int CREATED = 6;
    private static final int INVITED = 7;
    private static final int QUIT = 8;
    private static final int BANNED_FROM_LIVE_ROOM = 21;
    private static final int MADE_ADMIN = 9;
    private static final int ADMIN_NO_MORE = 10;
    private static final int OF_THE_APP = 255;

    private final Tenant tenant;
    private final ClientPushes pushes;

    GroupNotices(Tenant tenant, ClientPushes pushes) {
        this.tenant = tenant;
        this.pushes = pushes;
    }

    /** What is told by notices alone. */
    void addTo(EventTable.Builder<Caller> rows) {
        rows.on(GroupEvent.Created.class, GroupPushes.inGroup(tenant, this::created))
                .on(GroupEvent.Destroyed.class, this::destroyed)
                .on(GroupEvent.JoinRequested.class, GroupPushes.inGroup(tenant, this::joinRequested))
                .on(GroupEvent.JoinAnswered.class, GroupPushes.inGroup(tenant, this::joinAnswered))
                .on(GroupEvent.Notified.class, GroupPushes.inGroup(tenant, this::notified));
    }

    private void created(Group group, GroupEvent.Created created, Caller by) {
        for (String userId : created.members()) {
            boolean own = userId.equals(by.userId());
            notice(group, List.of(userId), own ? CREATED : INVITED, by.userId());
        }
    }

    void joined(Group group, GroupEvent.Joined joined, Caller by) {
        if (joined.how() == JoinType.INVITED) {
            notice(group, joined.members(), INVITED, by.userId());
        }
    }

    void left(Group group, GroupEvent.Left left, Caller by) {
        boolean quit = left.how() == ExitType.QUIT;
        // Out of a live room nobody is taken but by a ban, which clients are told in a way of its own.
        int out = group.type() == GroupType.AV_CHAT_ROOM ? BANNED_FROM_LIVE_ROOM : KICKED;
        notice(group, left.members(), quit ? QUIT : out, quit ? left.members().get(0) : by.userId());
    }

    void roleChanged(Group group, String userId, boolean admin, Caller by) {
        notice(group, List.of(userId), admin ? MADE_ADMIN : ADMIN_NO_MORE, by.userId());
    }

    /** The group is gone already, so its name and type are those of the event. */
    private void destroyed(GroupEvent.Destroyed destroyed, Caller by) {
        ObjectNode info = PushFrames.object()
                .put("GroupId", destroyed.group().id())
                .put("GroupName", destroyed.name())
                .put("GroupType", destroyed.group().type());
        ObjectNode body = PushFrames.object().put("ReportType", DISMISSED).put("Operator_Account", by.userId());
        byte[] frame = frame(NOTICE, destroyed.group().id(), info, 0, body);
        destroyed.members().forEach(userId -> pushes.send(userId, frame));
    }

    private void joinRequested(Group group, GroupEvent.JoinRequested request, Caller by) {
        ObjectNode body = PushFrames.object()
                .put("ReportType", ASKED_TO_JOIN)
                .put("Operator_Account", request.userId())
                .put("RemarkInfo", request.message())
                .put("MsgKey", request.atMillis())
                .put("Authentication", request.userId());
        body.set("MsgOperatorMemberExtraInfo", ClientJson.person(tenant.state(), request.userId()));
        send(request.admins(), frame(group, request.userId(), body));
    }

    private void joinAnswered(Group group, GroupEvent.JoinAnswered answer, Caller by) {
        ObjectNode body = PushFrames.object()
                .put("ReportType", answer.agreed() ? LET_IN : NOT_LET_IN)
                .put("Operator_Account", by.userId())
                .put("RemarkInfo", answer.message());
        send(List.of(answer.userId()), frame(group, by.userId(), body));
    }

    private void notified(Group group, GroupEvent.Notified notified, Caller by) {
        ObjectNode body = PushFrames.object()
                .put("ReportType", OF_THE_APP)
                .put("Operator_Account", by.userId())
                .put("UserDefinedField", notified.content());
        Collection<String> to = notified.to().isEmpty() ? group.members().keySet() : notified.to();
        send(to, frame(group, by.userId(), body));
    }

    private void notice(Group group, Collection<String> to, int type, String operator) {
        ObjectNode body = PushFrames.object().put("ReportType", type).put("Operator_Account", operator);
        send(to, frame(group, operator, body));
    }

    private void send(Collection<String> to, byte[] frame) {
        to.forEach(userId -> pushes.send(userId, frame));
    }

    /** A notice as a frame. */
    byte[] frame(Group group, String operator, ObjectNode body) {
        return frame(NOTICE, group, operator, body);
    }

    /** A tip or a notice as a frame. */
    byte[] frame(int event, Group group, String operator, ObjectNode body) {
        return frame(
                event,
                group.id(),
                ClientJson.group(tenant.state(), group, operator),
                group.chat().nextSeq() - 1,
                body);
    }

    /** A tip or a notice about a topic of a community as a frame. */
    byte[] topicFrame(int event, Group community, String topicId, String operator, ObjectNode body) {
        Topic topic = community.topics().get(topicId);
        return frame(
                event,
                community.id(),
                ClientJson.topic(tenant.state(), community, topicId, operator),
                topic == null ? 0 : topic.chat().nextSeq() - 1,
                body);
    }

    private byte[] frame(int event, String groupId, ObjectNode info, long seq, ObjectNode body) {
        ObjectNode tip = PushFrames.object()
                .put("From_Account", SYSTEM)
                .put("ToGroupId", groupId)
                .put("MsgSeq", seq)
                .put("MsgRandom", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE))
                .put("MsgTimeStamp", tenant.now().getEpochSecond())
                .put("IsSystemMsg", 1);
        tip.set("GroupInfo", info);
        tip.set("MsgBody", body);
        return PushFrames.frame(PushFrames.event(event, "GroupTips", tip));
    }
}
