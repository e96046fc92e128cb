package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import java.util.Map;
import java.util.Set;

/**
 * A MsgBody that is well formed: elements of known types, each with its content, at most one of them a custom one.
 *
 * @param text the texts of its text elements, one after the other
 * @param json all of it, as JSON
 * @see <a href="https://cloud.tencent.com/document/product/269/2720">vendor's page on message formats</a>
 */
record MessageBody(String text, String json) {

    /** The longest packet: 12 KB on the limits page, 8 KB on older ones. */
    private static final int MOST_BYTES = 12 * 1024;

    /** Commands that bring in old messages, of which some lack fields. */
    private static final Set<String> IMPORTS = Set.of("openim/importmsg", "group_open_http_svc/import_group_msg");

    /** Which code a fault gets: the one-to-one commands have three, the others one. */
    private record Codes(ImError notArray, ImError illegal, ImError format) {

        static Codes of(CommandSpec spec) {
            return switch (spec.service()) {
                case "openim", "all_member_push" ->
                    new Codes(
                            ImError.MESSAGE_BODY_NOT_ARRAY,
                            ImError.MESSAGE_BODY_ILLEGAL,
                            ImError.MESSAGE_FORMAT_ILLEGAL);
                default ->
                    new Codes(
                            ImError.GROUP_PARAMETER_ILLEGAL,
                            ImError.GROUP_PARAMETER_ILLEGAL,
                            ImError.GROUP_PARAMETER_ILLEGAL);
            };
        }
    }

    /** Commands that carry one message, and the code of one that is too long. */
    private static final Map<String, ImError> MESSAGES = Map.of(
            "openim/sendmsg", ImError.MESSAGE_TOO_LONG,
            "openim/importmsg", ImError.MESSAGE_TOO_LONG,
            "openim/modify_c2c_msg", ImError.MESSAGE_TOO_LONG,
            "openim/modify_group_msg", ImError.MESSAGE_TOO_LONG,
            "openim/batchsendmsg", ImError.MESSAGE_BATCH_TOO_LONG,
            "all_member_push/im_push", ImError.MESSAGE_TOO_LONG,
            "group_open_http_svc/send_group_msg", ImError.MESSAGE_TOO_BIG,
            "group_open_http_svc/send_broadcast_msg", ImError.MESSAGE_TOO_BIG,
            "official_account_open_http_svc/send_official_account_msg", ImError.MESSAGE_TOO_BIG);

    /** @throws Refusal if a command that carries a message has a longer body than a message may have */
    static void requireShort(CommandSpec spec, int bodyBytes) {
        ImError error = MESSAGES.get(spec.name());
        if (error != null && bodyBytes > MOST_BYTES) {
            throw new Refusal(error, "the body has " + bodyBytes + " bytes: give it at most " + MOST_BYTES);
        }
    }

    /** Reads the MsgBody of a call. */
    static MessageBody read(Call call) {
        return read(call.spec(), call.fields());
    }

    /** Reads the MsgBody of an object in a call. */
    static MessageBody read(CommandSpec spec, Fields fields) {
        Codes codes = Codes.of(spec);
        JsonNode elements = fields.json("MsgBody");
        if (!elements.isArray()) {
            throw new Refusal(codes.notArray(), "MsgBody must be an array of message elements");
        }
        if (elements.isEmpty()) {
            throw new Refusal(codes.illegal(), "MsgBody is empty: give it at least one element");
        }
        boolean complete = !IMPORTS.contains(spec.name());
        StringBuilder text = new StringBuilder();
        int custom = 0;
        for (JsonNode element : elements) {
            String type = readElement(codes, element, complete, text);
            custom += type.equals(MessageElements.CUSTOM_ELEMENT) ? 1 : 0;
        }
        if (custom > 1) {
            throw new Refusal(
                    codes.illegal(),
                    "MsgBody has " + custom + " of " + MessageElements.CUSTOM_ELEMENT + ": at most one may be");
        }
        return new MessageBody(text.toString(), elements.toString());
    }

    private static String readElement(Codes codes, JsonNode element, boolean complete, StringBuilder text) {
        JsonNode typeNode = element.path("MsgType");
        String type = typeNode.asText();
        if (!typeNode.isTextual() || !MessageElements.isType(type)) {
            throw new Refusal(codes.illegal(), "MsgType of an element is not one of " + MessageElements.types());
        }
        JsonNode content = element.path("MsgContent");
        if (!content.isObject()) {
            throw new Refusal(codes.format(), "MsgContent of an element must be an object");
        }
        String fault = MessageElements.fault(type, content, complete);
        if (fault != null) {
            throw new Refusal(codes.format(), "MsgContent of " + fault);
        }
        if (type.equals(MessageElements.TEXT_ELEMENT)) {
            text.append(content.path("Text").asText());
        }
        return type;
    }
}
