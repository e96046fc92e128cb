package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call of a scenario that is being written. */
final class ScenarioStep {

    /** What the mock refuses a UserSig with, and the kind that is refused so. Of a kick the scenario has the kick alone. */
    private static final Map<Integer, String> KINDS = Map.of(
            ImError.USERSIG_EXPIRED.code(), "expired",
            ImError.USERSIG_ILLEGAL.code(), "truncated",
            ImError.USERSIG_SIGNATURE_MISMATCH.code(), "other-key",
            ImError.USERSIG_USER_MISMATCH.code(), "other-user",
            ImError.USERSIG_SDKAPPID_MISMATCH.code(), "other-app",
            ImError.NO_KEY_FOR_APP.code(), "legacy");

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]{1,60}(?:/[A-Za-z0-9_.-]{1,60}){0,3}");
    private static final String JSON = "json";

    private final String command;
    private final String by;
    private final String sig;
    private final Map<String, @Nullable String> query;
    private final Map<String, String> bind = new LinkedHashMap<>();
    private @Nullable JsonNode body;
    private @Nullable String raw;

    private ScenarioStep(String command, String by, String sig, Map<String, @Nullable String> query) {
        this.command = command;
        this.by = by;
        this.sig = sig;
        this.query = query;
    }

    /** One that an app admin makes. */
    static ScenarioStep byAdmin(String command, JsonNode body) {
        ScenarioStep step = new ScenarioStep(command, "", "", Map.of());
        step.body(body);
        return step;
    }

    /** Why a call cannot be a step; empty if it can. */
    static Optional<String> whyNot(CapturedCall call) {
        String command = call.asked().command();
        if (!PATH.matcher(command).matches()) {
            return Optional.of("its path is none of a command");
        }
        return call.answer().code() == ImError.USERSIG_INVALIDATED.code()
                ? Optional.of(command + " was called with a UserSig from before a kick")
                : Optional.empty();
    }

    /** That of a call, without what it sends. */
    static ScenarioStep of(CapturedCall call, Cast cast) {
        CapturedCall.Asked asked = call.asked();
        Map<String, @Nullable String> query = new LinkedHashMap<>();
        if (asked.identifier().isEmpty()) {
            query.put("identifier", null);
        }
        if (asked.contentType().isEmpty()) {
            query.put("contenttype", null);
        } else if (!asked.contentType().equals(JSON)) {
            query.put("contenttype", "other");
        }
        if (!asked.hasRandom()) {
            query.put("random", null);
        }
        return new ScenarioStep(asked.command(), by(call, cast), sig(call), query);
    }

    /** A user of the scenario goes by the name alone. */
    private static String by(CapturedCall call, Cast cast) {
        String identifier = call.asked().identifier();
        if (identifier.isEmpty() || call.known().byAdmin()) {
            return "";
        }
        String variable = cast.variable(identifier).orElseGet(() -> cast.nobody(identifier));
        String user = "${user.";
        return variable.startsWith(user) ? variable.substring(user.length(), variable.length() - 1) : variable;
    }

    private static String sig(CapturedCall call) {
        return switch (call.asked().userSig()) {
            case ABSENT -> "absent";
            case EMPTY -> "empty";
            case SOMETHING -> KINDS.getOrDefault(call.answer().code(), "");
        };
    }

    void body(JsonNode json) {
        body = json;
    }

    void raw(String text) {
        raw = text;
    }

    void bind(String variable, String path) {
        bind.put(variable, path);
    }

    /** Its lines. */
    void writeTo(ScenarioText text) {
        boolean known = Catalogue.get().has(command);
        text.first(known ? "call" : "path", command);
        if (!by.isEmpty()) {
            text.text("by", by);
        }
        if (!sig.isEmpty()) {
            text.text("sig", sig);
        }
        if (!query.isEmpty()) {
            text.texts("query", query);
        }
        if (body != null) {
            text.json("body", body);
        }
        if (raw != null) {
            text.text("raw", raw);
        }
        if (!bind.isEmpty()) {
            text.texts("bind", bind);
        }
    }
}
