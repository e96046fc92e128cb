package io.github.usersig;

import io.github.usersig.Claims.LegacyClaims;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes claims out of the JSON inside a UserSig, of either version, whoever wrote it. */
final class ClaimsReader {

    private static final int MAX_UNKNOWN_KEYS = 64;

    /** The keys that are signed or looked at. */
    private enum Key {
        VER("TLS.ver"),
        IDENTIFIER("TLS.identifier"),
        SDK_APP_ID("TLS.sdkappid"),
        TIME("TLS.time"),
        EXPIRE("TLS.expire"),
        USERBUF("TLS.userbuf"),
        SIG("TLS.sig"),
        LEGACY_SDK_APP_ID("TLS.sdk_appid"),
        LEGACY_EXPIRE("TLS.expire_after"),
        LEGACY_ACCOUNT_TYPE("TLS.account_type"),
        LEGACY_APP_ID_AT_3RD("TLS.appid_at_3rd");

        private static final Key[] ALL = values();

        private final String text;

        Key(String text) {
            this.text = text;
        }

        static @Nullable Key of(String text) {
            for (Key key : ALL) {
                if (key.text.equals(text)) {
                    return key;
                }
            }
            return null;
        }
    }

    private final Map<Key, Object> values = new EnumMap<>(Key.class);
    private @Nullable Set<String> unknownKeys;

    private ClaimsReader() {}

    static Claims read(byte[] json, int length) throws UndecodableException {
        ClaimsReader reader = new ClaimsReader();
        reader.collect(new FlatJson(json, length));
        return reader.isLegacy() ? reader.legacyClaims() : reader.claims();
    }

    private void collect(FlatJson json) throws UndecodableException {
        json.begin();
        for (boolean first = true; json.next(first); first = false) {
            String name = json.key();
            Key key = Key.of(name);
            Object value = json.value();
            if (key == null) {
                rememberUnknown(name);
            } else if (values.put(key, value) != null) {
                throw twice(name);
            }
        }
    }

    private void rememberUnknown(String name) throws UndecodableException {
        if (unknownKeys == null) {
            unknownKeys = new HashSet<>();
        }
        if (!unknownKeys.add(name)) {
            throw twice(name);
        }
        if (unknownKeys.size() > MAX_UNKNOWN_KEYS) {
            throw new UndecodableException("has more than " + MAX_UNKNOWN_KEYS + " claims that no issuer writes");
        }
    }

    private static UndecodableException twice(String name) {
        return new UndecodableException("has the claim " + Texts.quote(name) + " twice");
    }

    /** As official verifiers tell them apart: "2.0" or nothing but v2 keys is v2, the v1 spelling of the app is v1. */
    private boolean isLegacy() throws UndecodableException {
        Object version = values.get(Key.VER);
        if (version == null) {
            return values.containsKey(Key.LEGACY_SDK_APP_ID);
        }
        if (!version.equals("2.0")) {
            throw new UndecodableException(Key.VER.text, "is not \"2.0\"");
        }
        return false;
    }

    private Claims claims() throws UndecodableException {
        String identifier = optionalText(Key.IDENTIFIER);
        return new Claims(
                UserSigVersion.V2_HMAC,
                identifier == null ? "" : requireOneLine(Key.IDENTIFIER, identifier),
                number(Key.SDK_APP_ID),
                number(Key.TIME),
                number(Key.EXPIRE),
                userbuf(),
                signature(),
                null);
    }

    private Claims legacyClaims() throws UndecodableException {
        String appIdAt3rd = optionalText(Key.LEGACY_APP_ID_AT_3RD);
        LegacyClaims legacy = new LegacyClaims(
                appIdAt3rd == null ? null : requireOneLine(Key.LEGACY_APP_ID_AT_3RD, appIdAt3rd),
                requireOneLine(Key.LEGACY_ACCOUNT_TYPE, text(Key.LEGACY_ACCOUNT_TYPE)),
                text(Key.LEGACY_SDK_APP_ID),
                text(Key.TIME),
                text(Key.LEGACY_EXPIRE));
        return new Claims(
                UserSigVersion.V1_ECDSA,
                requireOneLine(Key.IDENTIFIER, text(Key.IDENTIFIER)),
                parse(Key.LEGACY_SDK_APP_ID, legacy.sdkAppId()),
                parse(Key.TIME, legacy.time()),
                parse(Key.LEGACY_EXPIRE, legacy.expireAfter()),
                userbuf(),
                signature(),
                legacy);
    }

    private @Nullable String userbuf() throws UndecodableException {
        String userbuf = optionalText(Key.USERBUF);
        if (userbuf != null) {
            base64(Key.USERBUF, userbuf);
        }
        return userbuf;
    }

    private byte[] signature() throws UndecodableException {
        return base64(Key.SIG, text(Key.SIG));
    }

    /** Old issuers wrapped their base64, so line breaks are skipped; anything else that is not base64 is refused. */
    private static byte[] base64(Key key, String text) throws UndecodableException {
        if (text.indexOf('-') >= 0 || text.indexOf('_') >= 0 || text.indexOf('*') >= 0) {
            throw new UndecodableException(
                    key.text,
                    "is not standard base64: it has - _ or *, which only the UserSig as a whole has for + / =");
        }
        boolean wrapped = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf(' ') >= 0;
        try {
            return Base64.getDecoder().decode(wrapped ? text.replaceAll("[\r\n ]", "") : text);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException(key.text, "is not standard base64");
        }
    }

    /** A line break in a claim could pass for another signed line. */
    private static String requireOneLine(Key key, String text) throws UndecodableException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new UndecodableException(key.text, "holds a control character");
            }
        }
        return text;
    }

    private @Nullable String optionalText(Key key) throws UndecodableException {
        Object value = values.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new UndecodableException(key.text, "is not a text");
    }

    private String text(Key key) throws UndecodableException {
        String text = optionalText(key);
        if (text == null) {
            throw new UndecodableException(key.text, "is missing");
        }
        return text;
    }

    /** Missing counts as 0: Go's issuer leaves out what is zero. */
    private long number(Key key) throws UndecodableException {
        Object value = values.get(key);
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number) {
            return requireInRange(key, number);
        }
        if (value instanceof String) {
            throw new UndecodableException(
                    key.text, "is a text and not a whole number: write it into the JSON without quotes");
        }
        throw new UndecodableException(key.text, "is not a whole number");
    }

    private static long parse(Key key, String digits) throws UndecodableException {
        try {
            return requireInRange(key, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new UndecodableException(key.text, "is not a whole number");
        }
    }

    private static long requireInRange(Key key, long number) throws UndecodableException {
        if (number < -Claims.MAX_NUMBER || number > Claims.MAX_NUMBER) {
            throw new UndecodableException(key.text, "is out of range");
        }
        return number;
    }
}
