package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;

/** {@code im_cos_msg}, for the app: which pictures, sounds and videos nobody may see. */
public final class MediaCommands implements CommandFamily {

    private static final String NO_CLOUD = "the mock's files are fetched without a signature";

    @Override
    public void register(Registry registry) {
        registry.command("im_cos_msg/forbid_illegal_object", MediaCommands::forbid);
        registry.command("im_cos_msg/allow_banned_object", MediaCommands::allow);
        registry.command("im_cos_msg/get_cos_sig", MediaCommands::signedAddresses)
                .validated(NO_CLOUD);
    }

    private static Reply forbid(Call call) {
        call.state().files().forbid(call.fields().text("RawURL"));
        return Reply.ok();
    }

    private static Reply allow(Call call) {
        call.state().files().allow(call.fields().text("RawURL"));
        return Reply.ok();
    }

    /** An address for each, with a Status of 1 for those that were forbidden. */
    private static Reply signedAddresses(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("PreSigURLs");
        for (Fields item : call.fields().objects("RawURLs")) {
            String url = item.text("RawURL");
            list.addObject()
                    .put("Code", 0)
                    .put("Desc", "")
                    .put("ResourceID", item.number("ResourceID", 0))
                    .put("PreSigURL", url)
                    .put("Status", call.state().files().isForbidden(url) ? 1 : 0);
        }
        return Reply.ok(reply);
    }
}
