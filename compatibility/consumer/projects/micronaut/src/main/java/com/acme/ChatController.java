package com.acme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;

/** What users of the chat app ask its server. */
@Controller(produces = MediaType.TEXT_PLAIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class ChatController {
    private final ChatServer server;

    ChatController(ChatServer server) {
        this.server = server;
    }

    @Get("/usersigs/{user}")
    String userSig(String user) {
        return server.userSigFor(user);
    }

    /** With the caller's own UserSig, or as app admin if the caller shows none. */
    @Get("/accounts/{user}")
    String check(String user, @Nullable @Header("im-user") String caller, @Nullable @Header("im-usersig") String userSig)
            throws IOException, InterruptedException {
        int code = caller == null
                ? server.check(user, "administrator", server.adminUserSig())
                : server.check(user, caller, userSig);
        return String.valueOf(code);
    }
}
