package com.acme.chat;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.verify;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.Verdict;
import java.util.function.IntConsumer;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnitRunner;

/** Mockito's runner asks our rules as JUnit's own does, and fills its own fields beside ours. */
@RunWith(MockitoJUnitRunner.class)
@EnableMockIm(accounts = "alice")
public class WithMockitoTest extends Ruled {

    @WithUserSig("alice")
    private UserSig valid;

    @WithExpiredUserSig("alice")
    private UserSig expired;

    private MockIm im;

    @Mock
    private IntConsumer refused;

    @Test
    public void tellsTheAppOfARefusal() {
        logIn(expired, refused);

        verify(refused).accept(70001);
    }

    @Test
    public void acceptsAValidOne() {
        assertTrue(im.login("alice", valid.text()).isAccepted());
        assertEquals(USER_SIG.app(), im.app());
    }

    /** The app under test. */
    private void logIn(UserSig sig, IntConsumer onRefusal) {
        Verdict verdict = im.login(sig.userId(), sig.text());
        if (!verdict.isAccepted()) {
            onRefusal.accept(verdict.code());
        }
    }
}
