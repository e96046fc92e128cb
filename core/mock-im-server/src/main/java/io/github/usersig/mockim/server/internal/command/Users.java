package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.User;

/** Finds the users that a body names. */
public final class Users {

    private Users() {}

    /** The user in a field, who must have an account. */
    public static User require(Call call, String field, ImError ifUnknown) {
        return require(call, field, call.fields().text(field), ifUnknown);
    }

    public static User require(Call call, String field, String userId, ImError ifUnknown) {
        User user = call.state().accounts().get(userId);
        if (user == null) {
            throw new Refusal(ifUnknown, "the user in " + field + " is not imported");
        }
        return user;
    }

    /** The user in From_Account, or the caller if there is none. Only an admin may name another. */
    public static User sender(Call call, ImError ifEmpty, ImError ifUnknown) {
        String from = sender(call);
        if (from.isEmpty()) {
            throw new Refusal(ifEmpty, "From_Account is empty: leave it out, or name the sender");
        }
        return require(call, "From_Account", from, ifUnknown);
    }

    public static String sender(Call call) {
        Caller caller = call.caller();
        return caller.admin() ? call.fields().optionalText("From_Account").orElse(caller.userId()) : caller.userId();
    }

    public static boolean exists(Call call, String userId) {
        return call.state().accounts().contains(userId);
    }
}
