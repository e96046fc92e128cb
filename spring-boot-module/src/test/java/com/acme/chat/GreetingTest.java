package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockIm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatAppTest
class GreetingTest {

    @Test
    void knowsBob(@Autowired ChatServer server, MockIm im) {
        assertThat(server.check("bob")).contains("\"AccountStatus\":\"Imported\"");
        assertThat(im.journal().of("im_open_login_svc/account_check").size()).isEqualTo(1);
    }
}
