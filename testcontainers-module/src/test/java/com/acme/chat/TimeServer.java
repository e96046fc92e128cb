package com.acme.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.net.ssl.SSLContext;

/** An app that tells the time on port 8000 to whoever connects. */
public final class TimeServer {

    private TimeServer() {}

    /** Its arguments are what it has done before. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        System.out.println("started at " + Instant.now());
        for (String argument : arguments) {
            switch (argument) {
                case "has-signed" -> {
                    Mac.getInstance("HmacSHA256");
                    SSLContext.getDefault();
                }
                case "claims-to-be-openj9" -> System.setProperty("java.vm.name", "Eclipse OpenJ9 VM");
                default -> throw new IllegalArgumentException(argument);
            }
        }
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
