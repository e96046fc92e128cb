package io.github.usersig.webclient;

import org.junit.jupiter.api.Nested;

/** The web client that the mock promises to work with, in Node. */
@Uses(ClientKind.NODE)
class NodeIT {

    @Nested
    class Login extends LoginContract {}

    @Nested
    class Talk extends TalkContract {}

    @Nested
    class Groups extends GroupContract {}

    @Nested
    class Friends extends FriendContract {}

    @Nested
    class Restart extends RestartContract {}
}
