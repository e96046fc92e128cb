package com.acme.chat;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit4.SpringRunner;

/** Spring's runner asks our rules as JUnit's own does; the class rule is first, so beans can be made for its app. */
@RunWith(SpringRunner.class)
@EnableMockIm(accounts = "alice")
public class WithSpringTest extends Ruled {

    @WithExpiredUserSig("alice")
    private UserSig expired;

    private MockIm im;

    @Autowired
    private UserSigIssuer issuer;

    @Test
    public void refusesAnExpiredUserSig() {
        assertEquals(70001, im.login("alice", expired.text()).code());
    }

    @Test
    public void acceptsWhatTheBeanIssues() {
        assertTrue(im.login("alice", issuer.issue("alice").text()).isAccepted());
    }

    @Configuration
    static class App {

        @Bean
        UserSigIssuer issuer() {
            return UserSigIssuer.of(USER_SIG.app());
        }
    }
}
