package io.github.usersig.mockim.server.internal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts that must be shown nowhere, as keys are, and UserSigs. Safe for use by many threads. */
public final class Secrets {

    /** What is shorter is no secret, and may be part of any word. */
    private static final int SHORTEST = 6;

    /** So much of one is looked for. */
    private static final int LONGEST_BEGINNING = 32;

    /** Beyond them the first are forgotten, whose apps are gone and with them what was asked in their names. */
    private static final int MOST = 1_000;

    private final List<Set<String>> forGood;
    private final Map<String, Set<String>> spellings = new LinkedHashMap<>(); // guarded by this, the oldest first
    private volatile @Nullable List<Set<String>> all = List.of(); // null after one was added

    /** With these, which are never forgotten. */
    public Secrets(String... forGood) {
        this.forGood = Stream.of(forGood).map(Secrets::spellings).toList();
    }

    /** Adds one. */
    public synchronized void add(String secret) {
        if (secret.length() < SHORTEST || spellings.containsKey(secret)) {
            return;
        }
        if (spellings.size() == MOST) {
            spellings.remove(spellings.keySet().iterator().next());
        }
        spellings.put(secret, spellings(secret));
        all = null;
    }

    private List<Set<String>> all() {
        List<Set<String>> known = all;
        return known == null ? collected() : known;
    }

    private synchronized List<Set<String>> collected() {
        List<Set<String>> collected = List.copyOf(spellings.values());
        all = collected;
        return collected;
    }

    /** As it is, and as JSON and URLs write it. */
    private static Set<String> spellings(String secret) {
        if (secret.chars().allMatch(Secrets::isWrittenAsItIs)) {
            return Set.of(secret);
        }
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        String form = URLEncoder.encode(secret, UTF_8);
        Set<String> all = new LinkedHashSet<>();
        all.add(secret);
        all.add(json);
        all.add(form);
        all.add(form.replace("+", "%20"));
        return all;
    }

    private static boolean isWrittenAsItIs(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The text without any of them. */
    public String mask(String text) {
        return UserSigsInText.mask(text.length() < SHORTEST ? text : mask(mask(text, forGood), all()));
    }

    private static String mask(String text, List<Set<String>> spellings) {
        String masked = text;
        for (Set<String> spelled : spellings) {
            for (String secret : spelled) {
                masked = mask(masked, secret);
            }
        }
        return masked;
    }

    /** Also where a message has cut it off. */
    private static String mask(String text, String secret) {
        String beginning = secret.length() <= LONGEST_BEGINNING ? secret : secret.substring(0, LONGEST_BEGINNING);
        int at = text.indexOf(beginning);
        if (at < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int kept = 0;
        while (at >= 0) {
            int end = at + beginning.length();
            while (end < text.length() && end - at < secret.length() && text.charAt(end) == secret.charAt(end - at)) {
                end++;
            }
            masked.append(text, kept, at).append(UserSigsInText.MASK);
            kept = end;
            at = text.indexOf(beginning, end);
        }
        return masked.append(text, kept, text.length()).toString();
    }
}
