package io.github.usersig.mockim.server.internal.command;

import static io.github.usersig.ImError.NOT_AN_ADMIN;

import io.github.usersig.ImError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that share their codes. A service is what stands before the slash in a command's name. */
@SuppressWarnings("ImmutableEnumChecker") // the list is not changed
public enum ServiceFamily {
    ACCOUNT(ImError.ACCOUNT_NEEDS_ADMIN, "im_open_login_svc"),
    MESSAGE(ImError.MESSAGE_NEEDS_ADMIN, MessageCodes.OF_ONE_TO_ONE, ImError.MESSAGE_TOO_LONG, "openim"),
    MESSAGE_EXTENSION(NOT_AN_ADMIN, "openim_msg_ext_http_svc"),
    GROUP(
            ImError.GROUP_NO_PERMISSION,
            "group_open_http_svc",
            "group_open_attr_http_svc",
            "group_open_avchatroom_http_svc",
            "million_group_open_http_svc"),
    PROFILE(ImError.PROFILE_NEEDS_ADMIN, "profile"),
    RELATION(ImError.RELATION_NEEDS_ADMIN, "sns", "follow"),
    CONVERSATION(ImError.CONVERSATION_NEEDS_ADMIN, "recentcontact"),
    CONFIGURATION(NOT_AN_ADMIN, "openconfigsvr"),
    MESSAGE_FILES(NOT_AN_ADMIN, "open_msg_svc"),
    ADDRESSES(NOT_AN_ADMIN, "ConfigSvc"),
    MEDIA(NOT_AN_ADMIN, "im_cos_msg"),
    PUSH(
            ImError.MESSAGE_NEEDS_ADMIN,
            MessageCodes.OF_ONE_TO_ONE,
            ImError.HTTP_UNPARSABLE,
            "all_member_push",
            "timpush"),
    ROBOT(NOT_AN_ADMIN, "openim_robot_http_svc", "openim_console_http_svc"),
    OFFICIAL_ACCOUNT(NOT_AN_ADMIN, "official_account_open_http_svc"),
    MODERATION(ImError.CONTENT_NEEDS_ADMIN, "im_msg_audit", "im_msg_audit_mgr"),
    DIRTY_WORDS(NOT_AN_ADMIN, "openim_dirty_words"),
    /** Two of these are for app admins too. */
    SEARCH(NOT_AN_ADMIN, "user_search", "group_search", "group_member_search", "message_search"),
    /** Only clients have these. */
    CLIENT(
            NOT_AN_ADMIN,
            "im_open_status",
            "im_sdk_config_mgr",
            "imopenstat",
            "im_msg_db_logic",
            "im_long_msg",
            "im_open_translate",
            "im_open_speech");

    private static final Map<String, ServiceFamily> BY_SERVICE = new HashMap<>();

    static {
        for (ServiceFamily family : values()) {
            for (String service : family.services) {
                BY_SERVICE.put(service, family);
            }
        }
    }

    private final ImError notAnAdmin;
    private final MessageCodes messageCodes;
    private final ImError endlessBody;
    private final List<String> services;

    ServiceFamily(ImError notAnAdmin, String... services) {
        this(notAnAdmin, MessageCodes.OF_GROUPS, ImError.HTTP_UNPARSABLE, services);
    }

    ServiceFamily(ImError notAnAdmin, MessageCodes messageCodes, ImError endlessBody, String... services) {
        this.notAnAdmin = notAnAdmin;
        this.messageCodes = messageCodes;
        this.endlessBody = endlessBody;
        this.services = List.of(services);
    }

    /** The family of the service in a command's name; empty if there is no such service. */
    public static Optional<ServiceFamily> ofCommand(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.ofNullable(BY_SERVICE.get(name.substring(0, slash)));
    }

    /** What it calls a caller who is not an app admin, as far as the vendor's list has a code for it. */
    public ImError notAnAdmin() {
        return notAnAdmin;
    }

    /** What it calls a body that is longer than the mock reads. */
    public ImError endlessBody() {
        return endlessBody;
    }

    /** Its codes for faults in the fields of a body. Here and not in the constructor: a test asks for those of a few families. */
    FaultCodes faults() {
        return switch (this) {
            case ACCOUNT -> FaultCodes::account;
            case MESSAGE -> FaultCodes::message;
            case MESSAGE_EXTENSION, GROUP, ADDRESSES, ROBOT, OFFICIAL_ACCOUNT, DIRTY_WORDS -> FaultCodes::group;
            case PROFILE -> FaultCodes::profile;
            case RELATION -> FaultCodes.only(ImError.RELATION_PARAMETER_ILLEGAL);
            case CONVERSATION -> FaultCodes.only(ImError.CONVERSATION_PARAMETER_ILLEGAL);
            case CONFIGURATION -> FaultCodes::configuration;
            case MESSAGE_FILES -> FaultCodes.only(ImError.HISTORY_1);
            case MEDIA -> FaultCodes.only(ImError.MESSAGE_BODY_NOT_JSON);
            case PUSH -> FaultCodes::push;
            case MODERATION -> FaultCodes::moderation;
            case SEARCH -> FaultCodes::search;
            case CLIENT -> FaultCodes.only(ImError.BODY_NOT_JSON);
        };
    }

    /** Its codes for faults in a MsgBody. */
    public MessageCodes messageCodes() {
        return messageCodes;
    }

    List<String> services() {
        return services;
    }
}
