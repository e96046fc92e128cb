package io.github.usersig.mockim.server.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.app.UploadCommands;

/** Pictures, files, sounds and videos of users; translations, and what is said in sounds. */
final class ClientMediaCommands implements ClientFamily {

    @Override
    public void register(ClientRegistry registry) {
        registry.own("im_cos_msg/pre_sig", UploadCommands::one);
        registry.own("im_cos_msg/simple_sig", UploadCommands::some);
        registry.own("im_cos_msg/get_imageinfo", UploadCommands::sizes);
        registry.own("im_cos_msg/video_cover", UploadCommands::cover);
        registry.own("im_open_translate/ws_batch_trans_text", ClientMediaCommands::translate);
        registry.own("im_open_speech/ws_sentence_recognition", ClientMediaCommands::recognize);
    }

    /** What the test has set, in the order of the texts. */
    private static Reply translate(Call call) {
        MediaSettings media = call.tenant().media();
        String target = call.fields().text("Target");
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("TargetText");
        call.fields().texts("SourceText").forEach(text -> list.add(media.translate(text, target)));
        return done(reply);
    }

    /** The same for all sounds. */
    private static Reply recognize(Call call) {
        return done(Reply.newFields().put("BytesResult", call.tenant().media().transcript()));
    }

    /** These have an outcome of their own beside the usual. */
    private static Reply done(ObjectNode reply) {
        reply.putObject("CmdErrorCode").put("ErrorCode", 0).put("ErrorInfo", "");
        return Reply.ok(reply);
    }
}
