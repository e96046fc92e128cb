package io.github.usersig.webclient;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The web client that the mock promises to work with, in Node. */
@Uses(ClientKind.NODE)
@Tag("once")
class NodeIT {

    @Nested
    class Login extends LoginContract {}

    @Nested
    class Talk extends TalkContract {}

    @Nested
    class Groups extends GroupContract {}

    @Nested
    class GroupState extends GroupStateContract {}

    @Nested
    class Communities extends CommunityContract {}

    @Nested
    class LiveRooms extends LiveRoomContract {}

    @Nested
    class Follows extends FollowContract {}

    @Nested
    class Searches extends SearchContract {}

    @Nested
    class Friends extends FriendContract {}

    @Nested
    class Messages extends MessageContract {}

    @Nested
    class Restart extends RestartContract {}
}
