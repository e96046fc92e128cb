package io.github.usersig.mockim.server.internal.parity.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide a value is: of a number the bits it needs, of a text its characters by class. What two values of one field may differ in by
 * chance, such as the digits of a random number, does not show.
 */
final class Width {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_+/=-]*[A-Za-z][A-Za-z0-9_+/=-]*");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,}|[0-9A-F]{8,}");
    private static final Pattern RUN = Pattern.compile("[0-9]+|\\p{L}[\\p{L}0-9]*|[^\\p{L}0-9]");

    private Width() {}

    static String of(JsonNode value) {
        return value.isNumber() ? ofNumber(value) : ofText(value.asText());
    }

    private static String ofNumber(JsonNode value) {
        if (!value.isIntegralNumber()) {
            return "fraction";
        }
        BigInteger number = value.bigIntegerValue();
        int bits = number.bitLength();
        return (number.signum() < 0 ? "-" : "")
                + (bits <= 31 ? "u31" : bits <= 32 ? "u32" : bits <= 53 ? "u53" : bits <= 64 ? "u64" : "wider");
    }

    private static String ofText(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        if (UUID.matcher(text).matches()) {
            return "uuid";
        }
        if (OPAQUE.matcher(text).matches()) {
            return (HEX.matcher(text).matches() ? "hex" : "letters") + text.length();
        }
        StringBuilder runs = new StringBuilder();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            runs.append(ofRun(run.group()));
        }
        return runs.toString();
    }

    private static String ofRun(String run) {
        if (Character.isDigit(run.charAt(0))) {
            int digits = run.length();
            return digits <= 10 ? "n32" : digits <= 16 ? "n53" : digits <= 20 ? "n64" : "n" + digits;
        }
        return Character.isLetter(run.codePointAt(0)) ? "a" + run.length() : run;
    }
}
