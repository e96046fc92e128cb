package com.acme.chat;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.junit4.UserSigClassRule;
import io.github.usersig.junit4.UserSigRule;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/** A test of JUnit 4 that the Vintage engine runs. */
@EnableMockIm(accounts = {"alice", "bob"})
public class LoginTest {

    @ClassRule
    public static final UserSigClassRule USER_SIG = new UserSigClassRule();

    @Rule
    public final UserSigRule userSigs = USER_SIG.forEachTest();

    @WithUserSig("alice")
    private static UserSig forAllTests;

    @WithExpiredUserSig("alice")
    private UserSig expired;

    @WithUserSig("bob")
    private String ofBob;

    private MockIm im;
    private SdkApp app;

    private int codeBefore;

    @BeforeClass
    public static void presentsWhatIsForAllTests() {
        assertTrue(USER_SIG.mockIm().login("alice", forAllTests.text()).isAccepted());
    }

    @Before
    public void presentsWhatTheTestWasGiven() {
        codeBefore = im.login("alice", expired.text()).code();
    }

    @Test
    public void refusesAnExpiredUserSig() {
        assertEquals(70001, codeBefore);
    }

    @Test
    public void acceptsAnother() {
        assertTrue(im.login("bob", ofBob).isAccepted());
    }

    @Test
    public void acceptsOneOfOurOwnServer() {
        String own = UserSigIssuer.of(USER_SIG.app()).issue("bob").text();
        assertTrue(im.login("bob", own).isAccepted());
        assertEquals(app, USER_SIG.app());
        assertEquals(im.endpoint(), USER_SIG.endpoint());
    }
}
