package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import java.util.List;

/** {@code openim_dirty_words}: words that an app does not allow. */
public final class DirtyWordCommands implements CommandFamily {

    private static final String SERVICE = "openim_dirty_words/";

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "get", DirtyWordCommands::list);
        registry.command(SERVICE + "add", DirtyWordCommands::add);
        registry.command(SERVICE + "delete", DirtyWordCommands::delete);
    }

    private static Reply list(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode words = reply.putArray("DirtyWordsList");
        call.state().moderation().dirtyWords().forEach(words::add);
        return Reply.ok(reply);
    }

    private static Reply add(Call call) {
        List<String> words = call.fields().texts("DirtyWordsList");
        if (words.contains("")) {
            throw new Refusal(
                    ImError.GROUP_PARAMETER_ILLEGAL,
                    "DirtyWordsList has an empty word, which would be found in every text");
        }
        call.state().moderation().addDirtyWords(words);
        return Reply.ok();
    }

    private static Reply delete(Call call) {
        call.state().moderation().removeDirtyWords(call.fields().texts("DirtyWordsList"));
        return Reply.ok();
    }
}
