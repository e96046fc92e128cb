package io.github.usersig.mockim.server.internal.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.group.GroupJson.Filter;
import io.github.usersig.mockim.server.internal.event.TopicEvent;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code million_group_open_http_svc}: the topics of a community. */
public final class TopicCommands implements CommandFamily {

    private static final String SERVICE = "million_group_open_http_svc/";
    private static final String OK = "ok";
    private static final List<String> TEXTS =
            List.of("TopicName", "CustomString", "FaceUrl", "Notification", "Introduction", "MuteAllMember");
    private static final int NO_TOPICS = 110002;
    private static final int UNKNOWN_TOPIC = 110003;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "create_topic", TopicCommands::create).asks(GroupQuestions::beforeTopic);
        registry.command(
                "group_open_http_svc/import_topic",
                call -> made(create(call, call.fields().number("CreateTime", call.nowSeconds()))));
        registry.command(SERVICE + "get_topic", TopicCommands::get);
        registry.command(SERVICE + "modify_topic", TopicCommands::modify);
        registry.command(SERVICE + "destroy_topic", TopicCommands::destroy);
    }

    private static Reply create(Call call) {
        Topic topic = create(call, call.nowSeconds());
        Group community = community(call);
        call.report(() ->
                new TopicEvent.Created(community.which(), topic.id(), topic.text("TopicName"), community.owner()));
        return made(topic);
    }

    private static Reply made(Topic topic) {
        return Reply.ok(OK, Reply.newFields().put("TopicId", topic.id()));
    }

    private static Topic create(Call call, long atSeconds) {
        Group community = community(call);
        Fields fields = call.fields();
        GroupRules.requireClean(call, fields.text("TopicName"), fields.text("Introduction"));
        String id = fields.text("TopicId");
        if (id.isEmpty()) {
            id = call.state().groups().newTopicId(community);
        } else if (!id.startsWith(community.id() + Topic.SEPARATOR)) {
            throw new Refusal(ImError.GROUP_ID_ILLEGAL, "TopicId must start with GroupId and @TOPIC#_");
        }
        if (community.topics().containsKey(id)) {
            throw new Refusal(
                    call.spec().errors().contains(ImError.GROUP_ID_TAKEN_BY_OWNER.code())
                            ? ImError.GROUP_ID_TAKEN_BY_OWNER
                            : ImError.GROUP_ID_TAKEN,
                    "the community has a topic with this TopicId");
        }
        Topic topic = new Topic(id, atSeconds);
        change(fields, topic);
        community.add(topic);
        return topic;
    }

    private static void change(Fields fields, Topic topic) {
        for (String name : TEXTS) {
            fields.optionalText(name).ifPresent(value -> topic.setText(name, value));
        }
    }

    private static Map<String, String> changed(Fields fields) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String name : TEXTS) {
            fields.optionalText(name).ifPresent(value -> changed.put(name, value));
        }
        return Collections.unmodifiableMap(changed);
    }

    private static Reply get(Call call) {
        Group community = community(call);
        List<String> asked = call.fields().texts("TopicIdList");
        List<String> ids = asked.isEmpty() ? List.copyOf(community.topics().keySet()) : asked;
        Filter filter = Filter.of(call.fields(), "ResponseFilter");
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("TopicAndSelfInfo");
        for (String id : ids) {
            Topic topic = community.topics().get(id);
            ObjectNode item = list.addObject();
            if (topic == null) {
                item.put("ErrorCode", UNKNOWN_TOPIC).put("ErrorInfo", "there is no such topic");
                item.putObject("TopicInfo").put("TopicId", id);
            } else {
                item.put("ErrorCode", 0).put("ErrorInfo", "");
                describeSelf(call, community, topic, item.putObject("SelfInfo"));
                describe(community, topic, filter, item.putObject("TopicInfo"));
            }
        }
        return Reply.ok(OK, reply);
    }

    private static void describeSelf(Call call, Group community, Topic topic, ObjectNode json) {
        String self = call.fields().text("From_Account");
        Member member = community.member(self);
        json.put("ShutUpTime", topic.mutes().untilSeconds(self, call.nowSeconds()));
        json.put("MsgSeq", member == null ? 0 : topic.readSeq(self));
        json.put("MsgFlag", member == null ? "AcceptAndNotify" : member.messageFlag());
    }

    private static void describe(Group community, Topic topic, Filter filter, ObjectNode json) {
        json.put("TopicId", topic.id());
        json.put("GroupID", community.id());
        for (String name : TEXTS) {
            if (filter.wants(name) && !name.equals("MuteAllMember")) {
                json.put(name, topic.text(name));
            }
        }
        json.put("NextMsgSeq", topic.chat().nextSeq());
        json.put("CreateTime", topic.createdAtSeconds());
        json.put("LastMsgTime", topic.chat().lastSentAtSeconds());
        boolean muted = topic.text("MuteAllMember").equals("On");
        json.put("MuteAllMember", muted ? "On" : "Off");
        json.put("ShutUpAllFlag", muted ? 1 : 0);
    }

    private static Reply modify(Call call) {
        Group community = community(call);
        GroupRules.requireClean(call, call.fields().text("TopicName"));
        Topic topic = GroupRules.topic(call, community);
        change(call.fields(), topic);
        call.report(() -> new TopicEvent.InfoChanged(community.which(), topic.id(), changed(call.fields())));
        return Reply.ok(OK, Reply.newFields());
    }

    private static Reply destroy(Call call) {
        Group community = community(call);
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("DestroyResultItem");
        List<String> destroyed = new ArrayList<>();
        for (String id : call.fields().texts("TopicIdList")) {
            boolean gone = community.removeTopic(id);
            if (gone) {
                destroyed.add(id);
            }
            results.addObject()
                    .put("ErrorCode", gone ? 0 : UNKNOWN_TOPIC)
                    .put("ErrorInfo", gone ? "" : "there is no such topic")
                    .put("TopicId", id);
        }
        if (!destroyed.isEmpty()) {
            call.report(() -> new TopicEvent.Destroyed(community.which(), List.copyOf(destroyed)));
        }
        return Reply.ok(OK, reply);
    }

    private static Group community(Call call) {
        Group community = GroupRules.require(call);
        if (!community.supportsTopics()) {
            throw new Refusal(
                    call.spec().errors().contains(NO_TOPICS) ? NO_TOPICS : ImError.GROUP_NO_PERMISSION.code(),
                    "the community was not made with SupportTopic 1");
        }
        return community;
    }
}
