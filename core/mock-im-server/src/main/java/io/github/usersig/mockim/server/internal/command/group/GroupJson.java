package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;
import java.util.Map;

/** What replies say of groups and members, and of it only what the caller's filter names. */
public final class GroupJson {

    /** Names of both generations for the same field. */
    private static final Map<String, String> OLDER =
            Map.of("MuteAllMember", "ShutUpAllMember", "MuteUntil", "ShutUpUntil", "MaxMemberNum", "MaxMemberCount");

    private GroupJson() {}

    /** Which fields are wanted: all, or those that are named. */
    public record Filter(boolean all, List<String> names) {

        public static final Filter ALL = new Filter(true, List.of());

        /** All, if none is named. */
        public static Filter of(Fields fields, String name) {
            List<String> names = fields.texts(name);
            return new Filter(names.isEmpty(), names);
        }

        /** None, if none is named. */
        static Filter named(Fields fields, String name) {
            return new Filter(false, fields.texts(name));
        }

        public boolean wants(String name) {
            return all || names.contains(name) || names.contains(OLDER.getOrDefault(name, name));
        }

        boolean wantsAny() {
            return all || !names.isEmpty();
        }
    }

    public static void group(Group group, Filter filter, ObjectNode json) {
        put(json, filter, "Type", group.type().wire());
        for (String name : Group.textNames()) {
            put(json, filter, name, group.text(name));
        }
        put(json, filter, "Owner_Account", group.owner());
        put(json, filter, "CreateTime", group.createdAtSeconds());
        put(json, filter, "InfoSeq", group.infoSeq());
        put(json, filter, "LastInfoTime", group.infoChangedAtSeconds());
        put(json, filter, "LastMsgTime", group.chat().lastSentAtSeconds());
        put(json, filter, "NextMsgSeq", group.chat().nextSeq());
        put(json, filter, "MemberNum", group.members().size());
        put(json, filter, "MaxMemberNum", group.maxMembers());
        put(json, filter, "MuteAllMember", group.isMuted() ? "On" : "Off");
    }

    public static void member(Call call, Group group, Member member, Filter filter, ObjectNode json) {
        json.put("Member_Account", member.userId());
        put(json, filter, "Role", member.role().wire());
        put(json, filter, "JoinTime", member.joinedAtSeconds());
        put(json, filter, "MsgSeq", member.readSeq());
        put(json, filter, "MsgFlag", member.messageFlag());
        put(json, filter, "LastSendMsgTime", member.lastSentAtSeconds());
        put(json, filter, "MuteUntil", group.mutes().untilSeconds(member.userId(), call.nowSeconds()));
        put(json, filter, "NameCard", member.nameCard());
        if (filter.wants("OnlineStatus")) {
            User user = call.state().accounts().get(member.userId());
            json.put("OnlineStatus", user == null || user.platforms().isEmpty() ? "Offline" : "Online");
        }
    }

    /** Fields of the app's own. */
    public static void custom(Map<String, JsonNode> values, Filter filter, ArrayNode json) {
        values.forEach((key, value) -> {
            if (filter.wants(key)) {
                json.addObject().put("Key", key).set("Value", value);
            }
        });
    }

    private static void put(ObjectNode json, Filter filter, String name, String value) {
        if (filter.wants(name)) {
            json.put(name, value);
        }
    }

    private static void put(ObjectNode json, Filter filter, String name, long value) {
        if (filter.wants(name)) {
            json.put(name, value);
        }
    }
}
