package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values in the encoding that certificates are made of (X.690): as many kinds as those of a mock need. */
final class Der {

    static final byte[] TRUE = value(0x01, new byte[] {(byte) 0xFF});

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return value(0x31, parts);
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] text(String text) {
        return value(0x0C, text.getBytes(UTF_8));
    }

    /** For years up to 2049 the standard asks for a shorter form, with two digits for the year. */
    static byte[] time(Instant time) {
        String text = TIME.format(time);
        return text.compareTo("2050") < 0
                ? value(0x17, text.substring(2).getBytes(US_ASCII))
                : value(0x18, text.getBytes(US_ASCII));
    }

    /** @param unused how many of the last bits do not count */
    static byte[] bits(int unused, byte[] bytes) {
        return value(0x03, new byte[] {(byte) unused}, bytes);
    }

    static byte[] bytes(byte[] bytes) {
        return value(0x04, bytes);
    }

    /** An object identifier, such as {@code 2.5.29.17}. */
    static byte[] name(String identifier) {
        String[] arcs = identifier.split("\\.", -1);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift > 0) {
                    encoded.write(0x80 | (arc >> shift & 0x7F));
                }
            }
            encoded.write(arc & 0x7F);
        }
        return value(0x06, encoded.toByteArray());
    }

    /** Something whose kind is a number that its place gives a meaning. */
    static byte[] tagged(int number, byte[] content) {
        return value(0x80 | number, content);
    }

    /** The same around values. */
    static byte[] around(int number, byte[]... values) {
        return value(0xA0 | number, values);
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = content.size();
        if (length < 0x80) {
            value.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int zero = digits[0] == 0 ? 1 : 0;
            value.write(0x80 | digits.length - zero);
            value.write(digits, zero, digits.length - zero);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }
}
