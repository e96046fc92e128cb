package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.KnownGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom and what calls name, each with the variable that stands for it: users that were there or are imported by the calls, groups
 * that were there or are made by them, and names of nobody.
 */
final class Cast {

    /** As many as a scenario can have. */
    private static final int MOST_USERS = 20;

    private static final int MOST_GROUPS = 10;

    private static final List<String> OF_CONVERSATIONS = List.of("C2C_", "C2C", "GROUP_", "GROUP");
    private static final Set<String> MAKE_GROUPS =
            Set.of("group_open_http_svc/create_group", "group_open_http_svc/import_group");
    private static final Set<String> IMPORT_ACCOUNTS =
            Set.of("im_open_login_svc/account_import", "im_open_login_svc/multiaccount_import");

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> users = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<String> moreAccounts = new ArrayList<>();
    private final List<String> moreGroups = new ArrayList<>();
    private final List<KnownGroup> before = new ArrayList<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> admins = new LinkedHashSet<>();
    private int nobodies;
    private int nogroups;

    /** That of calls in their order. */
    static Cast of(List<CapturedCall> calls) {
        Cast cast = new Cast();
        calls.forEach(cast::add);
        return cast;
    }

    private void add(CapturedCall call) {
        Optional<JsonNode> body = Bodies.read(call.asked().body());
        call.known().admins().forEach(this::addAdmin);
        if (call.known().byAdmin()) {
            addAdmin(call.asked().identifier());
        }
        inOrder(call, body).forEach(this::addUser);
        boolean done = call.answer().code() == 0;
        if (done && IMPORT_ACCOUNTS.contains(call.asked().command())) {
            body.ifPresent(json -> accountsIn("", json).forEach(this::addUser));
        }
        for (KnownGroup group : call.known().groups()) {
            if (!made.contains(group.id()) && addGroup(group.id())) {
                before.add(group);
            }
        }
        if (done && MAKE_GROUPS.contains(call.asked().command())) {
            body.ifPresent(json -> makes(json, Bodies.reply(call)));
        }
    }

    /** The accounts that were there, in the order in which the call names them. */
    private static List<String> inOrder(CapturedCall call, Optional<JsonNode> body) {
        Set<String> known = call.known().accounts();
        List<String> names = new ArrayList<>();
        names.add(call.asked().identifier());
        body.ifPresent(json -> Bodies.texts(json).forEach(text -> {
            names.add(text);
            ofConversation(text).ifPresent(names::add);
        }));
        return names.stream().distinct().filter(known::contains).toList();
    }

    /** A group whose GroupId the app chose is one of the scenario's; one that the service named is bound from the reply. */
    private void makes(JsonNode body, Optional<JsonNode> reply) {
        String chosen = body.path("GroupId").asText();
        if (chosen.isEmpty()) {
            reply.ifPresent(json -> made.add(json.path("GroupId").asText()));
        } else {
            addGroup(chosen);
        }
    }

    private static List<String> accountsIn(String field, JsonNode json) {
        List<String> accounts = new ArrayList<>();
        if (json.isTextual() && FieldNames.isAccount(field)) {
            accounts.add(json.textValue());
        }
        json.properties().forEach(inner -> accounts.addAll(accountsIn(inner.getKey(), inner.getValue())));
        if (json.isArray()) {
            json.forEach(item -> accounts.addAll(accountsIn(field, item)));
        }
        return accounts;
    }

    private void addAdmin(String userId) {
        admins.add(userId);
        variables.putIfAbsent(userId, "${admin}");
    }

    private void addUser(String userId) {
        if (variables.containsKey(userId)) {
            return;
        }
        if (!Ids.beginning(userId).isEmpty()) { // a robot, which no user of a scenario can be
            nobody(userId);
        } else if (users.size() < MOST_USERS) {
            users.add("user" + (users.size() + 1));
            variables.put(userId, "${user.user" + users.size() + "}");
        } else {
            String variable = nobody(userId);
            moreAccounts.add(variable);
        }
    }

    /** Whether it is a new one. */
    private boolean addGroup(String groupId) {
        if (variables.containsKey(groupId)) {
            return false;
        }
        if (groups.size() < MOST_GROUPS) {
            groups.add("group" + (groups.size() + 1));
            variables.put(groupId, Ids.beginning(groupId) + "${group.group" + groups.size() + "}");
        } else {
            moreGroups.add(nogroup(groupId));
        }
        return true;
    }

    /** The variable for a UserID that no account has, behind what the service begins some with. */
    String nobody(String userId) {
        return variables.computeIfAbsent(userId, id -> Ids.beginning(id) + "${nobody." + ++nobodies + "}");
    }

    /** The variable for a GroupId that no group has, behind what the service begins some with; a topic has its community's first. */
    String nogroup(String groupId) {
        String known = variables.get(groupId);
        if (known != null) {
            return known;
        }
        String community = Ids.communityOf(groupId).map(this::nogroup).orElse("");
        String variable =
                community
                        + Ids.beginning(groupId.substring(
                                Ids.communityOf(groupId).orElse("").length())) + "${nogroup." + ++nogroups + "}";
        variables.put(groupId, variable);
        return variable;
    }

    /** The variable for an id. */
    Optional<String> variable(String id) {
        return Optional.ofNullable(variables.get(id));
    }

    /** The text with the variable in it for the id that stands behind what kind of conversation it is. */
    Optional<String> inConversation(String text) {
        return ofConversation(text)
                .filter(variables::containsKey)
                .map(id -> text.substring(0, text.length() - id.length()) + variables.get(id));
    }

    private static Optional<String> ofConversation(String text) {
        return OF_CONVERSATIONS.stream()
                .filter(text::startsWith)
                .map(kind -> text.substring(kind.length()))
                .findFirst();
    }

    /** The names of the scenario's users. */
    Set<String> users() {
        return users;
    }

    /** The names of the scenario's groups. */
    Set<String> groups() {
        return groups;
    }

    /** Those beyond what a scenario can have, as variables. */
    List<String> moreAccounts() {
        return moreAccounts;
    }

    /** Groups beyond what a scenario can have, as variables. */
    List<String> moreGroups() {
        return moreGroups;
    }

    /** The groups that were there before. */
    List<KnownGroup> before() {
        return before;
    }

    /** How many app admins called or are named; all are one in a scenario. */
    int admins() {
        return admins.size();
    }
}
