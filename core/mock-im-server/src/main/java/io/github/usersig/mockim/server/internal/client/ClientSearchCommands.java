package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.search.Keywords;
import io.github.usersig.mockim.server.internal.command.search.Page;
import io.github.usersig.mockim.server.internal.command.search.SearchCommands;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Users, groups, members and messages that a user looks for by words. */
final class ClientSearchCommands implements ClientFamily {

    /** Somebody in a group. */
    private record Found(Group group, Member member) {}

    /** What was found in a conversation: messages as the client takes them, newest first. */
    private record Hits(String name, String id, List<ObjectNode> messages) {}

    @Override
    public void register(ClientRegistry registry) {
        registry.own("user_search/query", SearchCommands::users).goesThroughAll();
        registry.own("group_search/query", SearchCommands::groups).goesThroughAll();
        registry.own("group_member_search/query", ClientSearchCommands::members).goesThroughAll();
        registry.own("message_search/query", ClientSearchCommands::messages).goesThroughAll();
    }

    /** Members of the user's own groups, by nick and name card or, exactly, by UserID. */
    private static Reply members(Call call) {
        Keywords keywords = SearchCommands.keywords(call);
        List<String> wanted = call.fields().texts("GroupIdList");
        List<Found> found = new ArrayList<>();
        for (Group group : call.state().groups().of(call.caller().userId())) {
            boolean live = group.type() == GroupType.AV_CHAT_ROOM;
            if (!live && (wanted.isEmpty() || wanted.contains(group.id()))) {
                for (Member member : group.members().values()) {
                    if (keywords.areFound(word -> isNamed(call, member, word))) {
                        found.add(new Found(group, member));
                    }
                }
            }
        }
        Page<Found> page = Page.of(call, found);
        ObjectNode reply = Reply.newFields();
        page.describe(reply);
        ArrayNode list = reply.putArray("GroupMembers");
        for (Found each : page.found()) {
            Account account = ClientJson.account(call.state(), each.member().userId());
            SearchCommands.describe(each.group(), list.addObject())
                    .put("GroupMemberUserID", account.userId())
                    .put("GroupMemberUserName", account.nick())
                    .put("GroupMemberNameCard", each.member().nameCard())
                    .put("GroupMemberAvatar", account.faceUrl());
        }
        return Reply.ok(reply);
    }

    private static boolean isNamed(Call call, Member member, String word) {
        String nick = ClientJson.account(call.state(), member.userId()).nick();
        return member.userId().equals(word) || Keywords.isIn(nick, word) || Keywords.isIn(member.nameCard(), word);
    }

    /** Messages of one conversation, or of all: then how many each has, and the message itself where it is the only one. */
    private static Reply messages(Call call) {
        Fields fields = call.fields();
        MessageSearch search = new MessageSearch(call);
        String self = call.caller().userId();
        List<Hits> all = new ArrayList<>();
        if (fields.has("PeerAccount")) {
            Conversation conversation = call.state().chats().find(self, fields.text("PeerAccount"));
            all.add(new Hits("UserID", fields.text("PeerAccount"), search.in(conversation)));
        } else if (fields.has("GroupID")) {
            all.add(new Hits("GroupID", fields.text("GroupID"), search.inGroup(fields.text("GroupID"))));
        } else {
            call.state()
                    .chats()
                    .of(self)
                    .forEach((peer, conversation) -> all.add(new Hits("UserID", peer, search.in(conversation))));
            for (Group group : call.state().groups().of(self)) {
                all.add(new Hits("GroupID", group.id(), search.inGroup(group.id())));
                group.topics().keySet().forEach(id -> all.add(new Hits("GroupID", id, search.inGroup(id))));
            }
        }
        all.removeIf(hits -> hits.messages().isEmpty());
        boolean one = fields.has("PeerAccount") || fields.has("GroupID");
        return one ? ofOne(call, all) : ofAll(call, all);
    }

    private static Reply ofOne(Call call, List<Hits> all) {
        List<ObjectNode> messages = all.isEmpty() ? List.of() : all.get(0).messages();
        Page<ObjectNode> page = Page.of(call, messages);
        ObjectNode reply = Reply.newFields();
        page.describe(reply);
        ArrayNode list = reply.putArray("ConversationMsgs");
        if (!page.found().isEmpty()) {
            put(list, all.get(0), page.total(), page.found());
        }
        return Reply.ok(reply);
    }

    private static Reply ofAll(Call call, List<Hits> all) {
        Page<Hits> page = Page.of(call, all);
        ObjectNode reply = Reply.newFields();
        page.describe(reply);
        ArrayNode list = reply.putArray("ConversationMsgs");
        for (Hits hits : page.found()) {
            int count = hits.messages().size();
            put(list, hits, count, count == 1 ? hits.messages() : List.of());
        }
        return Reply.ok(reply);
    }

    /** Those of a group newest first and those of a peer oldest first, as their histories are told. */
    private static void put(ArrayNode list, Hits hits, int count, List<? extends JsonNode> newestFirst) {
        List<JsonNode> messages = new ArrayList<>(newestFirst);
        if (hits.name().equals("UserID")) {
            Collections.reverse(messages);
        }
        list.addObject()
                .put(hits.name(), hits.id())
                .put("Count", count)
                .putArray("MsgList")
                .addAll(messages);
    }
}
