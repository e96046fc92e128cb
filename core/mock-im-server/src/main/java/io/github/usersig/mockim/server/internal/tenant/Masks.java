package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of a text what must stand in no journal: the app's key, and whatever looks like a UserSig. */
final class Masks {

    private static final String MASK = "***";

    /** UserSigs are zlib streams in Base64, so they begin with one of four pairs of letters, and are long. */
    private static final Pattern USER_SIG = Pattern.compile("e[AFJN][0-9A-Za-z*_+/=-]{60,}");

    /** What is shorter is no secret, and may be part of any word. */
    private static final int SHORTEST = 6;

    private final String secretKey;

    Masks(SdkApp app) {
        this.secretKey = app.secretKey();
    }

    /**
     * Masks a text.
     *
     * @param userSig one that the text may hold, however it looks; null if there is none
     */
    String mask(String text, @Nullable String userSig) {
        String masked =
                secretKey.length() >= SHORTEST && text.contains(secretKey) ? text.replace(secretKey, MASK) : text;
        if (userSig != null && userSig.length() >= SHORTEST && masked.contains(userSig)) {
            masked = masked.replace(userSig, MASK);
        }
        return masked.length() > 60 && USER_SIG.matcher(masked).find()
                ? USER_SIG.matcher(masked).replaceAll(MASK)
                : masked;
    }
}
