package io.github.usersig.mockim.server.internal.command.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.AccountEvent;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code profile}: the users' profiles. Nickname and picture are those of the account. */
public final class ProfileCommands implements CommandFamily {

    @Override
    public void register(Registry registry) {
        registry.command("profile/portrait_set", ProfileCommands::set);
        registry.command("profile/portrait_get", ProfileCommands::get);
    }

    /** Sets fields, all or none. */
    private static Reply set(Call call) {
        User user = Users.require(call, "From_Account", ImError.PROFILE_ACCOUNT_NOT_IMPORTED);
        List<Fields> items = call.fields().objects("ProfileItem");
        items.forEach(item -> ProfileTags.requireValue(item.text("Tag"), item.json("Value")));
        for (Fields item : items) {
            String value = item.text("Value");
            switch (item.text("Tag")) {
                case User.NICK -> user.describe(value, user.account().faceUrl());
                case User.IMAGE -> user.describe(user.account().nick(), value);
                default -> user.setProfile(item.text("Tag"), item.json("Value"));
            }
        }
        if (!items.isEmpty()) {
            call.report(() -> {
                Map<String, JsonNode> values = new LinkedHashMap<>();
                items.forEach(item -> values.put(item.text("Tag"), item.json("Value")));
                return new AccountEvent.ProfileSet(user.userId(), Collections.unmodifiableMap(values));
            });
        }
        return Reply.ok(Reply.newFields().put("ErrorDisplay", ""));
    }

    /** The fields asked for, of those that were set. */
    private static Reply get(Call call) {
        List<String> tags = call.fields().texts("TagList");
        tags.forEach(ProfileTags::requireKnown);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserProfileItem");
        ArrayNode failed = reply.arrayNode();
        for (String userId : call.fields().texts("To_Account")) {
            User user = call.state().accounts().get(userId);
            ObjectNode profile = list.addObject().put("To_Account", userId);
            if (user == null) {
                failed.add(userId);
                profile.putArray("ProfileItem");
                profile.put("ResultCode", ImError.PROFILE_ACCOUNT_NOT_IMPORTED.code())
                        .put("ResultInfo", "To_Account: " + ImError.PROFILE_ACCOUNT_NOT_IMPORTED.meaning());
            } else {
                describe(user, tags, profile.putArray("ProfileItem"));
                profile.put("ResultCode", 0).put("ResultInfo", "");
            }
        }
        if (!failed.isEmpty()) {
            reply.set("Fail_Account", failed);
        }
        return Reply.ok(reply.put("ErrorDisplay", ""));
    }

    public static void describe(User user, List<String> tags, ArrayNode items) {
        for (String tag : tags) {
            JsonNode value =
                    switch (tag) {
                        case User.NICK -> TextNode.valueOf(user.account().nick());
                        case User.IMAGE -> TextNode.valueOf(user.account().faceUrl());
                        default -> user.profile().get(tag);
                    };
            if (value != null && !(value.isTextual() && value.textValue().isEmpty())) {
                items.addObject().put("Tag", tag).set("Value", value);
            }
        }
    }
}
