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
@FunctionalInterface
public interface FaultCodes {

    /** The code of this fault in a body of this command. */
    int of(CommandSpec command, Fault fault);

    /** The same for all. */
    static FaultCodes only(ImError error) {
        return (command, fault) -> error.code();
    }

    /** Wherever a UserID is something else than a string, the gateway says so, before any family of commands can. */
    static boolean isAccountOfAnotherType(Fault fault) {
        return fault.kind() == TYPE
                && fault.field().isAccount()
                && fault.field().type() == FieldType.STRING;
    }

    static int account(CommandSpec command, Fault fault) {
        boolean profile = !fault.field().isAccount();
        return (fault.kind() == TOO_LONG && profile
                        ? ImError.PROFILE_FIELD_TOO_LONG
                        : ImError.ACCOUNT_PARAMETER_ILLEGAL)
                .code();
    }

    static int message(CommandSpec command, Fault fault) {
        return message(fault, ImError.MESSAGE_FORMAT_ILLEGAL).code();
    }

    /** The pages of these commands have 90001 for any body that is not as it must be, an empty list included. */
    static int onlineQuery(CommandSpec command, Fault fault) {
        boolean list = isTargets(fault) && fault.kind() != TOO_MANY && !fault.isOfItem();
        return (list ? ImError.MESSAGE_BODY_NOT_JSON : message(fault, ImError.MESSAGE_BODY_NOT_JSON)).code();
    }

    private static ImError message(Fault fault, ImError otherwise) {
        if (isTargets(fault)) {
            return targets(fault);
        }
        return switch (fault.top().name()) {
            case "To_Account", "Peer_Account" -> ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
            case "From_Account", "Operator_Account", "Report_Account" -> ImError.MESSAGE_FROM_ACCOUNT_ILLEGAL;
            case "MsgRandom" -> ImError.MESSAGE_RANDOM_ILLEGAL;
            case "MsgTimeStamp" -> ImError.MESSAGE_TIMESTAMP_ILLEGAL;
            case "MsgLifeTime" -> ImError.MESSAGE_LIFE_TIME_ILLEGAL;
            case "SyncOtherMachine" -> ImError.MESSAGE_SYNC_OTHER_MACHINE_ILLEGAL;
            case "SyncFromOldSystem" -> ImError.MESSAGE_SYNC_FROM_OLD_SYSTEM_ILLEGAL;
            case "MsgKey", "MsgKeyList", "C2CMsgInfo" -> ImError.MESSAGE_KEY_ILLEGAL;
            case "OfflinePushInfo" -> ImError.OFFLINE_PUSH_INFO_ILLEGAL;
            default -> otherwise;
        };
    }

    private static boolean isTargets(Fault fault) {
        String name = fault.top().name();
        return fault.top().type() == FieldType.ARRAY && (name.equals("To_Account") || name.equals("Peer_Account"));
    }

    private static ImError targets(Fault fault) {
        if (fault.kind() == TOO_MANY) {
            return ImError.MESSAGE_TOO_MANY_TARGETS;
        }
        if (fault.isOfItem()) {
            return ImError.MESSAGE_TO_ACCOUNT_ILLEGAL;
        }
        return fault.kind() == MISSING ? ImError.MESSAGE_TO_ACCOUNT_EMPTY : ImError.MESSAGE_TO_ACCOUNT_NOT_ARRAY;
    }

    static int profile(CommandSpec command, Fault fault) {
        if (fault.top().name().equals("To_Account") && fault.kind() == MISSING) {
            return ImError.PROFILE_TARGET_MISSING.code();
        }
        return (fault.kind() == TOO_LONG ? ImError.PROFILE_FIELD_TOO_LONG : ImError.PROFILE_PARAMETER_ILLEGAL).code();
    }

    /** The codes of these pages: 130002 no account, 130003 a bad one, 130001 for the rest. */
    static int configuration(CommandSpec command, Fault fault) {
        return configuration(fault, 130002);
    }

    /** As the others of its family, but for 130004 and 130005 instead of 130002 and 130003. */
    static int muting(CommandSpec command, Fault fault) {
        return configuration(fault, 130004);
    }

    private static int configuration(Fault fault, int noAccount) {
        if (!fault.field().isAccount()) {
            return 130001;
        }
        return fault.kind() == MISSING ? noAccount : noAccount + 1;
    }

    static int push(CommandSpec command, Fault fault) {
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

    static int moderation(CommandSpec command, Fault fault) {
        boolean tooLong = fault.field().name().equals("Content") && fault.kind() == TOO_LONG;
        return (tooLong ? ImError.MESSAGE_TOO_LONG : ImError.BODY_NOT_JSON).code();
    }

    /** As a published client knows it, of searches for users, groups and members. */
    static int search(CommandSpec command, Fault fault) {
        return 27003;
    }

    static int group(CommandSpec command, Fault fault) {
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
