package io.github.usersig.mockim.server.internal.command.message;

import static io.github.usersig.ImError.GROUP_PARAMETER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.event.ExtensionValue;
import io.github.usersig.mockim.server.internal.tenant.Extensions;
import io.github.usersig.mockim.server.internal.tenant.Extensions.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keys and values attached to a message, one-to-one or of a group. */
public final class MessageExtensions {

    // The documents of the SDK say of 23001 that somebody else has set the key meanwhile. The pages of the REST API
    // list the
    // four without saying in the stored copies which of the others is which.
    private static final int CONFLICT = 23001;
    private static final int TOO_MANY = 23002;
    private static final int NOT_EXTENSIBLE = 23003;
    public static final int MESSAGE_MISSING = 23004;

    private static final int PAGE = 200;

    private static final int SET = 1;
    private static final int DELETE = 2;
    private static final int CLEAR = 3;

    private MessageExtensions() {}

    /** What a call did. */
    public record Changes(int operation, List<ExtensionValue> values) {}

    /** Sets keys, deletes some or clears all, as the call says, and tells of what it did. */
    public static Reply set(Call call, Extensions extensions, Function<Changes, Event> event) {
        long operation = call.fields().number("OperateType", SET);
        List<Fields> pairs = call.fields().objects("ExtensionList");
        boolean clear = operation != SET && operation != DELETE;
        if (clear) {
            extensions.clear();
            pairs = List.of();
        } else if (pairs.isEmpty()) {
            throw new Refusal(GROUP_PARAMETER_ILLEGAL, "ExtensionList is missing or empty: name the keys");
        }
        ObjectNode reply = Reply.newFields();
        ArrayNode results = reply.putArray("ExtensionList");
        List<ExtensionValue> changed = new ArrayList<>();
        for (Fields pair : pairs) {
            if (isOutdated(call, extensions, pair)) {
                results.addObject().put("ErrorCode", CONFLICT).set("Extension", describe(extensions, pair));
            } else {
                change(extensions, pair, operation == SET, results.addObject(), changed);
            }
        }
        if (clear || !changed.isEmpty()) {
            call.report(() -> event.apply(new Changes(clear ? CLEAR : (int) operation, List.copyOf(changed))));
        }
        return Reply.ok(reply);
    }

    /** Whether a client changes what it does not know; app admins are not asked for the Seq. */
    private static boolean isOutdated(Call call, Extensions extensions, Fields pair) {
        Extension found = extensions.find(pair.text("Key"));
        return !call.caller().admin() && found != null && pair.number("Seq", found.seq()) != found.seq();
    }

    private static ObjectNode describe(Extensions extensions, Fields pair) {
        ObjectNode json = Reply.newFields();
        Extension found = extensions.find(pair.text("Key"));
        if (found != null) {
            describe(found, json);
        }
        return json;
    }

    private static void change(
            Extensions extensions, Fields pair, boolean set, ObjectNode result, List<ExtensionValue> changed) {
        String key = pair.text("Key");
        Extension found = extensions.find(key);
        int code = 0;
        Extension shown = found == null ? new Extension(key, "", 0) : found;
        if (!set) {
            extensions.remove(key);
            shown = new Extension(key, shown.value(), extensions.latest()); // what clients know is older than that
        } else {
            Extension put = extensions.put(key, pair.text("Value"));
            code = put == null ? TOO_MANY : 0;
            shown = put == null ? shown : put;
        }
        if (code == 0) {
            changed.add(new ExtensionValue(key, shown.value(), shown.seq()));
        }
        result.put("ErrorCode", code);
        describe(shown, result.putObject("Extension"));
    }

    /** A page of them; the next one starts after the last Seq of this one. */
    public static Reply get(Call call, Extensions extensions) {
        long start = call.fields().number("StartSeq", 0);
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("ExtensionList");
        List<Extension> rest = extensions.list().stream()
                .filter(extension -> extension.seq() >= start)
                .toList();
        rest.stream().limit(PAGE).forEach(extension -> describe(extension, list.addObject()));
        reply.put("CompleteFlag", rest.size() > PAGE ? 0 : 1);
        reply.put("LatestSeq", extensions.latest());
        reply.put("ClearSeq", extensions.cleared());
        return Reply.ok(reply);
    }

    private static void describe(Extension extension, ObjectNode json) {
        json.put("Key", extension.key()).put("Value", extension.value()).put("Seq", extension.seq());
    }

    /**
     * Passes if something may be attached to the message.
     *
     * @throws Refusal if not
     */
    public static void requireExtensible(boolean extensible) {
        if (!extensible) {
            throw new Refusal(NOT_EXTENSIBLE, "the message was not sent with SupportMessageExtension 1");
        }
    }
}
