package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Moderation;
import io.github.usersig.mockim.server.internal.tenant.Moderation.Keyword;
import io.github.usersig.mockim.server.internal.tenant.Moderation.LibraryWord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/** {@code im_msg_audit_mgr}: the words of the app's own list, and those of libraries. */
public final class AuditCommands implements CommandFamily {

    private static final String SERVICE = "im_msg_audit_mgr/";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int PAGE = 100;
    private static final int REGULAR_EXPRESSION = 2;

    @Override
    public void register(Registry registry) {
        registry.command(SERVICE + "add_local_audit_keywords", AuditCommands::addLocal);
        registry.command(SERVICE + "delete_local_audit_keywords", AuditCommands::deleteLocal);
        registry.command(SERVICE + "get_local_audit_keywords", AuditCommands::local);
        registry.command(SERVICE + "get_cloud_audit_keywords_ids", AuditCommands::libraries);
        registry.command(SERVICE + "get_cloud_audit_keywords", AuditCommands::libraryWords);
        registry.command(SERVICE + "add_cloud_audit_keywords", AuditCommands::addToLibrary);
        registry.command(SERVICE + "delete_cloud_audit_keywords", AuditCommands::deleteFromLibrary);
    }

    private static ObjectNode newReply() {
        return Reply.newFields().put("RequestId", UUID.randomUUID().toString());
    }

    private static Reply addLocal(Call call) {
        Moderation moderation = call.state().moderation();
        for (Fields word : call.fields().objects("LocalAuditWords")) {
            moderation.add(new Keyword(
                    moderation.numberOf(word.text("Keyword")),
                    word.text("Keyword"),
                    word.number("WordType", 1),
                    word.number("FilterType", 1),
                    word.text("ReplacedContent"),
                    call.nowSeconds()));
        }
        return Reply.ok(newReply());
    }

    private static Reply deleteLocal(Call call) {
        for (Fields word : call.fields().objects("LocalAuditWords")) {
            call.state().moderation().removeKeyword(word.text("Keyword"));
        }
        return Reply.ok(newReply());
    }

    private static Reply local(Call call) {
        Fields fields = call.fields();
        List<Keyword> all = List.copyOf(call.state().moderation().keywords().values());
        List<Keyword> wanted = all.stream()
                .filter(word -> !fields.has("FilterType") || word.filterType() == fields.number("FilterType", 0))
                .filter(word -> word.word().contains(fields.text("Keyword")))
                .toList();
        ObjectNode reply = newReply();
        ArrayNode list = reply.putArray("LocalAuditWords");
        List<Keyword> page = page(call, wanted);
        for (Keyword word : page) {
            list.addObject()
                    .put("Keyword", word.word())
                    .put("WordType", word.wordType())
                    .put("FilterType", word.filterType())
                    .put("Id", word.id())
                    .put("ReplacedContent", word.replacement())
                    .put("UpdateTime", time(word.changedAtSeconds()));
        }
        reply.put("TotalCount", all.size());
        reply.put("TotalRegCount", expressions(all));
        reply.put("CurCount", page.size());
        return Reply.ok(reply.put("CurRegCount", expressions(page)));
    }

    private static long expressions(List<Keyword> words) {
        return words.stream()
                .filter(word -> word.wordType() == REGULAR_EXPRESSION)
                .count();
    }

    private static Reply libraries(Call call) {
        List<String> libraries = call.state().moderation().libraries();
        ObjectNode reply = newReply().put("TotalCount", libraries.size());
        ArrayNode list = reply.putArray("Infos");
        for (String id : page(call, libraries)) {
            list.addObject().put("ID", id).put("LibName", id);
        }
        return Reply.ok(reply);
    }

    private static Reply libraryWords(Call call) {
        List<LibraryWord> wanted = call
                .state()
                .moderation()
                .library(call.fields().text("LibID"))
                .stream()
                .filter(word -> word.word().contains(call.fields().text("Content")))
                .toList();
        ObjectNode reply = newReply().put("TotalCount", wanted.size());
        ArrayNode list = reply.putArray("Infos");
        for (LibraryWord word : page(call, wanted)) {
            list.addObject().put("ID", word.id()).put("Content", word.word()).put("Describe", word.label());
        }
        return Reply.ok(reply);
    }

    private static Reply addToLibrary(Call call) {
        Moderation moderation = call.state().moderation();
        List<Fields> words = call.fields().objects("UserKeywords");
        if (words.stream().anyMatch(word -> word.text("Content").isEmpty())) {
            throw new Refusal(
                    ImError.BODY_NOT_JSON, "Content in UserKeywords is empty, and would be found in every text");
        }
        for (Fields word : words) {
            moderation.addToLibrary(call.fields().text("LibID"), word.text("Content"), word.text("Label"));
        }
        return Reply.ok(newReply());
    }

    private static Reply deleteFromLibrary(Call call) {
        ObjectNode reply = newReply();
        ArrayNode details = reply.arrayNode();
        int deleted = 0;
        for (String word : call.fields().texts("Keywords")) {
            LibraryWord was =
                    call.state().moderation().removeFromLibrary(call.fields().text("LibID"), word);
            deleted += was == null ? 0 : 1;
            details.addObject()
                    .put("KeywordID", was == null ? "" : was.id())
                    .put("Keyword", word)
                    .put("Deleted", was != null)
                    .put("ErrorInfo", was == null ? "no such word in the library" : "");
        }
        reply.put("Count", deleted);
        reply.set("Details", details);
        return Reply.ok(reply);
    }

    private static <T> List<T> page(Call call, List<T> all) {
        int from = (int) Math.min(all.size(), call.fields().number("Offset", 0));
        int to = (int) Math.min(all.size(), from + call.fields().number("Limit", PAGE));
        return all.subList(from, to);
    }

    private static String time(long atSeconds) {
        return TIME.format(Instant.ofEpochSecond(atSeconds).atOffset(ZoneOffset.ofHours(8)));
    }
}
