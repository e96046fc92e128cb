package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.Account;
import java.util.Collection;

/** Accounts, in JSON. */
public final class AccountJson {

    private AccountJson() {}

    /** One, and where it is online. */
    public static Json write(Account account, Collection<String> platforms) {
        return Json.object()
                .put("userId", account.userId())
                .put("nick", account.nick())
                .put("faceUrl", account.faceUrl())
                .putTexts("platforms", platforms);
    }

    /** What {@link #write} wrote, without the platforms. */
    public static Account read(Json json) {
        return new Account(json.text("userId"), json.text("nick"), json.text("faceUrl"));
    }
}
