package com.acme;

import static org.testng.Assert.assertNull;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.WithExpiredUserSig;
import org.testng.annotations.Test;

public class TestNgTest {

    @WithExpiredUserSig("alice")
    private UserSig sig;

    @Test
    public void isNotInjected() {
        assertNull(sig);
    }
}
