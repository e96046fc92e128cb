package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.Verdict;

/** Verdicts, in JSON. */
public final class VerdictJson {

    private VerdictJson() {}

    /** One. */
    public static Json write(Verdict verdict) {
        return Json.object()
                .put("code", verdict.code())
                .put("field", verdict.field())
                .put("reason", verdict.reason());
    }

    /** What {@link #write} wrote. */
    public static Verdict read(Json json) {
        return new Verdict(json.number("code"), json.text("field"), json.text("reason"));
    }
}
