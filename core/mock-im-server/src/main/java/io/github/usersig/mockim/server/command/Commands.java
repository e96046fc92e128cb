package io.github.usersig.mockim.server.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.catalogue.BodyCheck;
import io.github.usersig.mockim.server.catalogue.Catalogue;
import io.github.usersig.mockim.server.catalogue.CommandSpec;
import io.github.usersig.mockim.server.catalogue.Fault;
import io.github.usersig.mockim.server.catalogue.ReplyNames;
import io.github.usersig.mockim.server.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All commands by their name in the URL, such as {@code openim/sendmsg}. Immutable. */
public final class Commands {

    private static final List<Family> FAMILIES = List.of(
            new AccountCommands(),
            new OnlineCommands(),
            new MessageCommands(),
            new MessageHistoryCommands(),
            new MessageExtensionCommands(),
            new GroupCommands(),
            new GroupListCommands(),
            new GroupMemberCommands(),
            new GroupMessageCommands(),
            new GroupReceiptCommands(),
            new GroupImportCommands(),
            new GroupExtraCommands(),
            new LiveRoomCommands(),
            new TopicCommands(),
            new PermissionGroupCommands(),
            new ProfileCommands(),
            new FriendCommands(),
            new FriendListCommands(),
            new FriendGroupCommands(),
            new BlockListCommands(),
            new FollowCommands(),
            new ConversationCommands(),
            new ConversationGroupCommands(),
            new MuteCommands(),
            new PushCommands(),
            new OperationsCommands(),
            new RobotCommands(),
            new OfficialAccountCommands(),
            new SubscriberCommands(),
            new ModerationCommands(),
            new AuditCommands());

    private final Map<String, Entry> byName;

    /** Commands that belong together. */
    interface Family {

        /** Names them and what they do. */
        void register(Registry registry);
    }

    /** Takes commands in. */
    interface Registry {

        /** A command that reads or changes the tenant. */
        void stateful(String name, Command command);

        /**
         * A command that checks its body and gives an answer of the right shape, and nothing more.
         *
         * @param why what the mock has not, that it would need
         */
        void validated(String name, String why, Command command);
    }

    /**
     * A command of the catalogue, and what the mock does for it.
     *
     * @param spec what is known of it
     * @param why what it lacks, if it only checks and answers; empty if it reads or changes the tenant
     */
    public record Entry(CommandSpec spec, Command command, String why) {

        /** Whether it reads or changes the tenant. */
        public boolean isStateful() {
            return why.isEmpty();
        }

        /**
         * Checks a body and does what it says, alone among the tenant's commands.
         *
         * @throws Refusal if something in the body is not as it must be
         */
        public Reply run(Tenant tenant, String admin, ObjectNode body, int bodyBytes, String host) {
            MessageBody.requireShort(spec, bodyBytes);
            BodyCheck check = new BodyCheck();
            Fault fault = check.check(spec, body);
            if (fault != null) {
                throw new Refusal(FaultCodes.of(spec, fault), fault.reason());
            }
            Call call = new Call(spec, tenant, admin, body, bodyBytes, host);
            Reply reply = tenant.exclusively(() -> command.run(call));
            ReplyNames.complete(spec, reply.fields(), check.saysNewerGroupTypes());
            return reply.in(spec);
        }
    }

    private Commands(Map<String, Entry> byName) {
        this.byName = byName;
    }

    /** Those of the catalogue, which are all that the mock knows. */
    public static Commands all() {
        Builder builder = new Builder();
        FAMILIES.forEach(family -> family.register(builder));
        return new Commands(Map.copyOf(builder.byName));
    }

    /** The one with this name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static final class Builder implements Registry {

        private final Map<String, Entry> byName = new LinkedHashMap<>();

        @Override
        public void stateful(String name, Command command) {
            add(name, "", command);
        }

        @Override
        public void validated(String name, String why, Command command) {
            add(name, why, command);
        }

        private void add(String name, String why, Command command) {
            CommandSpec spec = Catalogue.get()
                    .find(name)
                    .orElseThrow(() -> new IllegalStateException(name + " is not in the catalogue"));
            if (byName.put(name, new Entry(spec, command, why)) != null) {
                throw new IllegalStateException(name + " is registered twice");
            }
        }
    }
}
