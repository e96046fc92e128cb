package com.acme.child;

import com.acme.server.Server;
import java.time.Duration;

/** Calls what coverage is measured of. */
public final class CallServer {

    private CallServer() {}

    public static void main(String[] arguments) {
        Server server = new Server();
        System.out.println(server.now() + " " + server.within(Duration.ofSeconds(1)));
    }
}
