package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.parity.play.Caller.Answered;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes away what was made: all groups that are ours, and what the accounts of the pool hold. Says what stays, and why. */
final class Cleaning {

    static final int POOL = 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 200;

    private final Caller caller;
    private final Identity identity;
    private final List<Left> left = new ArrayList<>();

    Cleaning(Caller caller) {
        this.caller = caller;
        this.identity = caller.identity();
    }

    List<Left> left() {
        return List.copyOf(left);
    }

    /** Destroys groups; those that are gone already count as destroyed. */
    void destroy(Set<String> groupIds) throws IOException, InterruptedException {
        for (String groupId : groupIds) {
            int code = caller.own(
                            "group_open_http_svc/destroy_group",
                            NODES.objectNode().put("GroupId", groupId))
                    .code();
            if (code != 0 && code != 10010 && code != 10015) {
                left.add(new Left("the group " + groupId, "destroy_group was refused with " + code));
            }
        }
    }

    /** Everything of ours that can be found by its prefix, whoever made it and whenever. */
    void everything() throws IOException, InterruptedException {
        List<String> accounts = accounts();
        Set<String> groups = groupsWithPrefix();
        for (String account : accounts) {
            groups.addAll(groupsOf(account));
        }
        destroy(groups);
        Tidying tidying = new Tidying(caller);
        for (String account : accounts) {
            tidying.all(account, accounts);
        }
    }

    /** The accounts of the pool that there are. */
    List<String> accounts() throws IOException, InterruptedException {
        ObjectNode body = NODES.objectNode();
        ArrayNode items = body.putArray("CheckItem");
        for (int number = 1; number <= POOL; number++) {
            items.addObject().put("UserID", identity.user(number));
        }
        List<String> there = new ArrayList<>();
        JsonNode reply = caller.own("im_open_login_svc/account_check", body).json();
        reply.path("ResultItem").forEach(item -> {
            if (item.path("AccountStatus").asText().equals("Imported")) {
                there.add(item.path("UserID").asText());
            }
        });
        return there;
    }

    /** Deletes the accounts of the pool; those that cannot be deleted are left, with the code. */
    void deleteAccounts() throws IOException, InterruptedException {
        List<String> accounts = accounts();
        if (accounts.isEmpty()) {
            return;
        }
        ObjectNode body = NODES.objectNode();
        ArrayNode items = body.putArray("DeleteItem");
        accounts.forEach(account -> items.addObject().put("UserID", account));
        Answered answered = caller.own("im_open_login_svc/account_delete", body);
        JsonNode results = answered.json().path("ResultItem");
        if (results.isEmpty()) {
            accounts.forEach(account -> leaveAccount(account, answered.code()));
        }
        results.forEach(item -> {
            int code = item.path("ResultCode").asInt(answered.code());
            if (code != 0) {
                leaveAccount(item.path("UserID").asText(), code);
            }
        });
    }

    private void leaveAccount(String account, int code) {
        String why =
                switch (code) {
                    case 71000 -> "the app forbids to delete accounts (71000): allow it in the console";
                    case 70399 -> "it was deleted before, and may come back only after months (70399)";
                    default -> "account_delete was refused with " + code;
                };
        left.add(new Left("the account " + account, why));
    }

    /** Says of the accounts that they stay, and why. */
    void leaveAccounts() throws IOException, InterruptedException {
        List<String> accounts = accounts();
        if (!accounts.isEmpty()) {
            left.add(new Left(
                    accounts.size() + " accounts, " + accounts.get(0) + " to " + accounts.get(accounts.size() - 1),
                    "the next run uses them again; parity clean --delete-accounts deletes them, if the app allows it"
                            + " (71000), and they may not come back for months then (70399)"));
        }
    }

    private Set<String> groupsWithPrefix() throws IOException, InterruptedException {
        Set<String> ours = new LinkedHashSet<>();
        long next = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode body = NODES.objectNode().put("Limit", PAGE).put("Next", next);
            JsonNode reply =
                    caller.own("group_open_http_svc/get_appid_group_list", body).json();
            reply.path("GroupIdList").forEach(group -> {
                String id = group.path("GroupId").asText();
                if (identity.isOurs(id)) {
                    ours.add(id);
                }
            });
            next = reply.path("Next").asLong();
            if (next == 0) {
                break;
            }
        }
        return ours;
    }

    /** Groups with an id of the service's making, if their owner is ours. */
    private Set<String> groupsOf(String account) throws IOException, InterruptedException {
        ObjectNode body = NODES.objectNode().put("Member_Account", account);
        body.putObject("ResponseFilter").putArray("GroupBaseInfoFilter").add("Owner_Account");
        JsonNode reply =
                caller.own("group_open_http_svc/get_joined_group_list", body).json();
        Set<String> ours = new LinkedHashSet<>();
        reply.path("GroupIdList").forEach(group -> {
            String id = group.path("GroupId").asText();
            if (identity.isOurs(id)
                    || identity.isOurs(group.path("Owner_Account").asText())) {
                ours.add(id);
            }
        });
        return ours;
    }
}
