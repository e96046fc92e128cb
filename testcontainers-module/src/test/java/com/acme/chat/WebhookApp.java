package com.acme.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** An app that takes webhooks on port 8000, prints what it gets, and answers that all is well. */
public final class WebhookApp {

    private static final String ANSWER = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"from acme\"}";

    private WebhookApp() {}

    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(8000)) {
            System.out.println("ready");
            while (true) {
                try (Socket client = server.accept()) {
                    InputStream in = client.getInputStream();
                    String request = readLine(in);
                    int length = contentLength(in);
                    System.out.println("got " + request + " " + new String(in.readNBytes(length), UTF_8));
                    client.getOutputStream()
                            .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                            + "Content-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER)
                                    .getBytes(UTF_8));
                }
            }
        }
    }

    private static int contentLength(InputStream in) throws IOException {
        int length = 0;
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        return length;
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
