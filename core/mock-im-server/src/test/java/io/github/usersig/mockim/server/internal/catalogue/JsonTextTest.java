package io.github.usersig.mockim.server.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON, written as Jackson's nodes write themselves,")
class JsonTextTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{},[{}]]",
                "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":\"\"}}",
                "[0,-1,9223372036854775807,-9223372036854775808,9223372036854775808,1.5,-0.0,1e3,1E400,0.1e-7]",
                "[\"\\u0000\\n\\\"\\\\/\\u2028\",\"\\ud83d\\ude00\",\"\\ud83d\"]",
                "\"alone\"",
                "null"
            })
    @DisplayName("comes out as it would from them")
    void comesOutAsItWouldFromThem(String text) throws Exception {
        JsonNode node = WholeJson.read(text);

        assertThat(JsonText.of(node)).isEqualTo(node.toString());
    }

    @Test
    @DisplayName("whatever it is made of")
    void whateverItIsMadeOf() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            JsonNode node = node(random, 5);

            assertThat(JsonText.of(node)).isEqualTo(node.toString());
        }
    }

    @Test
    @DisplayName("as deep as it can be read")
    void asDeepAsItCanBeRead() throws Exception {
        JsonNode node = WholeJson.read("[".repeat(1_000) + "]".repeat(1_000));

        assertThat(JsonText.of(node)).isEqualTo(node.toString());
    }

    private static JsonNode node(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> NODES.numberNode(random.nextInt());
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(random.nextDouble() * 1e10);
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> NODES.numberNode((short) random.nextInt());
            case 6 -> NODES.textNode(text(random));
            case 7 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(node(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(text(random), node(random, depth - 1));
                }
                yield object;
            }
        };
    }

    /** Of any characters, halves of pairs too. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : Character.MAX_VALUE));
        }
        return text.toString();
    }
}
