package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a text what must stand in no journal: the app's key, the control token, and whatever looks like a UserSig. Other apps'
 * keys are looked for only where something is refused, which is where a key in the wrong place is quoted: there may be many.
 */
final class Masks {

    /** What is shorter is no UserSig, and may be part of any word. */
    private static final int SHORTEST = 6;

    private final Secrets own;
    private final Secrets all;

    Masks(SdkApp app) {
        this(app, null, new Secrets());
    }

    /**
     * Masks for one app.
     *
     * @param controlToken of the mock; null if it has none
     * @param all secrets of the mock
     */
    Masks(SdkApp app, @Nullable String controlToken, Secrets all) {
        this.own = controlToken == null ? new Secrets() : new Secrets(controlToken);
        own.add(app.secretKey());
        this.all = all;
    }

    /**
     * Masks a text.
     *
     * @param userSig one that the text may hold, however it looks; null if there is none
     */
    String mask(String text, @Nullable String userSig) {
        return without(userSig, own.mask(text));
    }

    /** Masks a text of something that is refused. */
    String maskRefusal(String text, @Nullable String userSig) {
        return without(userSig, all.mask(own.mask(text)));
    }

    private static String without(@Nullable String userSig, String text) {
        return userSig != null && userSig.length() >= SHORTEST ? text.replace(userSig, "***") : text;
    }
}
