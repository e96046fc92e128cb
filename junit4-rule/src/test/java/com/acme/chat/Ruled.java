package com.acme.chat;

import io.github.usersig.junit4.UserSigClassRule;
import io.github.usersig.junit4.UserSigRule;
import org.junit.ClassRule;
import org.junit.Rule;

/** Has both rules for its subclasses. */
public abstract class Ruled {

    @ClassRule
    public static final UserSigClassRule USER_SIG = new UserSigClassRule();

    @Rule
    public final UserSigRule userSigs = USER_SIG.forEachTest();
}
