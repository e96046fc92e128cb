package io.github.usersig.mockim.server.internal.command.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.event.GroupEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Groups;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code group_open_http_svc}: groups as such. An app admin has the owner's rights in every group. */
public final class GroupCommands implements CommandFamily {

    private static final String SERVICE = "group_open_http_svc/";

    /** The longest reply of {@code get_group_info}, as its page says (document 269/1616). */
    private static final long LONGEST_REPLY = 1024 * 1024;

    /** More members are too long for it whatever they are called: {@code {"Member_Account":"a"},} and the next. */
    private static final long MOST_TOLD = LONGEST_REPLY / 23;

    private static final List<String> TEXTS = List.of(
            "Name",
            "Introduction",
            "Notification",
            "FaceUrl",
            "ApplyJoinOption",
            "InviteJoinOption",
            "MuteAllMember",
            "HistoryMsgBeforeJoin");
    private static final List<String> NUMBERS = List.of("EnablePermission", "DefaultPermission");

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "create_group", GroupCommands::create).asks(GroupQuestions::beforeCreate);
        registry.command(SERVICE + "get_group_info", GroupCommands::getInfo).goesThrough(GroupCommands::toTell);
        registry.command(SERVICE + "modify_group_base_info", GroupCommands::modify);
        registry.command(SERVICE + "destroy_group", GroupCommands::destroy).goesThrough(GroupRules::countMembers);
        registry.command(SERVICE + "change_group_owner", GroupCommands::changeOwner);
    }

    private static Reply create(Call call) {
        List<Fields> members = call.fields().objects("MemberList");
        requireGoodMembers(call.fields(), members);
        Group group = create(call, call.nowSeconds());
        for (Fields member : members) {
            String userId = member.text("Member_Account");
            if (Users.exists(call, userId) && !group.isFull() && group.member(userId) == null) {
                Role role = member.text("Role").equals("Admin") && group.type() != GroupType.PRIVATE
                        ? Role.ADMIN
                        : Role.MEMBER;
                Member joined = call.state().groups().join(group, userId, role, call.nowSeconds());
                member.forEachPair("AppMemberDefinedData", "Key", "Value", joined::setCustom);
            }
        }
        call.report(() -> new GroupEvent.Created(
                group.which(),
                group.owner(),
                group.text("Name"),
                List.copyOf(group.members().keySet()),
                customFields(call.fields())));
        ObjectNode reply = Reply.newFields();
        reply.put("GroupId", group.id());
        reply.put("Type", group.type().wire());
        reply.put("HugeGroupFlag", group.type() == GroupType.AV_CHAT_ROOM ? 1 : 0);
        return Reply.ok(reply);
    }

    private static void requireGoodMembers(Fields fields, List<Fields> members) {
        GroupType type = GroupType.of(fields.text("Type")).orElseThrow();
        if (!members.isEmpty() && type == GroupType.AV_CHAT_ROOM) {
            throw new Refusal(ImError.GROUP_NO_PERMISSION, "an AVChatRoom cannot be made with members");
        }
        long most = mostMembers(type, fields.number("MaxMemberCount", type.mostMembers()));
        int owner = fields.text("Owner_Account").isEmpty() ? 0 : 1;
        if (most > 0 && members.size() + owner > most) {
            throw new Refusal(
                    ImError.GROUP_MEMBER_QUOTA,
                    "MemberList and the owner are more than the " + most + " members that the group may have");
        }
        members.forEach(member -> CustomFields.OF_MEMBER.require(member, Map.of()));
    }

    /** Makes a group as a body of {@code create_group} or {@code import_group} asks, with its owner as only member. */
    static Group create(Call call, long atSeconds) {
        Fields fields = call.fields();
        GroupType type = GroupType.of(fields.text("Type")).orElseThrow();
        String owner = fields.text("Owner_Account");
        if (!owner.isEmpty()) {
            Users.require(call, "Owner_Account", ImError.GROUP_ACCOUNT_UNKNOWN);
        }
        GroupRules.requireClean(call, fields.text("Name"), fields.text("Introduction"), fields.text("Notification"));
        CustomFields.OF_GROUP.require(fields, Map.of());
        CustomFields.OF_MEMBER.require(fields, Map.of());
        Groups groups = call.state().groups();
        Group group = groups.create(GroupRules.newId(call, type, owner), type, atSeconds);
        group.setText("ApplyJoinOption", "NeedPermission");
        change(fields, group);
        fields.optionalNumber("MaxMemberCount").ifPresent(most -> setMaxMembers(group, most));
        if (fields.flag("SupportTopic") && type == GroupType.COMMUNITY) {
            group.supportTopics();
        }
        if (!owner.isEmpty()) {
            Member member = groups.join(group, owner, Role.OWNER, atSeconds);
            fields.forEachPair("AppMemberDefinedData", "Key", "Value", member::setCustom);
        }
        return group;
    }

    private static void setMaxMembers(Group group, long most) {
        group.setMaxMembers(mostMembers(group.type(), most));
    }

    /** As many as are asked for, within what the type of group allows; 0 is no limit, which nothing asked for changes. */
    private static long mostMembers(GroupType type, long asked) {
        int ofPlan = type.mostMembers();
        return ofPlan == 0 ? 0 : Math.min(asked, ofPlan);
    }

    private static void change(Fields fields, Group group) {
        for (String name : TEXTS) {
            fields.optionalText(name).ifPresent(value -> group.setText(name, value));
        }
        for (String name : NUMBERS) {
            fields.optionalNumber(name).ifPresent(value -> group.setText(name, Long.toString(value)));
        }
        CustomFields.OF_GROUP.change(fields, group);
    }

    static Map<String, JsonNode> customFields(Fields fields) {
        Map<String, JsonNode> custom = new LinkedHashMap<>();
        fields.forEachPair("AppDefinedData", "Key", "Value", custom::put);
        return Collections.unmodifiableMap(custom);
    }

    private static Map<String, String> changed(Fields fields) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String name : TEXTS) {
            fields.optionalText(name).ifPresent(value -> changed.put(name, value));
        }
        return Collections.unmodifiableMap(changed);
    }

    /** The members of all groups that are asked for, where members are. */
    private static long toTell(Call call) {
        return Wanted.of(call.fields()).members()
                ? call.fields().texts("GroupIdList").stream()
                        .flatMap(groupId ->
                                Stream.ofNullable(call.state().groups().find(groupId)))
                        .filter(GroupCommands::tellsMembers)
                        .mapToLong(group -> group.members().size())
                        .sum()
                : 0;
    }

    private static Reply getInfo(Call call) {
        if (toTell(call) > MOST_TOLD) {
            throw tooLong();
        }
        Wanted wanted = Wanted.of(call.fields());
        Room room = new Room();
        ObjectNode reply = Reply.newFields();
        ArrayNode infos = reply.putArray("GroupInfo");
        for (String groupId : call.fields().texts("GroupIdList")) {
            Group group = call.state().groups().find(groupId);
            ObjectNode info = infos.addObject().put("GroupId", groupId);
            if (group == null) {
                info.put("ErrorCode", ImError.GROUP_GONE.code())
                        .put("ErrorInfo", "GroupIdList: " + ImError.GROUP_GONE.meaning());
                continue;
            }
            info.put("ErrorCode", 0).put("ErrorInfo", "");
            describe(call, group, wanted, info, room);
        }
        return Reply.ok(reply);
    }

    private static Refusal tooLong() {
        return new Refusal(
                ImError.GROUP_ANSWER_TOO_LARGE,
                "the members of these groups are over 1 MB: leave MemberInfoFilter and AppDefinedDataFilter_GroupMember of"
                        + " ResponseFilter empty, and ask for members page by page with get_group_member_info");
    }

    private static boolean tellsMembers(Group group) {
        return group.type() != GroupType.AV_CHAT_ROOM;
    }

    /** What is left of the longest reply that there may be. */
    private static final class Room {

        private long bytes = LONGEST_REPLY;

        void take(ObjectNode json) {
            bytes -= json.toString().getBytes(UTF_8).length + 1L;
            if (bytes < 0) {
                throw tooLong();
            }
        }
    }

    private static void describe(Call call, Group group, Wanted wanted, ObjectNode info, Room room) {
        if (wanted.ofGroup().wants("Appid")) {
            info.put("Appid", call.tenant().app().sdkAppId());
        }
        GroupJson.group(group, wanted.ofGroup(), info);
        for (String name : NUMBERS) {
            if (!group.text(name).isEmpty() && wanted.ofGroup().wants(name)) {
                info.put(name, Long.parseLong(group.text(name)));
            }
        }
        if (wanted.customOfGroup().wantsAny()) {
            GroupJson.custom(group.custom(), wanted.customOfGroup(), info.putArray("AppDefinedData"));
        }
        if (wanted.members() && tellsMembers(group)) {
            addMembers(call, group, wanted, info, room);
        }
    }

    private static void addMembers(Call call, Group group, Wanted wanted, ObjectNode info, Room room) {
        ArrayNode list = info.putArray("MemberList");
        for (Member member : group.members().values()) {
            ObjectNode json = list.addObject();
            GroupJson.member(call, group, member, wanted.ofMember(), json);
            if (wanted.customOfMember().wantsAny()) {
                GroupJson.custom(member.custom(), wanted.customOfMember(), json.putArray("AppMemberDefinedData"));
            }
            room.take(json);
        }
    }

    /** What a caller wants to know of groups: what ResponseFilter names, or without one everything. */
    private record Wanted(Filter ofGroup, Filter customOfGroup, Filter ofMember, Filter customOfMember) {

        static Wanted of(Fields fields) {
            if (!fields.has("ResponseFilter")) {
                return new Wanted(Filter.ALL, Filter.ALL, Filter.ALL, Filter.ALL);
            }
            Fields filter = fields.object("ResponseFilter");
            return new Wanted(
                    Filter.named(filter, "GroupBaseInfoFilter"),
                    Filter.named(filter, "AppDefinedDataFilter_Group"),
                    Filter.named(filter, "MemberInfoFilter"),
                    Filter.named(filter, "AppDefinedDataFilter_GroupMember"));
        }

        boolean members() {
            return ofMember.wantsAny() || customOfMember.wantsAny();
        }
    }

    private static Reply modify(Call call) {
        Fields fields = call.fields();
        Group group = GroupRules.require(call);
        GroupRules.requireClean(call, fields.text("Name"), fields.text("Introduction"), fields.text("Notification"));
        CustomFields.OF_GROUP.require(fields, group.custom());
        change(fields, group);
        fields.optionalNumber("MaxMemberNum").ifPresent(most -> setMaxMembers(group, most));
        group.infoChanged(call.nowSeconds());
        call.report(() -> new GroupEvent.InfoChanged(group.which(), changed(fields), customFields(fields)));
        return Reply.ok();
    }

    private static Reply destroy(Call call) {
        Group group = GroupRules.require(call);
        call.state().groups().destroy(group);
        call.report(() -> new GroupEvent.Destroyed(
                group.which(),
                group.owner(),
                group.text("Name"),
                List.copyOf(group.members().keySet())));
        return Reply.ok();
    }

    private static Reply changeOwner(Call call) {
        Group group = GroupRules.require(call);
        Member newOwner = GroupRules.member(group, call.fields().text("NewOwner_Account"));
        String before = group.owner();
        call.state().groups().changeOwner(group, newOwner);
        group.infoChanged(call.nowSeconds());
        call.report(() -> new GroupEvent.OwnerChanged(group.which(), before, newOwner.userId()));
        return Reply.ok();
    }
}
