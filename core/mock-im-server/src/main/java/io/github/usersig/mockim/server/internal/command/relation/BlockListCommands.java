package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Friends;
import io.github.usersig.mockim.server.internal.tenant.Friends.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code sns}: whom a user wants to hear nothing from. */
public final class BlockListCommands implements CommandFamily {

    @Override
    public void register(Registry registry) {
        registry.command("sns/black_list_add", BlockListCommands::add);
        registry.command("sns/black_list_delete", BlockListCommands::delete);
        registry.command("sns/black_list_get", BlockListCommands::get);
        registry.command("sns/black_list_check", BlockListCommands::check);
    }

    /** Blocks users, which also ends a friendship both ways. */
    private static Reply add(Call call) {
        String from = Friendships.from(call);
        Friends friends = call.state().friends();
        Lists lists = friends.of(from);
        Results results = new Results("ResultItem");
        List<Pair> unfriended = new ArrayList<>();
        List<Pair> blocked = new ArrayList<>();
        for (String to : call.fields().texts("To_Account")) {
            if (!Users.exists(call, to)) {
                results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            } else if (from.equals(to)) {
                results.illegal(to, "To_Account is From_Account: nobody blocks themselves");
            } else if (lists.isBlockListFull()) {
                results.failed(to, ImError.RELATION_BLOCKLIST_LIMIT);
            } else {
                Friendships.remove(friends, from, to, unfriended);
                Friendships.remove(friends, to, from, unfriended);
                if (lists.block(to, call.nowSeconds())) {
                    blocked.add(new Pair(from, to));
                }
                results.done(to);
            }
        }
        Friendships.deleted(call, unfriended);
        if (!blocked.isEmpty()) {
            call.report(() -> new RelationEvent.Blocked(List.copyOf(blocked)));
        }
        return results.relation();
    }

    private static Reply delete(Call call) {
        String from = Friendships.from(call);
        Lists lists = call.state().friends().of(from);
        Results results = new Results("ResultItem");
        List<Pair> unblocked = new ArrayList<>();
        for (String to : call.fields().texts("To_Account")) {
            if (Users.exists(call, to)) {
                if (lists.unblock(to)) {
                    unblocked.add(new Pair(from, to));
                }
                results.done(to);
            } else {
                results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            }
        }
        lists.changed();
        if (!unblocked.isEmpty()) {
            call.report(() -> new RelationEvent.Unblocked(List.copyOf(unblocked)));
        }
        return results.relation();
    }

    /** The block list, page by page; StartIndex of the reply is 0 when there is no more. */
    private static Reply get(Call call) {
        Lists lists = call.state().friends().of(Friendships.from(call));
        List<Map.Entry<String, Long>> blocked = List.copyOf(lists.blocked().entrySet());
        long from = Math.min(blocked.size(), call.fields().number("StartIndex", 0));
        long to = Math.min(blocked.size(), from + call.fields().number("MaxLimited", 0));
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("BlackListItem");
        for (Map.Entry<String, Long> entry : blocked.subList((int) from, (int) to)) {
            list.addObject().put("To_Account", entry.getKey()).put("AddBlackTimeStamp", entry.getValue());
        }
        reply.put("StartIndex", to < blocked.size() ? to : 0);
        reply.put("CurruentSequence", lists.sequence()); // spelt so on the wire
        return Reply.ok(reply.put("ErrorDisplay", ""));
    }

    private static Reply check(Call call) {
        String from = Friendships.from(call);
        Friends friends = call.state().friends();
        boolean both = call.fields().text("CheckType").endsWith("_Both");
        Results results = new Results("BlackListCheckItem");
        for (String to : call.fields().texts("To_Account")) {
            ObjectNode item = Users.exists(call, to)
                    ? results.done(to)
                    : results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            boolean theirs = both && friends.isBlocked(to, from);
            item.put(
                    "Relation",
                    "BlackCheckResult_Type_" + FriendListCommands.relation(friends.isBlocked(from, to), theirs, "NO"));
        }
        return results.relation();
    }
}
