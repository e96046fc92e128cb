package io.github.usersig.mockim.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What whoever controls a mock has to know. Never shown: neither by {@code toString} nor in a message. */
public final class ControlToken {

    /** What both {@code Bearer} and a URL's fragment can carry as it is. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{16,256}={0,2}");

    /** The one is the standard's, the other what WireMock's own client sends. */
    private static final Pattern HEADER = Pattern.compile("(?i:Bearer|Token) +(\\S+) *");

    private final String text;

    private ControlToken(String text) {
        this.text = text;
    }

    /**
     * A token.
     *
     * @throws IllegalArgumentException if it cannot be one; the message does not repeat it
     */
    public static ControlToken of(String text) {
        if (!FORM.matcher(requireNonNull(text, "controlToken")).matches()) {
            throw new IllegalArgumentException("a control token has 16 to 256 letters, digits, or any of . _ ~ + / -,"
                    + " and this one has not: `openssl rand -hex 32` makes one");
        }
        return new ControlToken(text);
    }

    /** As it was given, for who has to hand it on. */
    public String text() {
        return text;
    }

    /** The value of the header {@code Authorization}. */
    String header() {
        return "Bearer " + text;
    }

    /** Whether a header {@code Authorization} has it. How long that takes does not tell how much of it is right. */
    public boolean isIn(@Nullable String authorization) {
        Matcher header = HEADER.matcher(authorization == null ? "" : authorization);
        return header.matches()
                && MessageDigest.isEqual(text.getBytes(UTF_8), header.group(1).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "ControlToken[***]";
    }
}
