package io.github.usersig.mockim.server.internal.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupAttributes;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.Map;

/** What clients are told of a group's attributes and counters: tips that stand in no history. */
final class GroupStatePushes {

    private static final int STATE = 6;
    private static final int INFO_CHANGED = 6;
    private static final Map<String, Integer> OPERATIONS = Map.of("set", 1, "modify", 2, "clear", 3, "delete", 4);
    private static final int COUNTERS_SET = 0;
    private static final int COUNTERS_DELETED = 1;

    private final Tenant tenant;
    private final ClientPushes pushes;
    private final GroupNotices notices;

    GroupStatePushes(Tenant tenant, ClientPushes pushes, GroupNotices notices) {
        this.tenant = tenant;
        this.pushes = pushes;
        this.notices = notices;
    }

    void addTo(EventTable.Builder<Caller> rows) {
        rows.on(GroupEvent.AttributesChanged.class, GroupPushes.inGroup(tenant, this::attributesChanged))
                .on(GroupEvent.CountersChanged.class, GroupPushes.inGroup(tenant, this::countersChanged));
    }

    private void attributesChanged(Group group, GroupEvent.AttributesChanged changed, Caller by) {
        GroupAttributes attributes = group.attributes();
        ObjectNode tip = tip(by);
        ObjectNode option = tip.putObject("MsgGroupNewInfo")
                .putObject("GroupAttrOption")
                .put("GroupAttrSeq", attributes.sequence())
                .put("PushChangedAttrValFlag", 1)
                .put("OpType", OPERATIONS.get(changed.operation()));
        ArrayNode list = option.putArray("GroupAttrInfo");
        changed.changed().forEach((key, value) -> list.addObject()
                .put("Key", key)
                .put("Val", value)
                .put("SubKeySeq", attributes.sequenceOf(key)));
        sendToAll(group, by, tip);
    }

    private void countersChanged(Group group, GroupEvent.CountersChanged changed, Caller by) {
        ObjectNode tip = tip(by);
        ObjectNode info = tip.putArray("GroupCounterInfo")
                .addObject()
                .put("Type", changed.deleted() ? COUNTERS_DELETED : COUNTERS_SET)
                .put("GroupCounterSeq", group.counters().sequence());
        ArrayNode list = info.putArray("GroupCounter");
        changed.changed()
                .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        sendToAll(group, by, tip);
    }

    private static ObjectNode tip(Caller by) {
        return PushFrames.object().put("OpType", INFO_CHANGED).put("Operator_Account", by.userId());
    }

    /** In groups of all types, and to who did it too: a client that has missed a change before learns so by this. */
    private void sendToAll(Group group, Caller by, ObjectNode tip) {
        byte[] frame = notices.frame(STATE, group, by.userId(), tip);
        group.members().keySet().forEach(userId -> pushes.send(userId, frame));
    }
}
