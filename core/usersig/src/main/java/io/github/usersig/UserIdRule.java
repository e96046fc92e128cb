package io.github.usersig;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a UserID may look like. The vendor's pages agree on 32 bytes and disagree on the alphabet, so it can be chosen.
 *
 * <pre>{@code
 * UserIdRule.STRICT.violation("al ice");    // Optional[UserID "al ice" has ' ' at position 2: ...]
 * }</pre>
 *
 * @see <a href="https://trtc.io/document/34348">vendor's error list, code 7003</a>
 */
public enum UserIdRule {

    /** At most 32 of {@code A-Z a-z 0-9 _ -}: what the SDK's login page allows. */
    STRICT("A-Z, a-z, 0-9, _ and -") {
        @Override
        boolean allows(char c) {
            return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
    },

    /** At most 32 of the printable ASCII characters 0x20 to 0x7e: what older error lists allow. The usual choice. */
    PRINTABLE_ASCII("printable ASCII, 0x20 to 0x7e") {
        @Override
        boolean allows(char c) {
            return c >= 0x20 && c <= 0x7e;
        }
    },

    /** At most 32 bytes of UTF-8 without control characters: what the official issuers sign without a word. */
    ANY_TEXT("anything but control characters") {
        @Override
        boolean allows(char c) {
            return !Character.isISOControl(c);
        }
    };

    /** The longest UserID, in bytes of UTF-8. */
    public static final int MAX_BYTES = 32;

    private final String allowed;

    UserIdRule(String allowed) {
        this.allowed = allowed;
    }

    abstract boolean allows(char c);

    /** What is wrong with this UserID, ready for a message, or empty if nothing is. */
    public Optional<String> violation(String userId) {
        requireNonNull(userId, "userId");
        if (userId.isEmpty()) {
            return Optional.of("UserID is empty: give it 1 to " + MAX_BYTES + " bytes");
        }
        int bytes = userId.length() > MAX_BYTES ? userId.length() : userId.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            return Optional.of("UserID " + Texts.quote(userId) + " is longer than " + MAX_BYTES + " bytes");
        }
        for (int i = 0; i < userId.length(); i++) {
            char c = userId.charAt(i);
            if (!allows(c) || (Character.isSurrogate(c) && isHalfAPair(userId, i))) {
                return Optional.of("UserID " + Texts.quote(userId) + " has " + Texts.quote(c) + " at position " + i
                        + ": allowed are " + allowed);
            }
        }
        return Optional.empty();
    }

    /** Half a surrogate pair stands for no character, and could not be sent as UTF-8. */
    private static boolean isHalfAPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    /**
     * Lets a good UserID pass.
     *
     * @throws IllegalArgumentException naming the violation and the code the SDK would give, {@code 7003}
     */
    public String require(String userId) {
        violation(userId).ifPresent(problem -> {
            throw new IllegalArgumentException(problem + " (" + ImError.SDK_USERID_ILLEGAL + ")");
        });
        return userId;
    }
}
