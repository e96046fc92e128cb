package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Moderation;
import java.util.List;
import java.util.UUID;

/** {@code im_msg_audit}: texts looked through for words that the app does not allow. Nothing but words is looked for. */
public final class ModerationCommands implements CommandFamily {

    private static final int BLOCKED_SCORE = 100;

    @Override
    public void register(Registry registry) {
        registry.command("im_msg_audit/content_moderation", ModerationCommands::moderate);
        registry.command("im_msg_audit/batch_content_moderation", ModerationCommands::moderateMany);
    }

    private static Reply moderate(Call call) {
        ObjectNode reply = Reply.newFields();
        judge(call.state().moderation(), call.fields(), reply);
        return Reply.ok(reply);
    }

    private static Reply moderateMany(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("AuditResults");
        for (Fields content : call.fields().objects("Contents")) {
            ObjectNode result = results.addObject().put("ErrorCode", 0).put("ErrorInfo", "");
            result.put("ContentId", content.number("ContentId", 0));
            judge(call.state().moderation(), content, result);
        }
        return Reply.ok(reply);
    }

    /** A text that holds a word of any list is blocked; everything else passes, pictures and sounds unseen. */
    private static void judge(Moderation moderation, Fields content, ObjectNode json) {
        boolean text = content.text("ContentType").equals("Text");
        List<String> found = text ? moderation.found(content.text("Content")) : List.of();
        json.put("RequestId", UUID.randomUUID().toString());
        json.put("Result", found.isEmpty() ? "Pass" : "Block");
        json.put("Score", found.isEmpty() ? 0 : BLOCKED_SCORE);
        json.put(
                "Label",
                found.isEmpty() ? "Normal" : moderation.labelOf(found.get(0)).orElse("Illegal"));
        ArrayNode keywords = json.putArray("Keywords");
        found.forEach(keywords::add);
    }
}
