package io.github.usersig.mockim.server.internal.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads bodies that have to be one JSON object in UTF-8, whichever way they go: what apps send, and what they answer to
 * webhooks. Of others it says what they are, and quotes nothing of them.
 */
public final class JsonObjectText {

    private static final int LOOKED_AT = 256;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.%+*\\[\\]-]{1,64}=\\S*");

    private JsonObjectText() {}

    /** A body is something else. */
    public static final class NotAnObjectException extends Exception {

        private static final long serialVersionUID = 1L;

        NotAnObjectException(String what) {
            super(what, null, false, false);
        }

        /** What it is, such as {@code is empty}. */
        public String what() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Reads a body.
     *
     * @throws NotAnObjectException if it is something else, or another encoding
     */
    public static ObjectNode read(byte[] body) throws NotAnObjectException {
        if (!startsInUtf8(body)) { // Jackson would take other encodings that it can tell by the first bytes
            throw new NotAnObjectException(other(body));
        }
        JsonNode json;
        try {
            json = WholeJson.read(body);
        } catch (IOException e) {
            throw new NotAnObjectException(broken(body, e));
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new NotAnObjectException(another(json));
    }

    private static boolean startsInUtf8(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 4); i++) {
            if (body[i] == 0) {
                return false;
            }
        }
        return body.length == 0 || body[0] == '{' || (body[0] >= 0 && body[0] != 0x1f);
    }

    /** What does not start as a text in UTF-8 does. */
    private static String other(byte[] body) {
        int first = body[0] & 0xff;
        int second = body.length > 1 ? body[1] & 0xff : -1;
        if (first == 0x1f && second == 0x8b) {
            return "is compressed with gzip: send it as it is, without Content-Encoding";
        }
        if (first == 0xef && second == 0xbb) {
            return "begins with a byte order mark: send UTF-8 without one";
        }
        if (first == 0xfe || first == 0xff || first == 0 || second == 0 || isZeroAt(body, 2) || isZeroAt(body, 3)) {
            return "is not UTF-8 but UTF-16 or UTF-32, as it seems: send it in UTF-8";
        }
        return isUtf8(body) ? "is not JSON: line 1, column 1" : notUtf8();
    }

    private static boolean isZeroAt(byte[] body, int index) {
        return body.length > index && body[index] == 0;
    }

    private static String notUtf8() {
        return "is not UTF-8 (GBK or ISO 8859-1?): write its bytes with StandardCharsets.UTF_8";
    }

    private static String broken(byte[] body, IOException failure) {
        if (!isUtf8(body)) {
            return notUtf8();
        }
        String start = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8).strip();
        if (FORM.matcher(start).matches()) {
            return "is form-encoded (name=value): send the JSON object itself";
        }
        if (start.startsWith("--")) {
            return "is multipart: send the JSON object itself";
        }
        if (failure instanceof StreamConstraintsException) {
            return "is nested more than " + StreamReadConstraints.DEFAULT_MAX_DEPTH
                    + " deep, or has a number or name that is too long";
        }
        if (failure instanceof MismatchedInputException mismatch) { // the only one that reading a tree can meet
            return "goes on after its JSON" + place(mismatch.getLocation()) + ": send one object";
        }
        String what = failure instanceof JsonEOFException ? "is JSON without an end" : "is not JSON";
        return what + (failure instanceof JsonProcessingException broken ? place(broken.getLocation()) : "");
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String another(JsonNode json) {
        if (json.isMissingNode()) {
            return "is empty";
        }
        if (json.isArray()) {
            return "is an array";
        }
        return json.isTextual() ? "is a JSON text: an object that was written as JSON twice?" : "is no object";
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
