package io.github.usersig.mockim.server.internal.command;

import static io.github.usersig.ImError.NOT_AN_ADMIN;

import io.github.usersig.ImError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that share their codes. A service is what stands before the slash in a command's name. */
@SuppressWarnings("ImmutableEnumChecker") // the list is not changed, and what tells codes has no state
public enum ServiceFamily {
    ACCOUNT(ImError.ACCOUNT_NEEDS_ADMIN, FaultCodes::account, "im_open_login_svc"),
    MESSAGE(
            ImError.MESSAGE_NEEDS_ADMIN,
            FaultCodes::message,
            MessageCodes.OF_ONE_TO_ONE,
            ImError.MESSAGE_TOO_LONG,
            "openim"),
    MESSAGE_EXTENSION(NOT_AN_ADMIN, FaultCodes::group, "openim_msg_ext_http_svc"),
    GROUP(
            ImError.GROUP_NO_PERMISSION,
            FaultCodes::group,
            "group_open_http_svc",
            "group_open_attr_http_svc",
            "group_open_avchatroom_http_svc",
            "million_group_open_http_svc"),
    PROFILE(ImError.PROFILE_NEEDS_ADMIN, FaultCodes::profile, "profile"),
    RELATION(ImError.RELATION_NEEDS_ADMIN, FaultCodes.only(ImError.RELATION_PARAMETER_ILLEGAL), "sns", "follow"),
    CONVERSATION(
            ImError.CONVERSATION_NEEDS_ADMIN, FaultCodes.only(ImError.CONVERSATION_PARAMETER_ILLEGAL), "recentcontact"),
    CONFIGURATION(NOT_AN_ADMIN, FaultCodes::configuration, "openconfigsvr"),
    MESSAGE_FILES(NOT_AN_ADMIN, FaultCodes.only(ImError.HISTORY_1), "open_msg_svc"),
    ADDRESSES(NOT_AN_ADMIN, FaultCodes::group, "ConfigSvc"),
    MEDIA(NOT_AN_ADMIN, FaultCodes.only(ImError.MESSAGE_BODY_NOT_JSON), "im_cos_msg"),
    PUSH(
            ImError.MESSAGE_NEEDS_ADMIN,
            FaultCodes::push,
            MessageCodes.OF_ONE_TO_ONE,
            ImError.HTTP_UNPARSABLE,
            "all_member_push",
            "timpush"),
    ROBOT(NOT_AN_ADMIN, FaultCodes::group, "openim_robot_http_svc"),
    OFFICIAL_ACCOUNT(NOT_AN_ADMIN, FaultCodes::group, "official_account_open_http_svc"),
    MODERATION(ImError.CONTENT_NEEDS_ADMIN, FaultCodes::moderation, "im_msg_audit", "im_msg_audit_mgr"),
    DIRTY_WORDS(NOT_AN_ADMIN, FaultCodes::group, "openim_dirty_words"),
    /** Only clients have these. */
    CLIENT(NOT_AN_ADMIN, FaultCodes.only(ImError.BODY_NOT_JSON), "im_open_status", "im_sdk_config_mgr", "imopenstat");

    private static final Map<String, ServiceFamily> BY_SERVICE = new HashMap<>();

    static {
        for (ServiceFamily family : values()) {
            family.services.forEach(service -> BY_SERVICE.put(service, family));
        }
    }

    private final ImError notAnAdmin;
    private final FaultCodes faults;
    private final MessageCodes messageCodes;
    private final ImError endlessBody;
    private final List<String> services;

    ServiceFamily(ImError notAnAdmin, FaultCodes faults, String... services) {
        this(notAnAdmin, faults, MessageCodes.OF_GROUPS, ImError.HTTP_UNPARSABLE, services);
    }

    ServiceFamily(
            ImError notAnAdmin, FaultCodes faults, MessageCodes messageCodes, ImError endlessBody, String... services) {
        this.notAnAdmin = notAnAdmin;
        this.faults = faults;
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

    /** Its codes for faults in the fields of a body. */
    FaultCodes faults() {
        return faults;
    }

    /** Its codes for faults in a MsgBody. */
    public MessageCodes messageCodes() {
        return messageCodes;
    }

    List<String> services() {
        return services;
    }
}
