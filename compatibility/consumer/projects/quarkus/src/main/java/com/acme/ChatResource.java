package com.acme;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;

/** What users of the chat app ask its server. */
@Path("/")
public class ChatResource {
    private final ChatServer server;

    ChatResource(ChatServer server) {
        this.server = server;
    }

    @GET
    @Path("usersigs/{user}")
    public String userSig(@PathParam("user") String user) {
        return server.userSigFor(user);
    }

    /** With the caller's own UserSig, or as app admin if the caller shows none. */
    @GET
    @Path("accounts/{user}")
    public int check(
            @PathParam("user") String user,
            @HeaderParam("im-user") String caller,
            @HeaderParam("im-usersig") String userSig)
            throws IOException, InterruptedException {
        return caller == null
                ? server.check(user, "administrator", server.adminUserSig())
                : server.check(user, caller, userSig);
    }
}
