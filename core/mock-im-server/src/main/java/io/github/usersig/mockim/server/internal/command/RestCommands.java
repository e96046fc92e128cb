package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.util.List;

/** All commands of the REST API: which classes register those of a family of services. */
public final class RestCommands {

    private RestCommands() {}

    /** Those of the catalogue, which are all that the mock knows. */
    public static Commands all() {
        return new Commands(RestCommands::of, Catalogue.get());
    }

    private static List<CommandFamily> of(ServiceFamily family) {
        return switch (family) {
            case ACCOUNT -> List.of(new AccountCommands());
            case MESSAGE ->
                List.of(
                        new OnlineCommands(),
                        new MessageCommands(),
                        new MessageHistoryCommands(),
                        new GroupMessageChangeCommands());
            case MESSAGE_EXTENSION -> List.of(new MessageExtensionCommands());
            case GROUP ->
                List.of(
                        new GroupCommands(),
                        new GroupListCommands(),
                        new GroupMemberCommands(),
                        new GroupMessageCommands(),
                        new GroupReceiptCommands(),
                        new GroupImportCommands(),
                        new GroupExtraCommands(),
                        new LiveRoomCommands(),
                        new TopicCommands(),
                        new PermissionGroupCommands());
            case PROFILE -> List.of(new ProfileCommands());
            case RELATION ->
                List.of(
                        new FriendCommands(),
                        new FriendListCommands(),
                        new FriendGroupCommands(),
                        new BlockListCommands(),
                        new FollowCommands());
            case CONVERSATION -> List.of(new ConversationCommands(), new ConversationGroupCommands());
            case CONFIGURATION -> List.of(new AppInfoCommands(), new MuteCommands());
            case MESSAGE_FILES -> List.of(new MessageFileCommands());
            case ADDRESSES -> List.of(new AddressCommands());
            case MEDIA -> List.of(new MediaCommands());
            case PUSH -> List.of(new PushCommands());
            case ROBOT -> List.of(new RobotCommands());
            case OFFICIAL_ACCOUNT -> List.of(new OfficialAccountCommands(), new SubscriberCommands());
            case MODERATION -> List.of(new ModerationCommands(), new AuditCommands());
            case DIRTY_WORDS -> List.of(new DirtyWordCommands());
            case CLIENT -> List.of();
        };
    }
}
