package io.github.usersig.mockim.server.internal.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The locales that the JDK knows, for {@code MimeTypes} of Jetty. It looks them all up when it is first used, which is at the start of
 * every server and costs more than a request; the build has it ask here instead ({@code LocalesOnDemand}), when somebody wants to know.
 */
public final class KnownLocales {

    private static final Set<Locale> ALL = Set.copyOf(Arrays.asList(Locale.getAvailableLocales()));

    private KnownLocales() {}

    /** All of them. */
    public static Set<Locale> all() {
        return ALL;
    }
}
