package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.catalogue.CommandSpec;
import java.util.Map;

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

    private static final String TEXT = "TIMTextElem";
    private static final String CUSTOM = "TIMCustomElem";

    /** The types, and what the fields of their content are, as far as a value can be wrong in type. */
    private static final Map<String, Map<String, Kind>> TYPES = Map.of(
            TEXT,
            Map.of("Text", Kind.TEXT),
            CUSTOM,
            Map.of("Data", Kind.TEXT, "Desc", Kind.TEXT, "Ext", Kind.TEXT, "Sound", Kind.TEXT),
            "TIMLocationElem",
            Map.of("Desc", Kind.TEXT, "Latitude", Kind.NUMBER, "Longitude", Kind.NUMBER),
            "TIMFaceElem",
            Map.of("Index", Kind.NUMBER, "Data", Kind.TEXT),
            "TIMSoundElem",
            Map.of("Url", Kind.TEXT, "UUID", Kind.TEXT, "Size", Kind.NUMBER, "Second", Kind.NUMBER),
            "TIMImageElem",
            Map.of("UUID", Kind.TEXT, "ImageFormat", Kind.NUMBER, "ImageInfoArray", Kind.ARRAY),
            "TIMFileElem",
            Map.of("Url", Kind.TEXT, "UUID", Kind.TEXT, "FileSize", Kind.NUMBER, "FileName", Kind.TEXT),
            "TIMVideoFileElem",
            Map.of("VideoUrl", Kind.TEXT, "VideoSize", Kind.NUMBER, "ThumbUrl", Kind.TEXT),
            "TIMRelayElem",
            Map.of("Title", Kind.TEXT, "MsgNum", Kind.NUMBER, "MsgList", Kind.ARRAY));

    private enum Kind {
        TEXT,
        NUMBER,
        ARRAY
    }

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
        StringBuilder text = new StringBuilder();
        int custom = 0;
        for (JsonNode element : elements) {
            String type = readElement(codes, element, text);
            custom += type.equals(CUSTOM) ? 1 : 0;
        }
        if (custom > 1) {
            throw new Refusal(codes.illegal(), "MsgBody has " + custom + " of " + CUSTOM + ": at most one may be");
        }
        return new MessageBody(text.toString(), elements.toString());
    }

    private static String readElement(Codes codes, JsonNode element, StringBuilder text) {
        JsonNode typeNode = element.path("MsgType");
        String type = typeNode.asText();
        Map<String, Kind> kinds = TYPES.get(type);
        if (kinds == null || !typeNode.isTextual()) {
            throw new Refusal(
                    codes.illegal(),
                    "MsgType of an element is not one of "
                            + TYPES.keySet().stream().sorted().toList());
        }
        JsonNode content = element.path("MsgContent");
        if (!content.isObject()) {
            throw new Refusal(codes.format(), "MsgContent of an element must be an object");
        }
        kinds.forEach((field, kind) -> requireKind(codes, type, field, kind, content.path(field)));
        if (type.equals(TEXT)) {
            if (!content.hasNonNull("Text")) {
                throw new Refusal(codes.format(), "Text of a " + TEXT + " is missing: give it the message's text");
            }
            text.append(content.path("Text").asText());
        }
        return type;
    }

    private static void requireKind(Codes codes, String type, String field, Kind kind, JsonNode value) {
        boolean right = value.isMissingNode()
                || value.isNull()
                || switch (kind) {
                    case TEXT -> value.isTextual();
                    case NUMBER -> value.isNumber();
                    case ARRAY -> value.isArray();
                };
        if (!right) {
            throw new Refusal(codes.format(), field + " of a " + type + " has the wrong type");
        }
    }
}
