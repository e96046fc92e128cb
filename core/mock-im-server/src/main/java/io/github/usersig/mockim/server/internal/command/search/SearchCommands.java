package io.github.usersig.mockim.server.internal.command.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code user_search} and {@code group_search}: users and groups by their names or, exactly, by their ids. */
public final class SearchCommands implements CommandFamily {

    private static final String GENDER = "Tag_Profile_IM_Gender";
    private static final String BIRTHDAY = "Tag_Profile_IM_BirthDay";
    private static final List<String> SHOWN = List.of(GENDER, BIRTHDAY, "Tag_Profile_IM_SelfSignature");

    @Override
    public void register(Registry registry) {
        registry.command("user_search/search", SearchCommands::users).goesThroughAll();
        registry.command("group_search/search", SearchCommands::groups).goesThroughAll();
    }

    /** The words of a call. */
    public static Keywords keywords(Call call) {
        Fields fields = call.fields();
        return new Keywords(fields.texts("Keywords"), fields.flag("KeywordMatchType"));
    }

    /** All users whose nick holds the words, or whose UserID is one. */
    public static Reply users(Call call) {
        Keywords keywords = keywords(call);
        List<User> found = call.state().accounts().list().stream()
                .flatMap(account -> Stream.ofNullable(call.state().accounts().get(account.userId())))
                .filter(user -> isWanted(call.fields(), user))
                .filter(user -> keywords.areFound(word -> user.userId().equals(word)
                        || Keywords.isIn(user.account().nick(), word)))
                .toList();
        Page<User> page = Page.of(call, found);
        ObjectNode reply = Reply.newFields();
        page.describe(reply);
        ArrayNode list = reply.putArray("Users");
        for (User user : page.found()) {
            ObjectNode item = list.addObject().put("UserID", user.userId());
            ArrayNode profile = item.putArray("ProfileItems");
            items(user)
                    .forEach((tag, value) ->
                            profile.addObject().put("Tag", tag).set(value.isNumber() ? "IntValue" : "StrValue", value));
        }
        return Reply.ok(reply);
    }

    private static boolean isWanted(Fields fields, User user) {
        String gender = fields.text("UserGenderType");
        JsonNode isGender = user.profile().get(GENDER);
        if (!gender.isEmpty() && (isGender == null || !isGender.asText().equals(gender))) {
            return false;
        }
        JsonNode birthday = user.profile().get(BIRTHDAY);
        long born = birthday == null ? 0 : birthday.asLong();
        return born >= fields.number("UserBirthStart", 0) && born <= fields.number("UserBirthEnd", Long.MAX_VALUE);
    }

    private static Map<String, JsonNode> items(User user) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        items.put(User.NICK, TextNode.valueOf(user.account().nick()));
        items.put(User.IMAGE, TextNode.valueOf(user.account().faceUrl()));
        for (String tag : SHOWN) {
            JsonNode value = user.profile().get(tag);
            if (value != null) {
                items.put(tag, value);
            }
        }
        return items;
    }

    /** All groups whose name holds the words, or whose GroupId is one; no live rooms. */
    public static Reply groups(Call call) {
        Keywords keywords = keywords(call);
        List<String> types = call.fields().texts("GroupType");
        List<Group> found = call.state().groups().list().stream()
                .filter(group -> group.type() != GroupType.AV_CHAT_ROOM)
                .filter(group -> types.isEmpty() || types.contains(group.type().wire()))
                .filter(group ->
                        keywords.areFound(word -> group.id().equals(word) || Keywords.isIn(group.text("Name"), word)))
                .toList();
        Page<Group> page = Page.of(call, found);
        ObjectNode reply = Reply.newFields();
        page.describe(reply);
        ArrayNode list = reply.putArray("Groups");
        for (Group group : page.found()) {
            describe(group, list.addObject())
                    .put("GroupIntroduction", group.text("Introduction"))
                    .put("GroupOwnerUserID", group.owner())
                    .put("GroupMemberNum", group.members().size())
                    .put("GroupAddOption", group.text("ApplyJoinOption"))
                    .put("GroupInviteOption", group.text("InviteJoinOption"));
        }
        return Reply.ok(reply);
    }

    /** What a search tells of each group. */
    public static ObjectNode describe(Group group, ObjectNode json) {
        return json.put("GroupID", group.id())
                .put("GroupName", group.text("Name"))
                .put("GroupType", group.type().wire())
                .put("GroupFaceUrl", group.text("FaceUrl"));
    }
}
