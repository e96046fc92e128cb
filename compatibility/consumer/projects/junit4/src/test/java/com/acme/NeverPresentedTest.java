package com.acme;

import static org.junit.Assert.assertNotNull;

import io.github.usersig.UserSig;
import io.github.usersig.junit4.UserSigClassRule;
import io.github.usersig.junit4.UserSigRule;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/** Proves nothing, and so has to fail. */
@EnableMockIm
public class NeverPresentedTest {

    @ClassRule
    public static final UserSigClassRule USER_SIG = new UserSigClassRule();

    @Rule
    public final UserSigRule userSigs = USER_SIG.forEachTest();

    @WithUserSig("alice")
    private UserSig sig;

    @Test
    public void isGivenOne() {
        assertNotNull(sig);
    }
}
