package io.github.usersig.mockim.server.internal.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes JSON as {@link JsonNode#toString()} does, which looks up for each text anew how to write what that consists of. */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Made when it is needed, for that takes a while. */
    private static final class Mapper {
        static final JsonMapper ANY = JsonMapper.builder().build();
    }

    /** Writes with a generator. */
    public interface Writing {

        /** Writes one value. */
        void to(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    /** The text of a node. */
    public static String of(JsonNode node) {
        return write(json -> write(json, node));
    }

    /** What is written, as a text. */
    public static String write(Writing writing) {
        BufferRecycler recycler = FACTORY._getBufferRecycler();
        try (SegmentedStringWriter text = new SegmentedStringWriter(recycler)) {
            try (JsonGenerator json = FACTORY.createGenerator(text)) {
                writing.to(json);
            }
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a text in memory
        } finally {
            recycler.releaseToPool();
        }
    }

    /** Writes the fields of an object into one that has begun. */
    public static void writeFields(JsonGenerator json, ObjectNode object) throws IOException {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            json.writeFieldName(field.getKey());
            write(json, field.getValue());
        }
    }

    /** No deeper than Jackson reads, which is 1,000 in one another. */
    private static void write(JsonGenerator json, JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                writeFields(json, (ObjectNode) node);
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.textValue());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case NULL -> json.writeNull();
            default -> {
                if (node.isInt() || node.isLong()) {
                    json.writeNumber(node.longValue());
                } else if (node instanceof POJONode pojo
                        && pojo.getPojo() instanceof RawValue raw
                        && raw.rawValue() instanceof String text) { // JSON that was written before
                    json.writeRawValue(text);
                } else {
                    Mapper.ANY.writeTree(json, node); // numbers of other kinds
                }
            }
        }
    }
}
