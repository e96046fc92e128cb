package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.TopicEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.Map;

/** What the members of a community are told of its topics. Their messages are told as those of groups. */
final class TopicPushes {

    private static final int TIP = 4;
    private static final int NOTICE = 5;
    private static final int CREATED = 17;
    private static final int DELETED = 18;
    private static final int UPDATED = 8;
    private static final Map<String, String> NAMES = Map.of(
            "TopicName", "TopicName",
            "FaceUrl", "TopicFaceUrl",
            "Introduction", "TopicIntroduction",
            "Notification", "TopicNotification",
            "CustomString", "CustomString");

    private final Tenant tenant;
    private final ClientPushes pushes;
    private final GroupNotices notices;

    TopicPushes(Tenant tenant, ClientPushes pushes, GroupNotices notices) {
        this.tenant = tenant;
        this.pushes = pushes;
        this.notices = notices;
    }

    void addTo(EventTable.Builder<Caller> rows) {
        rows.on(TopicEvent.Created.class, GroupPushes.inGroup(tenant, this::created))
                .on(TopicEvent.Destroyed.class, GroupPushes.inGroup(tenant, this::destroyed))
                .on(TopicEvent.InfoChanged.class, GroupPushes.inGroup(tenant, this::changed));
    }

    private void created(Group community, TopicEvent.Created created, Caller by) {
        ObjectNode body = PushFrames.object().put("ReportType", CREATED).put("Operator_Account", by.userId());
        sendToAll(community, notices.topicFrame(NOTICE, community, created.topicId(), by.userId(), body));
    }

    private void destroyed(Group community, TopicEvent.Destroyed destroyed, Caller by) {
        ObjectNode body = PushFrames.object().put("ReportType", DELETED).put("Operator_Account", by.userId());
        ArrayNode ids = body.putArray("TopicIdArray");
        destroyed.topicIds().forEach(ids::add);
        String first = destroyed.topicIds().get(0);
        sendToAll(community, notices.topicFrame(NOTICE, community, first, by.userId(), body));
    }

    private void changed(Group community, TopicEvent.InfoChanged changed, Caller by) {
        ObjectNode body = PushFrames.object().put("OpType", UPDATED).put("Operator_Account", by.userId());
        ObjectNode info = body.putObject("MsgTopicNewInfo");
        changed.changed().forEach((name, value) -> {
            if (name.equals("MuteAllMember")) {
                info.put("ShutupAll", value.equals("On") ? 1 : 0);
            } else {
                info.put(NAMES.get(name), value);
            }
        });
        sendToAll(community, notices.topicFrame(TIP, community, changed.topicId(), by.userId(), body));
    }

    private void sendToAll(Group community, byte[] frame) {
        community.members().keySet().forEach(userId -> pushes.send(userId, frame));
    }
}
