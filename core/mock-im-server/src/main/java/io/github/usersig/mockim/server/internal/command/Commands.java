package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.catalogue.BodyCheck;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.Fault;
import io.github.usersig.mockim.server.internal.catalogue.ReplyNames;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * All commands by their name in the URL, such as {@code openim/sendmsg}. The families of a service come to life with the first
 * request for it. Safe for use by many threads.
 */
public final class Commands {

    private static final List<Supplier<Family>> MESSAGES =
            List.of(OnlineCommands::new, MessageCommands::new, MessageHistoryCommands::new, GroupMessageCommands::new);
    private static final List<Supplier<Family>> GROUPS = List.of(
            GroupCommands::new,
            GroupListCommands::new,
            GroupMemberCommands::new,
            GroupMessageCommands::new,
            GroupReceiptCommands::new,
            GroupImportCommands::new,
            GroupExtraCommands::new,
            LiveRoomCommands::new,
            TopicCommands::new,
            PermissionGroupCommands::new);
    private static final List<Supplier<Family>> RELATIONS =
            List.of(FriendCommands::new, FriendListCommands::new, FriendGroupCommands::new, BlockListCommands::new);
    private static final List<Supplier<Family>> MODERATION = List.of(ModerationCommands::new, AuditCommands::new);
    private static final List<Supplier<Family>> OPERATIONS = List.of(OperationsCommands::new, MuteCommands::new);

    private static final Map<String, List<Supplier<Family>>> BY_SERVICE = Map.ofEntries(
            Map.entry("im_open_login_svc", List.of(AccountCommands::new)),
            Map.entry("openim", MESSAGES),
            Map.entry("openim_msg_ext_http_svc", List.of(MessageExtensionCommands::new)),
            Map.entry("group_open_http_svc", GROUPS),
            Map.entry("group_open_attr_http_svc", List.of(GroupExtraCommands::new)),
            Map.entry("group_open_avchatroom_http_svc", List.of(LiveRoomCommands::new)),
            Map.entry("million_group_open_http_svc", List.of(TopicCommands::new)),
            Map.entry("profile", List.of(ProfileCommands::new)),
            Map.entry("sns", RELATIONS),
            Map.entry("follow", List.of(FollowCommands::new)),
            Map.entry("recentcontact", List.of(ConversationCommands::new, ConversationGroupCommands::new)),
            Map.entry("openconfigsvr", OPERATIONS),
            Map.entry("open_msg_svc", OPERATIONS),
            Map.entry("ConfigSvc", OPERATIONS),
            Map.entry("im_cos_msg", OPERATIONS),
            Map.entry("all_member_push", List.of(PushCommands::new)),
            Map.entry("timpush", List.of(PushCommands::new)),
            Map.entry("openim_robot_http_svc", List.of(RobotCommands::new)),
            Map.entry("official_account_open_http_svc", List.of(OfficialAccountCommands::new, SubscriberCommands::new)),
            Map.entry("im_msg_audit", MODERATION),
            Map.entry("im_msg_audit_mgr", MODERATION),
            Map.entry("openim_dirty_words", MODERATION));

    private final Map<String, Map<String, Entry>> byService = new ConcurrentHashMap<>();

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
        public Reply run(Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host) {
            MessageBody.requireShort(spec, bodyBytes);
            BodyCheck check = new BodyCheck();
            Fault fault = check.check(spec, body);
            if (fault != null) {
                throw new Refusal(FaultCodes.of(spec, fault), fault.reason());
            }
            Reply reply = Asking.isNeeded(tenant, spec.name())
                    ? Asking.run(new Call(spec, tenant, caller, tenant.now(), body, bodyBytes, host), command)
                    : tenant.exclusively(
                            () -> command.run(new Call(spec, tenant, caller, tenant.now(), body, bodyBytes, host)));
            ReplyNames.complete(spec, reply.fields(), check.saysNewerGroupTypes());
            return reply.in(spec);
        }
    }

    private Commands() {}

    /** Those of the catalogue, which are all that the mock knows. */
    public static Commands all() {
        return new Commands();
    }

    /** The one with this name. */
    public Optional<Entry> find(String name) {
        int slash = name.indexOf('/');
        String service = slash < 0 ? "" : name.substring(0, slash);
        List<Supplier<Family>> families = BY_SERVICE.get(service);
        if (families == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                byService.computeIfAbsent(service, id -> register(id, families)).get(name));
    }

    private static Map<String, Entry> register(String service, List<Supplier<Family>> families) {
        Builder builder = new Builder(service + "/");
        families.forEach(family -> family.get().register(builder));
        return Map.copyOf(builder.byName);
    }

    private static final class Builder implements Registry {

        private final Map<String, Entry> byName = new LinkedHashMap<>();
        private final String prefix;

        Builder(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public void stateful(String name, Command command) {
            add(name, "", command);
        }

        @Override
        public void validated(String name, String why, Command command) {
            add(name, why, command);
        }

        private void add(String name, String why, Command command) {
            if (!name.startsWith(prefix)) {
                return; // a family may have commands of more than one service
            }
            CommandSpec spec = Catalogue.get()
                    .find(name)
                    .orElseThrow(() -> new IllegalStateException(name + " is not in the catalogue"));
            if (byName.put(name, new Entry(spec, command, why)) != null) {
                throw new IllegalStateException(name + " is registered twice");
            }
        }
    }
}
