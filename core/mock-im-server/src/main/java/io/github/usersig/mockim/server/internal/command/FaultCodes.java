package io.github.usersig.mockim.server.internal.command;

import static io.github.usersig.mockim.server.internal.catalogue.Fault.Kind.MISSING;
import static io.github.usersig.mockim.server.internal.catalogue.Fault.Kind.RANGE;
import static io.github.usersig.mockim.server.internal.catalogue.Fault.Kind.TOO_LONG;
import static io.github.usersig.mockim.server.internal.catalogue.Fault.Kind.TOO_MANY;
import static io.github.usersig.mockim.server.internal.catalogue.Fault.Kind.TYPE;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.Fault;
import io.github.usersig.mockim.server.internal.catalogue.FieldType;

/**
 * Which code a fault in the body gets. Each family of commands has codes of its own; where the vendor has one for the very
 * field it is that one, else the family's code for a bad parameter.
 */
final class FaultCodes {

    private FaultCodes() {}

    static int of(CommandSpec command, Fault fault) {
        if (fault.kind() == TYPE && fault.field().isAccount() && fault.field().type() == FieldType.STRING) {
            return ImError.BODY_ACCOUNT_NOT_STRING.code();
        }
        return switch (command.service()) {
            case "im_open_login_svc" -> account(fault);
            case "openim" -> message(command, fault);
            case "sns", "follow" -> ImError.RELATION_PARAMETER_ILLEGAL.code();
            case "profile" -> profile(fault);
            case "recentcontact" -> ImError.CONVERSATION_PARAMETER_ILLEGAL.code();
            case "openconfigsvr" -> configuration(command, fault);
            case "all_member_push", "timpush" -> push(fault);
            case "open_msg_svc" -> ImError.HISTORY_1.code();
            case "im_cos_msg" -> ImError.MESSAGE_BODY_NOT_JSON.code();
            case "im_msg_audit", "im_msg_audit_mgr" -> moderation(fault);
            default -> group(command, fault);
        };
    }

    private static int account(Fault fault) {
        boolean profile = !fault.field().isAccount();
        return (fault.kind() == TOO_LONG && profile
                        ? ImError.PROFILE_FIELD_TOO_LONG
                        : ImError.ACCOUNT_PARAMETER_ILLEGAL)
                .code();
    }

    private static int message(CommandSpec command, Fault fault) {
        boolean array = fault.top().type() == FieldType.ARRAY;
        ImError error =
                switch (fault.top().name()) {
                    case "To_Account", "Peer_Account" ->
                        array ? targets(command, fault) : ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
                    case "From_Account", "Operator_Account", "Report_Account" -> ImError.MESSAGE_FROM_ACCOUNT_ILLEGAL;
                    case "MsgRandom" -> ImError.MESSAGE_RANDOM_ILLEGAL;
                    case "MsgTimeStamp" -> ImError.MESSAGE_TIMESTAMP_ILLEGAL;
                    case "MsgLifeTime" -> ImError.MESSAGE_LIFE_TIME_ILLEGAL;
                    case "SyncOtherMachine" -> ImError.MESSAGE_SYNC_OTHER_MACHINE_ILLEGAL;
                    case "SyncFromOldSystem" -> ImError.MESSAGE_SYNC_FROM_OLD_SYSTEM_ILLEGAL;
                    case "MsgKey", "MsgKeyList", "C2CMsgInfo" -> ImError.MESSAGE_KEY_ILLEGAL;
                    case "OfflinePushInfo" -> ImError.OFFLINE_PUSH_INFO_ILLEGAL;
                    default -> isOnlineQuery(command) ? ImError.MESSAGE_BODY_NOT_JSON : ImError.MESSAGE_FORMAT_ILLEGAL;
                };
        return error.code();
    }

    private static ImError targets(CommandSpec command, Fault fault) {
        if (fault.kind() == TOO_MANY) {
            return ImError.MESSAGE_TOO_MANY_TARGETS;
        }
        if (fault.isOfItem()) {
            return ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
        }
        if (isOnlineQuery(command)) {
            return ImError.MESSAGE_BODY_NOT_JSON;
        }
        return fault.kind() == MISSING ? ImError.MESSAGE_TO_ACCOUNT_EMPTY : ImError.MESSAGE_TO_ACCOUNT_NOT_ARRAY;
    }

    /** Its page has 90001 for any body that is not as it must be, an empty list included. */
    private static boolean isOnlineQuery(CommandSpec command) {
        return command.name().startsWith("openim/query");
    }

    private static int profile(Fault fault) {
        if (fault.top().name().equals("To_Account") && fault.kind() == MISSING) {
            return ImError.PROFILE_TARGET_MISSING.code();
        }
        return (fault.kind() == TOO_LONG ? ImError.PROFILE_FIELD_TOO_LONG : ImError.PROFILE_PARAMETER_ILLEGAL).code();
    }

    /** The codes of these pages: 130002 and 130004 no account, 130003 and 130005 a bad one, 130001 for the rest. */
    private static int configuration(CommandSpec command, Fault fault) {
        if (!fault.field().isAccount()) {
            return 130001;
        }
        int first = command.name().endsWith("/setnospeaking") ? 130004 : 130002;
        return fault.kind() == MISSING ? first : first + 1;
    }

    private static int push(Fault fault) {
        ImError error =
                switch (fault.field().name()) {
                    case "MsgRandom" -> ImError.MESSAGE_RANDOM_ILLEGAL;
                    case "MsgLifeTime" ->
                        fault.kind() == RANGE ? ImError.MESSAGE_LIFE_TIME_TOO_LONG : ImError.MESSAGE_LIFE_TIME_ILLEGAL;
                    case "OfflinePushInfo" -> ImError.OFFLINE_PUSH_INFO_ILLEGAL;
                    case "Attrs", "AttrsOr", "AttrsAnd" -> ImError.PUSH_ATTRIBUTE_ILLEGAL;
                    case "Tags", "TagsOr", "TagsAnd" ->
                        fault.kind() == TOO_MANY ? ImError.PUSH_TOO_MANY_TAGS : ImError.MESSAGE_BODY_NOT_JSON;
                    case "To_Account", "UserTags", "UserAttrs" ->
                        fault.kind() == TOO_MANY ? ImError.MESSAGE_TOO_MANY_ACCOUNTS : ImError.MESSAGE_BODY_NOT_JSON;
                    default -> ImError.MESSAGE_BODY_NOT_JSON;
                };
        return error.code();
    }

    private static int moderation(Fault fault) {
        boolean tooLong = fault.field().name().equals("Content") && fault.kind() == TOO_LONG;
        return (tooLong ? ImError.MESSAGE_TOO_LONG : ImError.BODY_NOT_JSON).code();
    }

    private static int group(CommandSpec command, Fault fault) {
        String field = fault.field().name();
        if (fault.top().name().equals("GroupAttr")) {
            if (fault.kind() == TOO_MANY) {
                return ImError.GROUP_ATTRIBUTE_TOO_MANY.code();
            }
            if (fault.kind() == TOO_LONG) {
                return (field.equals("key")
                                ? ImError.GROUP_ATTRIBUTE_KEY_TOO_LONG
                                : ImError.GROUP_ATTRIBUTE_VALUE_TOO_LONG)
                        .code();
            }
        }
        if (fault.kind() == TOO_MANY && field.equals("GroupCounter")) {
            return ImError.GROUP_TOO_MANY_COUNTERS.code();
        }
        boolean tooManyAccounts =
                fault.kind() == TOO_MANY && command.errors().contains(ImError.GROUP_TOO_MANY_ACCOUNTS.code());
        return (tooManyAccounts ? ImError.GROUP_TOO_MANY_ACCOUNTS : ImError.GROUP_PARAMETER_ILLEGAL).code();
    }
}
