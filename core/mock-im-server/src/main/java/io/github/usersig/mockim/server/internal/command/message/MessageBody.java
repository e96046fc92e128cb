package io.github.usersig.mockim.server.internal.command.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonText;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.MessageCodes;
import io.github.usersig.mockim.server.internal.command.Refusal;

/**
 * A MsgBody that is well formed: elements of known types, each with its content, at most one of them a custom one.
 *
 * @param text the texts of its text elements, one after the other
 * @param json all of it, as JSON
 * @see <a href="https://cloud.tencent.com/document/product/269/2720">vendor's page on message formats</a>
 */
public record MessageBody(String text, String json) {

    /** Reads the MsgBody of a call. */
    public static MessageBody read(Call call) {
        return read(call, call.fields());
    }

    /** Reads the MsgBody of an object in a call. */
    public static MessageBody read(Call call, Fields fields) {
        MessageCodes codes = call.command().family().messageCodes();
        JsonNode elements = fields.json("MsgBody");
        if (!elements.isArray()) {
            throw new Refusal(codes.notArray(), "MsgBody must be an array of message elements");
        }
        if (elements.isEmpty()) {
            throw new Refusal(codes.illegal(), "MsgBody is empty: give it at least one element");
        }
        boolean complete = !call.command().importsMessages();
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
        return new MessageBody(text.toString(), JsonText.of(elements));
    }

    private static String readElement(MessageCodes codes, JsonNode element, boolean complete, StringBuilder text) {
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
