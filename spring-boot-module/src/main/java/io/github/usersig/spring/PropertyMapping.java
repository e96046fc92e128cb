package io.github.usersig.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which properties say what, as users declare it: {@code name=text with {placeholders}}. Equal if they say the same. */
final class PropertyMapping {

    /** In braces, but not as Spring's own are. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([^{}]*)}");

    private final Map<String, String> templates;

    private PropertyMapping(Map<String, String> templates) {
        this.templates = templates;
    }

    /**
     * Reads it.
     *
     * @param where it stands, for messages
     * @throws IllegalArgumentException if one is no property, or named twice, or has a placeholder that does not exist
     */
    static PropertyMapping parse(List<String> declared, String where) {
        Map<String, String> templates = new LinkedHashMap<>();
        for (String property : declared) {
            int equals = property.indexOf('=');
            String name = property.substring(0, Math.max(0, equals)).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s has \"%s\", which is no property: write it as \"im.sdk-app-id={sdkAppId}\""
                                .formatted(where, property));
            }
            String value = property.substring(equals + 1).strip();
            PLACEHOLDER.matcher(value).results().forEach(requireKnown(property, where));
            if (templates.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("%s names %s twice: keep one".formatted(where, name));
            }
        }
        if (templates.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s names no property, so the app cannot find the mock: name those that lead it to IM, such as \"im.sdk-app-id={sdkAppId}\""
                            .formatted(where));
        }
        return new PropertyMapping(Map.copyOf(templates));
    }

    private static Consumer<MatchResult> requireKnown(String property, String where) {
        return found -> {
            if (Placeholder.find(found.group(1)).isEmpty()) {
                throw new IllegalArgumentException("%s has \"%s\", and there is no %s: use one of %s"
                        .formatted(where, property, found.group(), Placeholder.all()));
            }
        };
    }

    /** The properties, for this tenant. */
    Map<String, Object> with(TenantValues values) {
        Map<String, Object> properties = new LinkedHashMap<>();
        templates.forEach((name, template) -> properties.put(
                name,
                PLACEHOLDER
                        .matcher(template)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                Placeholder.find(found.group(1)).orElseThrow().of(values)))));
        return properties;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PropertyMapping mapping && mapping.templates.equals(templates);
    }

    @Override
    public int hashCode() {
        return templates.hashCode();
    }

    @Override
    public String toString() {
        return templates.toString();
    }
}
