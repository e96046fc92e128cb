package io.github.usersig.webclient;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** An older web client, in Node: warns when the two no longer behave alike. */
@Uses(ClientKind.NODE_OLDER)
@Tag("once")
class OlderNodeIT {

    @Nested
    class Login extends LoginContract {}

    @Nested
    class Talk extends TalkContract {}

    @Nested
    class Messages extends MessageContract {}

    @Nested
    class Groups extends GroupContract {}

    @Nested
    class Friends extends FriendContract {}

    @Nested
    class Restart extends RestartContract {}
}
