package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.CallOverride.Effect;
import java.time.Duration;

/** Overrides of calls, in JSON. */
public final class CallOverrideJson {

    private CallOverrideJson() {}

    /** One. */
    public static Json write(CallOverride override) {
        Json json = Json.object()
                .put("command", override.command())
                .put("caller", override.caller())
                .put("percent", override.percent())
                .put("effect", override.effect().name())
                .put("code", override.code())
                .put("delay", override.delay().toString())
                .put("longestDelay", override.longestDelay().toString());
        if (override.spread() != 0) {
            json.put("spread", override.spread());
        }
        return override.times() == CallOverride.FOR_EVER ? json : json.put("times", override.times());
    }

    /** What {@link #write} wrote; all may be left out. */
    public static CallOverride read(Json json) {
        CallOverride override = CallOverride.of(json.text("command", ""))
                .by(json.text("caller", ""))
                .percent(json.number("percent", 100))
                .times(json.number("times", CallOverride.FOR_EVER));
        if (json.has("delay")) {
            Duration delay = json.duration("delay");
            override = json.has("spread")
                    ? override.delayLogNormal(delay, json.decimal("spread"))
                    : override.delay(delay, json.duration("longestDelay", delay));
        }
        int code = json.number("code", 0);
        return switch (json.word("effect", Effect.class, json.has("code") ? Effect.CODE : Effect.NONE)) {
            case NONE -> override;
            case CODE -> override.answer(code);
            case HTTP_STATUS -> override.httpStatus(code);
            case RESET -> override.resetConnection();
            case TRUNCATE -> override.truncateAnswer();
        };
    }
}
