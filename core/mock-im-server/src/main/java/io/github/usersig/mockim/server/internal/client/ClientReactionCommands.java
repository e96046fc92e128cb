package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.group.GroupAccess;
import io.github.usersig.mockim.server.internal.command.group.GroupRules;
import io.github.usersig.mockim.server.internal.command.message.MessageExtensions;
import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.event.GroupMessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage.Fate;
import io.github.usersig.mockim.server.internal.tenant.Reactions;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How users react to messages, such as with an emoji. Only clients have these commands. */
final class ClientReactionCommands implements ClientFamily {

    private static final String SERVICE = "openim_msg_ext_http_svc/";

    // The first three by the vendor's Flutter documents on addMessageReaction.
    private static final int TOO_MANY = 23005;
    private static final int TOO_MANY_USERS = 23006;
    private static final int THERE_BEFORE = 23007;

    /** How many of those who reacted are named unasked. */
    private static final int NAMED = 10;

    private static final int PAGE = 100;

    @Override
    public void register(ClientRegistry registry) {
        registry.own(SERVICE + "reaction_add", call -> change(call, requireMessage(call), true));
        registry.own(SERVICE + "reaction_del", call -> change(call, requireMessage(call), false));
        registry.own(SERVICE + "reaction_multi_stat", ClientReactionCommands::stat);
        registry.own(
                SERVICE + "reaction_iterate",
                call -> iterate(call, requireMessage(call).reactions()));
        registry.own(SERVICE + "group_reaction_add", call -> change(call, requireGroupMessage(call), true));
        registry.own(SERVICE + "group_reaction_del", call -> change(call, requireGroupMessage(call), false));
        registry.own(SERVICE + "group_reaction_multi_stat", ClientReactionCommands::groupStat);
        registry.own(
                SERVICE + "group_reaction_iterate",
                call -> iterate(call, requireGroupMessage(call).reactions()));
    }

    private static Reply change(Call call, StoredMessage message, boolean add) {
        return change(
                call,
                message.reactions(),
                add,
                now -> new MessageEvent.Reacted(
                        message.content(), now.userId(), now.reaction(), add, now.count(), now.users()));
    }

    private static Reply change(Call call, GroupMessage message, boolean add) {
        Group group = GroupRules.find(call);
        return change(
                call,
                message.reactions(),
                add,
                now -> new GroupMessageEvent.Reacted(
                        group.which(),
                        message.content(call.fields().text("TopicId")),
                        now.userId(),
                        now.reaction(),
                        add,
                        now.count(),
                        now.users()));
    }

    /** How a reaction stands after a change, and whose change it was. */
    private record Now(String userId, String reaction, int count, List<String> users) {}

    private static Reply change(Call call, Reactions reactions, boolean add, Function<Now, Event> event) {
        String self = call.caller().userId();
        String reaction = requireReaction(call);
        if (call.fields().texts(add ? "Add_Account" : "Del_Account").stream().anyMatch(user -> !user.equals(self))) {
            throw new Refusal(ImError.NOT_AN_ADMIN, "a reaction is another user's: one reacts for oneself only");
        }
        boolean changed = add ? add(reactions, reaction, self) : reactions.remove(reaction, self);
        if (changed) {
            call.report(() -> event.apply(new Now(
                    self,
                    reaction,
                    reactions.count(reaction),
                    reactions.page(reaction, 0, NAMED).users())));
        }
        return Reply.ok();
    }

    private static boolean add(Reactions reactions, String reaction, String userId) {
        switch (reactions.add(reaction, userId)) {
            case TOO_MANY ->
                throw new Refusal(TOO_MANY, "the message has " + Reactions.MOST + " different reactions already");
            case TOO_MANY_USERS ->
                throw new Refusal(TOO_MANY_USERS, Reactions.MOST_USERS + " users reacted like this already");
            case THERE_BEFORE -> throw new Refusal(THERE_BEFORE, "the user reacted like this before");
            case DONE -> {}
        }
        return true;
    }

    private static String requireReaction(Call call) {
        String reaction = call.fields().text("Reaction");
        if (reaction.isEmpty()) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "Reaction is missing or empty: name one");
        }
        return reaction;
    }

    private static Reply stat(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("Results");
        for (String key : call.fields().texts("MsgKeyList")) {
            StoredMessage message = message(call, key);
            stat(
                    call,
                    message == null ? null : message.reactions(),
                    results.addObject().put("MsgKey", key));
        }
        return Reply.ok(reply);
    }

    private static Reply groupStat(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("Results");
        Group group = GroupRules.find(call);
        GroupAccess.requireMember(call, group);
        for (String seq : call.fields().texts("MsgSeqList")) {
            GroupMessage message = groupMessage(call, group, Long.parseLong(seq));
            stat(
                    call,
                    message == null ? null : message.reactions(),
                    results.addObject().put("MsgSeq", Long.parseLong(seq)));
        }
        return Reply.ok(reply);
    }

    private static void stat(Call call, @Nullable Reactions reactions, ObjectNode result) {
        result.put("ErrorCode", reactions == null ? MessageExtensions.MESSAGE_MISSING : 0);
        ArrayNode list = result.putArray("ReactionList");
        if (reactions == null) {
            return;
        }
        int most = (int) Math.min(PAGE, call.fields().number("Count", NAMED));
        for (String reaction : reactions.names()) {
            ObjectNode one = list.addObject()
                    .put("Reaction", reaction)
                    .put("TotalCount", reactions.count(reaction))
                    .put("Count", reactions.count(reaction)) // the Web client shows this one
                    .put("ReactedByMe", reactions.has(reaction, call.caller().userId()) ? 1 : 0);
            ArrayNode users = one.putArray("Reaction_Account");
            reactions.page(reaction, 0, most).users().forEach(users::add);
        }
    }

    private static Reply iterate(Call call, Reactions reactions) {
        Fields fields = call.fields();
        int most = (int) Math.max(1, Math.min(PAGE, fields.number("Count", PAGE)));
        Reactions.Page page = reactions.page(requireReaction(call), fields.number("NextSeq", 0), most);
        ObjectNode reply = Reply.newFields();
        ArrayNode users = reply.putArray("Reaction_Account");
        page.users().forEach(users::add);
        return Reply.ok(reply.put("NextSeq", page.next()).put("CompleteFlag", page.next() == 0 ? 1 : 0));
    }

    private static StoredMessage requireMessage(Call call) {
        StoredMessage message = message(call, call.fields().text("MsgKey"));
        if (message == null) {
            throw missing("there is no message with this MsgKey between the two");
        }
        return message;
    }

    private static @Nullable StoredMessage message(Call call, String key) {
        String self = call.caller().userId();
        Fields fields = call.fields();
        String peer = fields.text("From_Account").equals(self) || !fields.has("From_Account")
                ? fields.text("To_Account")
                : fields.text("From_Account");
        Conversation conversation = call.state().chats().find(self, peer);
        StoredMessage message = conversation == null ? null : conversation.find(key);
        return message == null || message.isRecalled() || !message.isVisibleTo(self) ? null : message;
    }

    private static GroupMessage requireGroupMessage(Call call) {
        Group group = GroupRules.find(call);
        GroupAccess.requireMember(call, group);
        GroupMessage message = groupMessage(call, group, call.fields().number("MsgSeq", 0));
        if (message == null) {
            throw missing("there is no message with this MsgSeq in the group");
        }
        return message;
    }

    private static @Nullable GroupMessage groupMessage(Call call, Group group, long seq) {
        GroupMessage message = GroupRules.chat(call, group).find(seq);
        return message == null || message.fate() != Fate.THERE ? null : message;
    }

    private static Refusal missing(String reason) {
        return new Refusal(MessageExtensions.MESSAGE_MISSING, reason);
    }
}
