package com.acme.chat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** An app that asks a URL for an answer, and prints its status. */
public final class TlsClient {

    private TlsClient() {}

    public static void main(String[] arguments) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(arguments[0]).toURL().openConnection();
        System.out.println("answered " + connection.getResponseCode());
    }
}
