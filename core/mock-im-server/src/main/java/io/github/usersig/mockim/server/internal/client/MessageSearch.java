package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.search.Keywords;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupChat;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.tenant.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user looks for among the messages that the user may read, and how each that is found is told to the client. */
final class MessageSearch {

    /** What can be read in an element. */
    private static final List<String> READABLE = List.of("Text", "Desc", "FileName", "Title");

    private final Call call;
    private final Keywords keywords;
    private final List<String> types;
    private final List<String> senders;
    private final long start;
    private final long end;

    MessageSearch(Call call) {
        Fields fields = call.fields();
        this.call = call;
        this.keywords = new Keywords(
                fields.texts("KeywordList"), fields.text("MatchType").equals("and"));
        this.types = fields.texts("MsgTypeList");
        this.senders = fields.texts("SendUserIDList");
        this.start = fields.number("StartTime", 0);
        this.end = fields.number("EndTime", Long.MAX_VALUE);
    }

    /** In one-to-one messages, newest first. */
    List<ObjectNode> in(@Nullable Conversation conversation) {
        if (conversation == null) {
            return List.of();
        }
        String self = call.caller().userId();
        List<ObjectNode> found = new ArrayList<>();
        for (StoredMessage message : conversation.list(each -> each.isVisibleTo(self))) {
            if (!message.isRecalled() && isWanted(message.from(), message.sentAtSeconds(), message.body())) {
                found.add(ClientJson.message(call.state(), message.content(), message.isReceiptSent()));
            }
        }
        Collections.reverse(found);
        return found;
    }

    /**
     * In a group that the user is in, or one of its topics, newest first; what was said before the user joined is shown where its
     * history is.
     */
    List<ObjectNode> inGroup(String id) {
        int topic = id.indexOf(Topic.SEPARATOR);
        Group group = call.state().groups().find(topic < 0 ? id : id.substring(0, topic));
        Member member = group == null ? null : group.member(call.caller().userId());
        if (group == null || member == null) {
            return List.of();
        }
        GroupChat chat = topic < 0 ? group.chat() : chatOf(group, id);
        if (chat == null) {
            return List.of();
        }
        boolean all = group.type() == GroupType.CHAT_ROOM || group.type() == GroupType.COMMUNITY;
        List<ObjectNode> found = new ArrayList<>();
        for (GroupMessage message : chat.list(message -> message.fate() == Fate.THERE)) {
            if ((all || message.sentAtSeconds() >= member.joinedAtSeconds())
                    && isWanted(message.from(), message.sentAtSeconds(), message.body())) {
                found.add(ClientJson.message(call.state(), group, message.content(topic < 0 ? "" : id))
                        .put("MsgPriority", message.priority()));
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static @Nullable GroupChat chatOf(Group group, String topicId) {
        Topic topic = group.topics().get(topicId);
        return topic == null ? null : topic.chat();
    }

    private boolean isWanted(String from, long atSeconds, String body) {
        boolean anything = keywords.words().isEmpty() && types.isEmpty() && senders.isEmpty();
        if (anything || atSeconds < start || atSeconds > end || (!senders.isEmpty() && !senders.contains(from))) {
            return false;
        }
        JsonNode elements = read(body);
        return isOfType(elements) && (keywords.words().isEmpty() || keywords.areFound(word -> isIn(elements, word)));
    }

    private boolean isOfType(JsonNode elements) {
        for (JsonNode element : elements) {
            if (types.contains(element.path("MsgType").asText())) {
                return true;
            }
        }
        return types.isEmpty();
    }

    private static boolean isIn(JsonNode elements, String word) {
        for (JsonNode element : elements) {
            for (String name : READABLE) {
                if (Keywords.isIn(element.path("MsgContent").path(name).asText(), word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static JsonNode read(String body) {
        try {
            return WholeJson.read(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message was kept whose body is no JSON", e);
        }
    }
}
