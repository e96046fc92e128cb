package io.github.usersig.mockim.server.internal.rest;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.ServiceFamily;
import io.github.usersig.mockim.server.internal.command.account.AccountCommands;
import io.github.usersig.mockim.server.internal.command.account.MuteCommands;
import io.github.usersig.mockim.server.internal.command.account.OnlineCommands;
import io.github.usersig.mockim.server.internal.command.account.ProfileCommands;
import io.github.usersig.mockim.server.internal.command.app.AddressCommands;
import io.github.usersig.mockim.server.internal.command.app.AppInfoCommands;
import io.github.usersig.mockim.server.internal.command.app.AuditCommands;
import io.github.usersig.mockim.server.internal.command.app.DirtyWordCommands;
import io.github.usersig.mockim.server.internal.command.app.MediaCommands;
import io.github.usersig.mockim.server.internal.command.app.ModerationCommands;
import io.github.usersig.mockim.server.internal.command.app.OfficialAccountCommands;
import io.github.usersig.mockim.server.internal.command.app.PushCommands;
import io.github.usersig.mockim.server.internal.command.app.PushTaskCommands;
import io.github.usersig.mockim.server.internal.command.app.RobotCommands;
import io.github.usersig.mockim.server.internal.command.app.SubscriberCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupAttributeCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupBanCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupCounterCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupImportCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupListCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupMemberCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupMessageChangeCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupMessageCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupMessageExtensionCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupPinCommands;
import io.github.usersig.mockim.server.internal.command.group.GroupReceiptCommands;
import io.github.usersig.mockim.server.internal.command.group.LiveRoomCommands;
import io.github.usersig.mockim.server.internal.command.group.PermissionGroupCommands;
import io.github.usersig.mockim.server.internal.command.group.TopicCommands;
import io.github.usersig.mockim.server.internal.command.message.ConversationCommands;
import io.github.usersig.mockim.server.internal.command.message.ConversationGroupCommands;
import io.github.usersig.mockim.server.internal.command.message.MessageCommands;
import io.github.usersig.mockim.server.internal.command.message.MessageExtensionCommands;
import io.github.usersig.mockim.server.internal.command.message.MessageFileCommands;
import io.github.usersig.mockim.server.internal.command.message.MessageHistoryCommands;
import io.github.usersig.mockim.server.internal.command.relation.BlockListCommands;
import io.github.usersig.mockim.server.internal.command.relation.FollowCommands;
import io.github.usersig.mockim.server.internal.command.relation.FriendCommands;
import io.github.usersig.mockim.server.internal.command.relation.FriendGroupCommands;
import io.github.usersig.mockim.server.internal.command.relation.FriendListCommands;
import io.github.usersig.mockim.server.internal.command.search.SearchCommands;
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
                        new MessageCommands(),
                        new MessageHistoryCommands(),
                        new OnlineCommands(),
                        new GroupMessageChangeCommands());
            case MESSAGE_EXTENSION -> List.of(new MessageExtensionCommands(), new GroupMessageExtensionCommands());
            case GROUP ->
                List.of(
                        new GroupCommands(),
                        new GroupListCommands(),
                        new GroupMemberCommands(),
                        new GroupMessageCommands(),
                        new GroupPinCommands(),
                        new GroupReceiptCommands(),
                        new GroupImportCommands(),
                        new GroupAttributeCommands(),
                        new GroupCounterCommands(),
                        new GroupBanCommands(),
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
            case PUSH -> List.of(new PushCommands(), new PushTaskCommands());
            case ROBOT -> List.of(new RobotCommands());
            case OFFICIAL_ACCOUNT -> List.of(new OfficialAccountCommands(), new SubscriberCommands());
            case MODERATION -> List.of(new ModerationCommands(), new AuditCommands());
            case DIRTY_WORDS -> List.of(new DirtyWordCommands());
            case SEARCH -> List.of(new SearchCommands());
            case CLIENT -> List.of();
        };
    }
}
