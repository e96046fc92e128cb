package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as the book is written: what JSON has, and comments. Scalars without quotes are what they are in JSON, and a text
 * otherwise: {@code no} and {@code 0700} mean nothing else here. Anchors, tags and names that stand twice are refused.
 */
public final class YamlText {

    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");
    private static final Pattern FRACTION = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;

    private YamlText(String file) {
        this.file = file;
    }

    /**
     * What a text holds.
     *
     * @param file what the text is, for messages
     * @throws BookException if it is not as it must be
     */
    public static Located read(String file, String text) {
        return readIfAny(file, text).orElseThrow(() -> new BookException(file, 1, "the file is empty"));
    }

    /**
     * What a text holds; nothing if that is comments alone.
     *
     * @param file what the text is, for messages
     * @throws BookException if it is not as it must be
     */
    public static Optional<Located> readIfAny(String file, String text) {
        YamlText yaml = new YamlText(file);
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BookException(file, line, "this is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new BookException(file, 1, "this is no YAML: " + e.getMessage());
        }
        return root == null ? Optional.empty() : Optional.of(yaml.located(root, line(root)));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private Located located(Node node, int line) {
        if (node.getAnchor() != null) {
            throw new BookException(file, line(node), "&" + node.getAnchor() + " is an anchor: write the value out");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, line);
        }
        if (node instanceof SequenceNode sequence) {
            List<Located> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(located(item, line(item))));
            return Located.list(file, line, items);
        }
        return Located.scalar(file, line, scalar((ScalarNode) node));
    }

    private Located object(MappingNode mapping, int line) {
        Map<String, Located> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int at = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new BookException(file, at, "a name must be a text");
            }
            if (fields.put(key.getValue(), located(tuple.getValueNode(), at)) != null) {
                throw new BookException(file, at, "\"" + key.getValue() + "\" stands here twice: keep one");
            }
        }
        return Located.object(file, line, fields);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.textNode(text);
        }
        return switch (text) {
            case "", "null", "~" -> NODES.nullNode();
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> numberOrText(text);
        };
    }

    private static JsonNode numberOrText(String text) {
        if (WHOLE.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            if (number.bitLength() < Integer.SIZE) {
                return NODES.numberNode(number.intValue());
            }
            return number.bitLength() < Long.SIZE ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
        }
        return FRACTION.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text).doubleValue())
                : NODES.textNode(text);
    }
}
