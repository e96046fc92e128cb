package com.acme.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;

/** An app that tells the time on port 8000 to whoever connects. */
public final class TimeServer {

    private TimeServer() {}

    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(8000)) {
            System.out.println("ready");
            while (true) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(Instant.now().toString().getBytes(UTF_8));
                }
            }
        }
    }
}
