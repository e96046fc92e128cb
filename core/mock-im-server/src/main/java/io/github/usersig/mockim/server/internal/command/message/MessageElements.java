package io.github.usersig.mockim.server.internal.command.message;

import static io.github.usersig.mockim.server.internal.command.message.MessageElements.Kind.ARRAY;
import static io.github.usersig.mockim.server.internal.command.message.MessageElements.Kind.NUMBER;
import static io.github.usersig.mockim.server.internal.command.message.MessageElements.Kind.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of message elements, and what the content of each must hold when it comes by REST.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/2720">vendor's page on message formats</a>
 */
final class MessageElements {

    static final String TEXT_ELEMENT = "TIMTextElem";
    static final String CUSTOM_ELEMENT = "TIMCustomElem";

    /** The only way to fetch a file: by its URL. */
    private static final Set<Long> BY_URL = Set.of(2L);

    private static final Set<Long> IMAGE_FORMATS = Set.of(1L, 2L, 3L, 4L, 255L);
    private static final Set<Long> IMAGE_TYPES = Set.of(1L, 2L, 3L);

    enum Kind {
        TEXT("a string"),
        NUMBER("a number"),
        ARRAY("an array");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** A field; an empty set of values means any. */
    private record Field(String name, Kind kind, boolean needed, Set<Long> values) {

        static Field of(String name, Kind kind) {
            return new Field(name, kind, false, Set.of());
        }

        Field must() {
            return new Field(name, kind, true, values);
        }

        Field in(Set<Long> allowed) {
            return new Field(name, kind, needed, allowed);
        }

        /** What is wrong with its value, or null. */
        @Nullable
        String fault(JsonNode content, boolean complete) {
            JsonNode value = content.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return needed && complete ? name + " is missing" : null;
            }
            boolean right =
                    switch (kind) {
                        case TEXT -> value.isTextual();
                        case NUMBER -> value.isNumber();
                        case ARRAY -> value.isArray();
                    };
            if (!right) {
                return name + " must be " + kind.words;
            }
            return values.isEmpty() || values.contains(value.asLong())
                    ? null
                    : name + " must be one of " + values.stream().sorted().toList();
        }
    }

    private static final List<Field> PICTURE = List.of(
            Field.of("Type", NUMBER).in(IMAGE_TYPES),
            Field.of("Size", NUMBER),
            Field.of("Width", NUMBER).must(),
            Field.of("Height", NUMBER).must(),
            Field.of("URL", TEXT).must());

    private static final Map<String, List<Field>> BY_TYPE = Map.of(
            TEXT_ELEMENT,
            List.of(Field.of("Text", TEXT).must()),
            CUSTOM_ELEMENT,
            List.of(Field.of("Data", TEXT), Field.of("Desc", TEXT), Field.of("Ext", TEXT), Field.of("Sound", TEXT)),
            "TIMLocationElem",
            List.of(Field.of("Desc", TEXT), Field.of("Latitude", NUMBER), Field.of("Longitude", NUMBER)),
            "TIMFaceElem",
            List.of(Field.of("Index", NUMBER), Field.of("Data", TEXT)),
            "TIMSoundElem",
            List.of(
                    Field.of("Url", TEXT).must(),
                    Field.of("UUID", TEXT).must(),
                    Field.of("Size", NUMBER),
                    Field.of("Second", NUMBER),
                    Field.of("Download_Flag", NUMBER).must().in(BY_URL)),
            "TIMImageElem",
            List.of(
                    Field.of("UUID", TEXT).must(),
                    Field.of("ImageFormat", NUMBER).in(IMAGE_FORMATS),
                    Field.of("ImageInfoArray", ARRAY)),
            "TIMFileElem",
            List.of(
                    Field.of("Url", TEXT).must(),
                    Field.of("UUID", TEXT).must(),
                    Field.of("FileSize", NUMBER),
                    Field.of("FileName", TEXT),
                    Field.of("Download_Flag", NUMBER).in(BY_URL)),
            "TIMVideoFileElem",
            List.of(
                    Field.of("VideoUrl", TEXT).must(),
                    Field.of("VideoUUID", TEXT).must(),
                    Field.of("VideoSize", NUMBER),
                    Field.of("VideoSecond", NUMBER),
                    Field.of("VideoFormat", TEXT),
                    Field.of("VideoDownloadFlag", NUMBER).in(BY_URL),
                    Field.of("ThumbUrl", TEXT).must(),
                    Field.of("ThumbUUID", TEXT).must(),
                    Field.of("ThumbSize", NUMBER),
                    Field.of("ThumbWidth", NUMBER).must(),
                    Field.of("ThumbHeight", NUMBER).must(),
                    Field.of("ThumbFormat", TEXT),
                    Field.of("ThumbDownloadFlag", NUMBER).in(BY_URL)),
            "TIMRelayElem",
            List.of(
                    Field.of("Title", TEXT),
                    Field.of("MsgNum", NUMBER),
                    Field.of("CompatibleText", TEXT),
                    Field.of("AbstractList", ARRAY),
                    Field.of("MsgList", ARRAY),
                    Field.of("JsonMsgKey", TEXT)));

    private MessageElements() {}

    static boolean isType(String type) {
        return BY_TYPE.containsKey(type);
    }

    /** All types, in alphabetical order. */
    static List<String> types() {
        return BY_TYPE.keySet().stream().sorted().toList();
    }

    /**
     * What is wrong with the content of an element of a known type, or null.
     *
     * @param complete whether it must have the fields that REST must give; of old messages that are imported some lack them
     */
    static @Nullable String fault(String type, JsonNode content, boolean complete) {
        boolean textNeeded = complete || type.equals(TEXT_ELEMENT);
        String fault = fault(BY_TYPE.getOrDefault(type, List.of()), content, textNeeded);
        for (JsonNode picture : content.path("ImageInfoArray")) {
            if (fault == null && type.equals("TIMImageElem")) {
                fault = picture.isObject() ? fault(PICTURE, picture, complete) : "ImageInfoArray must hold objects";
            }
        }
        return fault == null ? null : type + ": " + fault;
    }

    private static @Nullable String fault(List<Field> fields, JsonNode object, boolean complete) {
        for (Field field : fields) {
            String fault = field.fault(object, complete);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }
}
