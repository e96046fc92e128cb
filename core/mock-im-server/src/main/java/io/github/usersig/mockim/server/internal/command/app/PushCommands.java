package io.github.usersig.mockim.server.internal.command.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.message.MessageBody;
import io.github.usersig.mockim.server.internal.tenant.AllMemberPushes;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code all_member_push}: pushes to all, and the attributes and tags by which they find users. */
public final class PushCommands implements CommandFamily {

    private static final String SERVICE = "all_member_push/";
    private static final int LONGEST_TAG = 50;
    private static final int MOST_ATTRIBUTES = 10;
    private static final int CONDITIONS_MIXED = 90020;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "im_push", PushCommands::push)
                .limit(ImError.MESSAGE_TOO_LONG)
                .goesThroughAll();
        registry.command(SERVICE + "im_set_attr_name", PushCommands::setAttributeNames);
        registry.command(SERVICE + "im_get_attr_name", PushCommands::attributeNames);
        registry.command(SERVICE + "im_set_attr", PushCommands::setAttributes);
        registry.command(SERVICE + "im_get_attr", PushCommands::attributes);
        registry.command(SERVICE + "im_remove_attr", PushCommands::removeAttributes);
        registry.command(SERVICE + "im_add_tag", PushCommands::addTags);
        registry.command(SERVICE + "im_get_tag", PushCommands::tags);
        registry.command(SERVICE + "im_remove_tag", PushCommands::removeTags);
        registry.command(SERVICE + "im_remove_all_tags", PushCommands::removeAllTags);
    }

    /** Pushes a message to all users that the condition names. The same MsgRandom within a week is the same push. */
    private static Reply push(Call call) {
        Users.sender(call, ImError.MESSAGE_FROM_ACCOUNT_ILLEGAL, ImError.MESSAGE_ACCOUNT_MISSING);
        Fields condition = call.fields().object("Condition");
        boolean tags = condition.has("TagsOr") || condition.has("TagsAnd");
        boolean attributes = condition.has("AttrsOr") || condition.has("AttrsAnd");
        if (tags && attributes) {
            throw new Refusal(CONDITIONS_MIXED, "Condition names tags and attributes: give one kind");
        }
        requireTags(condition.texts("TagsOr"));
        requireTags(condition.texts("TagsAnd"));
        condition.json("AttrsOr").fieldNames().forEachRemaining(name -> requireAttribute(call, name));
        condition.json("AttrsAnd").fieldNames().forEachRemaining(name -> requireAttribute(call, name));
        MessageBody.read(call);
        AllMemberPushes pushes = call.state().allMemberPushes();
        long random = call.fields().number("MsgRandom", 0);
        String task = pushes.find(random, call.nowSeconds()).orElseGet(() -> begin(call, random));
        return Reply.ok(Reply.newFields().put("TaskId", task));
    }

    private static String begin(Call call, long random) {
        AllMemberPushes pushes = call.state().allMemberPushes();
        String task = pushes.add(random, call.nowSeconds(), UUID.randomUUID().toString());
        pushes.keep(task, call.nowSeconds(), PushTaskCommands.users(call));
        return task;
    }

    /** Names up to ten attributes, by their number. */
    private static Reply setAttributeNames(Call call) {
        JsonNode names = call.fields().json("AttrNames");
        names.properties().forEach(entry -> {
            boolean number = entry.getKey().length() == 1
                    && Character.isDigit(entry.getKey().charAt(0));
            if (!number || !entry.getValue().isTextual()) {
                throw new Refusal(
                        ImError.MESSAGE_BODY_NOT_JSON,
                        "AttrNames must give numbers from \"0\" to \"" + (MOST_ATTRIBUTES - 1) + "\" a name each");
            }
        });
        AllMemberPushes pushes = call.state().allMemberPushes();
        names.properties().forEach(entry -> pushes.nameAttribute(entry.getKey(), entry.getValue()));
        return Reply.ok();
    }

    private static Reply attributeNames(Call call) {
        ObjectNode reply = Reply.newFields();
        reply.putObject("AttrNames").setAll(call.state().allMemberPushes().attributeNames());
        return Reply.ok(reply);
    }

    private static Reply setAttributes(Call call) {
        List<Fields> items = call.fields().objects("UserAttrs");
        for (Fields item : items) {
            user(call, item);
            item.json("Attrs").fieldNames().forEachRemaining(name -> requireAttribute(call, name));
        }
        for (Fields item : items) {
            User user = user(call, item);
            item.json("Attrs").properties().forEach(entry -> user.setPushAttribute(entry.getKey(), entry.getValue()));
        }
        return Reply.ok();
    }

    private static Reply attributes(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserAttrs");
        for (User user : users(call)) {
            list.addObject().put("To_Account", user.userId()).putObject("Attrs").setAll(user.pushAttributes());
        }
        return Reply.ok(reply);
    }

    /** Takes attributes away; they come as an object or as an array of names. */
    private static Reply removeAttributes(Call call) {
        List<Fields> items = call.fields().objects("UserAttrs");
        items.forEach(item -> user(call, item));
        for (Fields item : items) {
            User user = user(call, item);
            JsonNode named = item.json("Attrs");
            if (named.isArray()) {
                named.forEach(name -> user.removePushAttribute(name.asText()));
            } else {
                named.fieldNames().forEachRemaining(user::removePushAttribute);
            }
        }
        return Reply.ok();
    }

    private static Reply addTags(Call call) {
        List<Fields> items = call.fields().objects("UserTags");
        for (Fields item : items) {
            user(call, item);
            requireTags(item.texts("Tags"));
        }
        items.forEach(item -> user(call, item).addPushTags(item.texts("Tags")));
        return Reply.ok();
    }

    private static Reply tags(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("UserTags");
        for (User user : users(call)) {
            ArrayNode tags = list.addObject().put("To_Account", user.userId()).putArray("Tags");
            user.pushTags().forEach(tags::add);
        }
        return Reply.ok(reply);
    }

    private static Reply removeTags(Call call) {
        List<Fields> items = call.fields().objects("UserTags");
        items.forEach(item -> user(call, item));
        items.forEach(item -> user(call, item).removePushTags(item.texts("Tags")));
        return Reply.ok();
    }

    private static Reply removeAllTags(Call call) {
        users(call).forEach(User::clearPushTags);
        return Reply.ok();
    }

    private static User user(Call call, Fields item) {
        return Users.require(call, "To_Account", item.text("To_Account"), ImError.MESSAGE_ACCOUNT_MISSING);
    }

    private static List<User> users(Call call) {
        List<User> users = new ArrayList<>();
        for (String userId : call.fields().texts("To_Account")) {
            users.add(Users.require(call, "To_Account", userId, ImError.MESSAGE_ACCOUNT_MISSING));
        }
        return users;
    }

    private static void requireTags(List<String> tags) {
        for (String tag : tags) {
            if (tag.isEmpty()) {
                throw new Refusal(ImError.PUSH_TAG_EMPTY, "a tag is empty");
            }
            if (tag.getBytes(UTF_8).length > LONGEST_TAG) {
                throw new Refusal(ImError.PUSH_TAG_TOO_LONG, "a tag has over " + LONGEST_TAG + " bytes");
            }
        }
        if (Set.copyOf(tags).size() < tags.size()) {
            throw new Refusal(ImError.PUSH_TAGS_DUPLICATE, "a tag is given twice");
        }
    }

    private static void requireAttribute(Call call, String name) {
        if (!call.state().allMemberPushes().hasAttribute(name)) {
            throw new Refusal(
                    ImError.PUSH_ATTRIBUTE_ILLEGAL,
                    "an attribute has no such name: name it with im_set_attr_name first");
        }
    }
}
