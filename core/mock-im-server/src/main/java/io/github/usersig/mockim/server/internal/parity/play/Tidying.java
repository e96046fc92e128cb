package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Puts an account back to what it was when it was made: no friends, no follows, no conversations, no profile. */
final class Tidying {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_PAGES = 20;

    private final Caller caller;

    Tidying(Caller caller) {
        this.caller = caller;
    }

    void all(String account, List<String> others) throws IOException, InterruptedException {
        relations(account);
        follows(account, others);
        contactGroups(account);
        conversations(account);
        profile(account);
        caller.own(
                "openconfigsvr/setnospeaking",
                NODES.objectNode()
                        .put("Set_Account", account)
                        .put("C2CmsgNospeakingTime", 0)
                        .put("GroupmsgNospeakingTime", 0));
    }

    /** What calls of these services may have left. */
    void after(Set<String> services, List<String> accounts) throws IOException, InterruptedException {
        for (String account : accounts) {
            if (services.contains("sns")) {
                relations(account);
            }
            if (services.contains("follow")) {
                follows(account, accounts);
            }
            if (services.contains("recentcontact")) {
                contactGroups(account);
            }
            if (services.contains("openim")
                    || services.contains("recentcontact")
                    || services.contains("group_open_http_svc")) {
                conversations(account);
            }
            if (services.contains("profile") || services.contains("im_open_login_svc")) {
                profile(account);
            }
        }
    }

    private void relations(String account) throws IOException, InterruptedException {
        caller.own("sns/friend_delete_all", of(account).put("DeleteType", "Delete_Type_Both"));
        ObjectNode page =
                of(account).put("StartIndex", 0).put("MaxLimited", 100).put("LastSequence", 0);
        ArrayNode blocked = texts(reply("sns/black_list_get", page).path("BlackListItem"), "To_Account");
        if (!blocked.isEmpty()) {
            caller.own("sns/black_list_delete", of(account).set("To_Account", blocked));
        }
        ArrayNode groups = texts(reply("sns/group_get", of(account)).path("ResultItem"), "GroupName");
        if (!groups.isEmpty()) {
            caller.own("sns/group_delete", of(account).set("GroupName", groups));
        }
    }

    private void follows(String account, List<String> others) throws IOException, InterruptedException {
        ArrayNode all = NODES.arrayNode();
        others.stream().filter(other -> !other.equals(account)).forEach(all::add);
        if (!all.isEmpty()) {
            caller.own("follow/follow_delete", of(account).set("To_Account", all));
        }
    }

    private void contactGroups(String account) throws IOException, InterruptedException {
        JsonNode reply = reply("recentcontact/get_contact_group", of(account).put("StartIndex", 0));
        ArrayNode names = texts(reply.path("GroupItem"), "GroupName");
        if (!names.isEmpty()) {
            caller.own("recentcontact/del_contact_group", of(account).set("GroupName", names));
        }
    }

    private void conversations(String account) throws IOException, InterruptedException {
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode from = of(account)
                    .put("TimeStamp", 0)
                    .put("StartIndex", 0)
                    .put("TopTimeStamp", 0)
                    .put("TopStartIndex", 0)
                    .put("AssistFlags", 15);
            JsonNode reply = reply("recentcontact/get_list", from);
            JsonNode items = reply.path("SessionItem");
            for (JsonNode item : items) {
                ObjectNode which =
                        of(account).put("Type", item.path("Type").asInt(1)).put("ClearRamble", 1);
                if (item.path("Type").asInt(1) == 1) {
                    which.set("To_Account", item.path("To_Account"));
                } else {
                    which.set("ToGroupid", item.has("ToGroupId") ? item.path("ToGroupId") : item.path("GroupId"));
                }
                caller.own("recentcontact/delete", which);
            }
            if (items.isEmpty() || reply.path("CompleteFlag").asInt(1) == 1) {
                return;
            }
        }
    }

    private void profile(String account) throws IOException, InterruptedException {
        ObjectNode body = of(account);
        ArrayNode items = body.putArray("ProfileItem");
        for (String tag : List.of("Nick", "Image", "SelfSignature", "Location")) {
            items.addObject().put("Tag", "Tag_Profile_IM_" + tag).put("Value", "");
        }
        items.addObject().put("Tag", "Tag_Profile_IM_Gender").put("Value", "Gender_Type_Unknown");
        items.addObject().put("Tag", "Tag_Profile_IM_AllowType").put("Value", "AllowType_Type_AllowAny");
        caller.own("profile/portrait_set", body);
    }

    private JsonNode reply(String command, ObjectNode body) throws IOException, InterruptedException {
        return caller.own(command, body).json();
    }

    private static ObjectNode of(String account) {
        return NODES.objectNode().put("From_Account", account);
    }

    private static ArrayNode texts(JsonNode items, String field) {
        ArrayNode texts = NODES.arrayNode();
        items.forEach(item -> {
            if (item.path(field).isTextual()) {
                texts.add(item.path(field));
            }
        });
        return texts;
    }
}
