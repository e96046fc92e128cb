package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.ImError;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.command.account.AccountCommands;
import io.github.usersig.mockim.server.internal.event.MessageEvent;
import io.github.usersig.mockim.server.internal.event.MessageId;
import io.github.usersig.mockim.server.internal.event.SentAt;
import io.github.usersig.mockim.server.internal.tenant.Contacts.Peer;
import io.github.usersig.mockim.server.internal.tenant.Conversation;
import io.github.usersig.mockim.server.internal.tenant.MessageNumbers;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.Set;

/** {@code openim_robot_http_svc} and the robots of {@code openim_console_http_svc}: accounts that are robots, and messages that come bit by bit. */
public final class RobotCommands implements CommandFamily {

    private static final String SERVICE = "openim_robot_http_svc/";
    private static final String DESK = "openim_console_http_svc/";
    private static final String PREFIX = "@RBT#";
    private static final String SIGNATURE = "Tag_Profile_IM_SelfSignature";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "create_robot", RobotCommands::create);
        registry.command(SERVICE + "delete_robot", RobotCommands::delete);
        registry.command(SERVICE + "get_all_robots", RobotCommands::list);
        registry.command(DESK + "desk_update_robot", RobotCommands::update);
        registry.command(DESK + "desk_get_robot_list", RobotCommands::describeAll);
        registry.command(SERVICE + "send_stream_msg", RobotCommands::stream).sendsMessage();
    }

    private static Reply create(Call call) {
        Fields fields = call.fields();
        String userId = fields.text("UserID");
        if (!userId.startsWith(PREFIX)
                || UserIdRule.PRINTABLE_ASCII.violation(userId).isPresent()) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "the UserID of a robot must begin with " + PREFIX);
        }
        User robot = call.state().accounts().add(userId);
        robot.describe(fields.text("Nick"), fields.text("FaceUrl"));
        fields.optionalText("SelfSignature")
                .ifPresent(signature -> robot.setProfile(SIGNATURE, TextNode.valueOf(signature)));
        call.state().robots().add(userId);
        return Reply.ok();
    }

    /** Changes what is named of a robot, and leaves the rest. */
    private static Reply update(Call call) {
        Fields fields = call.fields();
        User robot = robot(call, fields.text("UserID"));
        Account before = robot.account();
        robot.describe(
                fields.optionalText("Nick").orElse(before.nick()),
                fields.optionalText("FaceUrl").orElse(before.faceUrl()));
        fields.optionalText("SelfSignature")
                .ifPresent(signature -> robot.setProfile(SIGNATURE, TextNode.valueOf(signature)));
        return Reply.ok();
    }

    private static Reply describeAll(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("RobotList");
        for (String userId : call.state().robots().list()) {
            User robot = robot(call, userId);
            JsonNode signature = robot.profile().get(SIGNATURE);
            list.addObject()
                    .put("UserID", userId)
                    .put("Nick", robot.account().nick())
                    .put("FaceUrl", robot.account().faceUrl())
                    .put("SelfSignature", signature == null ? "" : signature.asText());
        }
        return Reply.ok(reply);
    }

    private static User robot(Call call, String userId) {
        User robot = call.state().accounts().get(userId);
        if (robot == null || !call.state().robots().contains(userId)) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "UserID: there is no robot of this name");
        }
        return robot;
    }

    private static Reply delete(Call call) {
        String userId = call.fields().text("Robot_Account");
        if (!call.state().robots().contains(userId)) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "there is no robot of this name");
        }
        AccountCommands.delete(call, userId);
        return Reply.ok();
    }

    private static Reply list(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode robots = reply.putArray("Robot_Account");
        call.state().robots().list().forEach(robots::add);
        return Reply.ok(reply);
    }

    /** Begins a message, or adds to the one of this MsgKey. It is stored as a text message that grows. */
    private static Reply stream(Call call) {
        Fields fields = call.fields();
        String from = fields.text("From_Account");
        if (!call.state().robots().contains(from)) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "From_Account is no robot");
        }
        String to =
                Users.require(call, "To_Account", ImError.GROUP_ACCOUNT_UNKNOWN).userId();
        Conversation conversation = call.state().chats().between(from, to);
        StoredMessage message;
        boolean first = fields.text("MsgKey").isEmpty();
        if (first) {
            MessageNumbers numbers = call.state().messageNumbers();
            MessageId id = new MessageId(numbers.next(), numbers.next());
            message = conversation.send(
                    new StoredMessage(from, to, id, SentAt.seconds(call.nowSeconds()), "", body(""), ""), true);
            call.state().contacts().touch(to, new Peer(false, from), call.nowSeconds());
        } else {
            StoredMessage found = conversation.find(fields.text("MsgKey"));
            if (found == null || !found.from().equals(from)) {
                throw new Refusal(
                        ImError.GROUP_PARAMETER_ILLEGAL, "there is no such message from the robot to the user");
            }
            message = found;
        }
        String text = message.text() + fields.text("Chunk");
        message.changeBody(text, body(text));
        if (!first) {
            message.modified();
        }
        call.report(() -> first
                ? new MessageEvent.Sent(
                        message.content(),
                        Set.of(MessageEvent.Option.NO_WEBHOOK),
                        call.state().chats().unreadOf(to))
                : new MessageEvent.Modified(message.content()));
        return Reply.ok(Reply.newFields().put("MsgKey", message.key()).put("MsgTime", message.sentAtSeconds()));
    }

    private static String body(String text) {
        ArrayNode body = Reply.newFields().arrayNode();
        body.addObject().put("MsgType", "TIMTextElem").putObject("MsgContent").put("Text", text);
        return body.toString();
    }
}
