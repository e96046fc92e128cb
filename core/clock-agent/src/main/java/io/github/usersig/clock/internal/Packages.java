package io.github.usersig.clock.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packages as users name them: {@code com.acme} is that package and all below it; a class's full name is that class. */
public final class Packages {

    private Packages() {}

    public static boolean contains(String packageOrClass, String className) {
        return className.startsWith(packageOrClass)
                && (className.length() == packageOrClass.length()
                        || className.charAt(packageOrClass.length()) == '.'
                        || className.charAt(packageOrClass.length()) == '$');
    }

    /** Refuses none at all, and what can be no package. */
    public static List<String> requireNames(String... packages) {
        if (packages.length == 0) {
            throw new IllegalArgumentException("no package given; write one such as \"com.acme.client\"");
        }
        for (String each : packages) {
            requireName(each);
        }
        return List.of(packages);
    }

    /** Refuses what can be no package. */
    public static void requireName(String name) {
        boolean valid = !name.isEmpty() && !name.endsWith(".");
        for (int i = 0; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = Character.isJavaIdentifierPart(c) || c == '.';
        }
        if (!valid) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is no package or class; write its full name without wildcards, such as com.acme.client");
        }
    }

    /** What the longest name holds that contains this class. */
    public static <T> @Nullable T closest(Map<String, T> byPackage, String className) {
        T closest = null;
        int length = -1;
        for (Map.Entry<String, T> entry : byPackage.entrySet()) {
            if (entry.getKey().length() > length && contains(entry.getKey(), className)) {
                closest = entry.getValue();
                length = entry.getKey().length();
            }
        }
        return closest;
    }
}
