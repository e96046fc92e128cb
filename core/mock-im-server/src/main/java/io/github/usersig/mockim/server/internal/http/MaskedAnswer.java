package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.internal.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** An answer of WireMock's admin API without the secrets in it. It is kept until it is whole, for one may be cut in two. */
final class MaskedAnswer extends Response.Wrapper {

    /** Bodies stand in the journal as text and as this; what is in it must stay Base64 for WireMock's clients. */
    private static final Pattern BASE64 = Pattern.compile("\"(?:bodyAsBase64|base64Body)\"\\s*+:\\s*+\"([^\"]*+)\"");

    private final Secrets secrets;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    MaskedAnswer(Request request, Response wrapped, Secrets secrets) {
        super(request, wrapped);
        this.secrets = secrets;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (content != null) {
            kept.writeBytes(BufferUtil.toArray(content));
            BufferUtil.clear(content);
        }
        if (!last) {
            callback.succeeded();
            return;
        }
        byte[] whole = kept.toByteArray();
        kept.reset();
        String type = getHeaders().get(HttpHeader.CONTENT_TYPE);
        byte[] masked = type == null || isText(type)
                ? mask(secrets, new String(whole, UTF_8)).getBytes(UTF_8)
                : whole;
        if (masked.length != whole.length && getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, masked.length);
        }
        super.write(true, ByteBuffer.wrap(masked), callback);
    }

    private static boolean isText(String type) {
        return type.contains("json") || type.startsWith("text/");
    }

    static String mask(Secrets secrets, String text) {
        Matcher base64 = BASE64.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int end = 0;
        while (base64.find()) {
            masked.append(secrets.mask(text.substring(end, base64.start(1))));
            masked.append(maskBase64(secrets, base64.group(1)));
            end = base64.end(1);
        }
        return masked.append(secrets.mask(text.substring(end))).toString();
    }

    private static String maskBase64(Secrets secrets, String base64) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(base64), ISO_8859_1); // in which any bytes stay what they are
        } catch (IllegalArgumentException e) {
            return secrets.mask(base64);
        }
        return Base64.getEncoder().encodeToString(secrets.mask(text).getBytes(ISO_8859_1));
    }
}
