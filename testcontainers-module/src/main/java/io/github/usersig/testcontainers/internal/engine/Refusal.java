package io.github.usersig.testcontainers.internal.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why an engine did not do what it was asked, in a few words. */
public final class Refusal {

    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int LONGEST = 300;

    private Refusal() {}

    /** To go on after a colon. */
    public static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (true) {
            if (cause instanceof DockerException answer) {
                return ofAnswer(answer);
            }
            if (cause.getClass().getName().contains("jackson")) {
                return "what answers is no Docker engine, for it does not write JSON: a proxy, or a web page?";
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                return ofLast(cause);
            }
            cause = cause.getCause();
        }
    }

    private static String ofAnswer(DockerException answer) {
        String said = said(String.valueOf(answer.getMessage()).replaceFirst("^Status \\d+: ", ""));
        String status = "it answers HTTP " + answer.getHttpStatus() + ": " + said;
        Optional<String> cure = ApiVersion.cure(answer.getHttpStatus(), said);
        if (cure.isPresent()) {
            return (said.startsWith(ApiVersion.NO_REASON) ? "it answers HTTP 400 and does not say why" : status)
                    + cure.get();
        }
        return answer.getHttpStatus() == 401 || answer.getHttpStatus() == 403 || answer.getHttpStatus() == 407
                ? status + ". Something in front of the engine does not let this user in"
                : status;
    }

    /** The engine writes JSON with a message; others may write pages. */
    private static String said(String body) {
        Matcher matcher = MESSAGE.matcher(body);
        String said = matcher.find() ? matcher.group(1).replace("\\\"", "\"") : body.replaceAll("(?s)<[^>]*>", " ");
        String line = said.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String ofLast(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied") || lower.contains("access denied")) {
            return "this user may not open its socket: add the user to the group that may, often \"docker\", and log in anew"
                    + " (" + said + ")";
        }
        if (cause instanceof NoSuchFileException || lower.contains("no such file")) {
            return "there is no such socket: is the engine started? (" + said + ")";
        }
        if (lower.contains("connection refused")) {
            return "nothing listens there: is the engine started? (" + said + ")";
        }
        return cause.getMessage() == null ? cause.toString() : said;
    }
}
