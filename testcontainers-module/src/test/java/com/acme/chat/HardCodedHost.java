package com.acme.chat;

import io.github.doocs.im.ImClient;
import io.github.doocs.im.model.request.AccountCheckItem;
import io.github.doocs.im.model.request.AccountCheckRequest;
import java.io.IOException;
import java.util.List;

/** An app with the service's host built in, that runs in a container. */
public final class HardCodedHost {

    private HardCodedHost() {}

    public static void main(String[] arguments) throws IOException {
        ImClient client = new ImClient(Long.parseLong(arguments[0]), "administrator", arguments[1], arguments[2]);
        client.account
                .accountCheck(AccountCheckRequest.builder()
                        .checkItemList(List.of(new AccountCheckItem("alice"), new AccountCheckItem("nobody")))
                        .build())
                .getResultItems()
                .forEach(item -> System.out.println(item.getUserId() + " " + item.getAccountStatus()));
    }
}
