package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import org.junit.jupiter.api.Test;

/** Both tests pass, and none of them presents the UserSig, so the class as a whole proves nothing. */
@EnableMockIm
class NeverPresentedTest {

    @WithUserSig("alice")
    private UserSig sig;

    @Test
    void looksAtItsUser() {
        assertEquals("alice", sig.userId());
    }

    @Test
    void looksAtItsText() {
        assertEquals(sig.text(), sig.text().strip());
    }
}
