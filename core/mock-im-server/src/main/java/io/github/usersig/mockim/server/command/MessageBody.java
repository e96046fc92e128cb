package io.github.usersig.mockim.server.command;

import static io.github.usersig.ImError.MESSAGE_BODY_ILLEGAL;
import static io.github.usersig.ImError.MESSAGE_BODY_NOT_ARRAY;
import static io.github.usersig.ImError.MESSAGE_FORMAT_ILLEGAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A MsgBody that is well formed: elements of known types, each with its content, at most one of them a custom one.
 *
 * @param text the texts of its text elements, one after the other
 * @param json all of it, as JSON
 * @see <a href="https://cloud.tencent.com/document/product/269/2720">vendor's page on message formats</a>
 */
record MessageBody(String text, String json) {

    private static final String TEXT = "TIMTextElem";
    private static final String CUSTOM = "TIMCustomElem";
    private static final List<String> TYPES = List.of(
            TEXT,
            CUSTOM,
            "TIMLocationElem",
            "TIMFaceElem",
            "TIMSoundElem",
            "TIMImageElem",
            "TIMFileElem",
            "TIMVideoFileElem",
            "TIMRelayElem");

    static MessageBody read(Fields fields) {
        JsonNode elements = fields.array("MsgBody", MESSAGE_BODY_NOT_ARRAY)
                .orElseThrow(() -> Fields.missing("MsgBody", "an array of message elements", MESSAGE_BODY_NOT_ARRAY));
        if (elements.isEmpty()) {
            throw new Refusal(MESSAGE_BODY_ILLEGAL, "MsgBody is empty: give it at least one element");
        }
        StringBuilder text = new StringBuilder();
        int custom = 0;
        for (JsonNode element : elements) {
            String type = readElement(new Fields(element), text);
            custom += type.equals(CUSTOM) ? 1 : 0;
        }
        if (custom > 1) {
            throw new Refusal(MESSAGE_BODY_ILLEGAL, "MsgBody has " + custom + " of " + CUSTOM + ": at most one may be");
        }
        return new MessageBody(text.toString(), elements.toString());
    }

    private static String readElement(Fields element, StringBuilder text) {
        String type = element.text("MsgType", MESSAGE_BODY_ILLEGAL)
                .filter(TYPES::contains)
                .orElseThrow(() -> new Refusal(MESSAGE_BODY_ILLEGAL, "MsgType of an element is not one of " + TYPES));
        JsonNode content = element.object("MsgContent", MESSAGE_FORMAT_ILLEGAL)
                .orElseThrow(() -> Fields.missing("MsgContent of an element", "an object", MESSAGE_FORMAT_ILLEGAL));
        if (type.equals(TEXT)) {
            text.append(new Fields(content)
                    .text("Text", MESSAGE_FORMAT_ILLEGAL)
                    .orElseThrow(
                            () -> Fields.missing("Text of a " + TEXT, "the message's text", MESSAGE_FORMAT_ILLEGAL)));
        }
        return type;
    }
}
