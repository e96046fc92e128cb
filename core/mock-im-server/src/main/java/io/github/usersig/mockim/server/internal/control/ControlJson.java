package io.github.usersig.mockim.server.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.Collection;
import java.util.List;

/** The control door's answers in JSON. */
final class ControlJson {

    private ControlJson() {}

    static ObjectNode tenants(List<Long> sdkAppIds) {
        ObjectNode json = object();
        ArrayNode array = json.putArray("tenants");
        sdkAppIds.forEach(array::add);
        return json;
    }

    static ObjectNode accounts(List<User> users) {
        ObjectNode json = object();
        ArrayNode array = json.putArray("accounts");
        for (User user : users) {
            Account account = user.account();
            ArrayNode platforms = array.addObject()
                    .put("userId", account.userId())
                    .put("nick", account.nick())
                    .put("faceUrl", account.faceUrl())
                    .putArray("platforms");
            user.platforms().stream().sorted().forEach(platforms::add);
        }
        return json;
    }

    static ObjectNode admins(Collection<String> userIds) {
        ObjectNode json = object();
        ArrayNode array = json.putArray("admins");
        userIds.forEach(array::add);
        return json;
    }

    static ObjectNode platforms(List<String> platforms) {
        ObjectNode json = object();
        ArrayNode array = json.putArray("platforms");
        platforms.forEach(array::add);
        return json;
    }

    static ObjectNode messages(List<Message> messages) {
        ObjectNode json = object();
        ArrayNode array = json.putArray("messages");
        for (Message message : messages) {
            array.addObject()
                    .put("from", message.from())
                    .put("to", message.to())
                    .put("at", message.at().toString())
                    .put("key", message.key())
                    .put("text", message.text())
                    .put("body", message.body());
        }
        return json;
    }

    static ObjectNode journal(Journal journal) {
        ObjectNode json = object().put("dropped", journal.dropped()).put("last", journal.last());
        ArrayNode array = json.putArray("entries");
        for (JournalEntry entry : journal.entries()) {
            ObjectNode item = array.addObject()
                    .put("number", entry.number())
                    .put("at", entry.at().toString())
                    .put("door", entry.door().name())
                    .put("command", entry.command())
                    .put("caller", entry.caller())
                    .put("userSig", entry.userSig())
                    .put("code", entry.code())
                    .put("reason", entry.reason())
                    .put("reply", entry.reply())
                    .put("tookNanos", entry.took().toNanos());
            if (!entry.to().isEmpty()) {
                ArrayNode to = item.put("from", entry.from()).putArray("to");
                entry.to().forEach(to::add);
            }
        }
        return json;
    }

    static ObjectNode overrides(List<CallOverride> overrides) {
        ObjectNode json = object();
        ArrayNode array = json.putArray("overrides");
        for (CallOverride override : overrides) {
            ObjectNode item = array.addObject()
                    .put("command", override.command())
                    .put("caller", override.caller())
                    .put("percent", override.percent())
                    .put("effect", override.effect().name())
                    .put("code", override.code())
                    .put("delay", override.delay().toString())
                    .put("longestDelay", override.longestDelay().toString());
            if (override.spread() != 0) {
                item.put("spread", override.spread());
            }
            if (override.times() != CallOverride.FOR_EVER) {
                item.put("times", override.times());
            }
        }
        return json;
    }

    static ObjectNode sessions(SessionSettings settings) {
        ObjectNode json = object().put("policy", settings.policy().name());
        settings.instances().forEach(json.putObject("instances")::put);
        return json.put("heartbeatTimeout", settings.heartbeatTimeout().toString());
    }

    static ObjectNode verdict(Verdict verdict) {
        return object().put("code", verdict.code())
                .put("field", verdict.field())
                .put("reason", verdict.reason());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
