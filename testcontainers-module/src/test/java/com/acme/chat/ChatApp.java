package com.acme.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.doocs.im.ImClient;
import io.github.doocs.im.model.request.AccountCheckItem;
import io.github.doocs.im.model.request.AccountCheckRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** An app that asks the service something for whoever connects to port 8000, and tells the code it was answered. */
public final class ChatApp {

    private ChatApp() {}

    public static void main(String[] arguments) throws IOException {
        ImClient im = new ImClient(Long.parseLong(arguments[0]), "administrator", arguments[1]);
        try (ServerSocket server = new ServerSocket(8000)) {
            System.out.println("ready");
            while (true) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(Integer.toString(ask(im)).getBytes(UTF_8));
                }
            }
        }
    }

    private static int ask(ImClient im) throws IOException {
        return im.account
                .accountCheck(AccountCheckRequest.builder()
                        .checkItemList(List.of(new AccountCheckItem("alice")))
                        .build())
                .getErrorCode();
    }
}
