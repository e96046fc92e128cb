package io.github.usersig;

import static io.github.usersig.ErrorFamily.ACCOUNT;
import static io.github.usersig.ErrorFamily.CONTENT;
import static io.github.usersig.ErrorFamily.CONVERSATION;
import static io.github.usersig.ErrorFamily.GATEWAY;
import static io.github.usersig.ErrorFamily.GROUP;
import static io.github.usersig.ErrorFamily.MESSAGE;
import static io.github.usersig.ErrorFamily.OFFICIAL_ACCOUNT;
import static io.github.usersig.ErrorFamily.OPERATIONS;
import static io.github.usersig.ErrorFamily.PROFILE;
import static io.github.usersig.ErrorFamily.RELATION;
import static io.github.usersig.ErrorFamily.REST_MESSAGE;
import static io.github.usersig.ErrorFamily.SDK;
import static io.github.usersig.ImError.KnownFrom.OLDER_LIST;
import static io.github.usersig.ImError.KnownFrom.REPORTS;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The error codes of Tencent Cloud IM, each with a name, its family, and what it means in our own words.
 *
 * <pre>{@code
 * ImError.of(70001);                          // Optional[70001 USERSIG_EXPIRED]
 * ImError.USERSIG_EXPIRED.meaning();          // the UserSig has expired: make a new one
 * }</pre>
 *
 * <p>The service's own texts are mostly unknown, so no test should depend on a text. Where a page names a range of codes
 * without saying what each means, the meaning says so. Some ranges are free for an app's own webhooks and have no names:
 * see {@link #isAppDefined(int)}.
 *
 * @see <a href="https://trtc.io/document/34348">vendor's error codes</a>
 */
public enum ImError {
    // One table in one place, long as it is: a code is looked up by reading it. In the current list unless it says
    // otherwise.

    // the REST gateway, any command

    HTTP_UNPARSABLE(60002, GATEWAY, "HTTP or URL cannot be parsed"),
    BODY_NOT_JSON(60003, GATEWAY, "the body is not JSON"),
    ACCOUNT_CHECK_FAILED(60004, GATEWAY, "account check failed: UserID or UserSig wrong in URL or body"),
    ACCOUNT_CHECK_FAILED_2(60005, GATEWAY, "account check failed: the same as 60004"),
    SDKAPPID_NO_LONGER_VALID(
            60006,
            GATEWAY,
            OLDER_LIST,
            "the SDKAppID is not valid any more; gone from the newest list, yet still live"),
    API_CALL_RATE_TOO_HIGH(60007, GATEWAY, "this command is called too often"),
    GATEWAY_TIMEOUT(60008, GATEWAY, "the service timed out inside, or the HTTP request is malformed"),
    SERVICE_OR_COMMAND_UNKNOWN(60009, GATEWAY, "no such resource: service or command wrong in the URL"),
    NOT_AN_ADMIN(60010, GATEWAY, "the identifier is not an app admin"),
    APP_CALL_RATE_TOO_HIGH(
            60011, GATEWAY, OLDER_LIST, "the whole app calls too often; gone from the newest list, yet still live"),
    SDKAPPID_MISSING(60012, GATEWAY, "the SDKAppID is missing in the URL"),
    BACKEND_ANSWER_NOT_JSON(60013, GATEWAY, "the service's own back end did not answer in JSON"),
    ACCOUNT_LOOKUP_TIMEOUT(60014, GATEWAY, "looking up the account timed out"),
    BODY_ACCOUNT_NOT_STRING(60015, GATEWAY, "an account in the body is not a string"),
    SDKAPPID_DISABLED(60016, GATEWAY, "the SDKAppID is disabled"),
    REQUEST_DISABLED(60017, GATEWAY, "the request is disabled"),
    REQUEST_TOO_FREQUENT(60018, GATEWAY, "too frequent: retry later"),
    REQUEST_TOO_FREQUENT_2(
            60019, GATEWAY, OLDER_LIST, "too frequent, as 60018; gone from the newest list, yet still live"),
    PLAN_NOT_IN_FORCE(60020, GATEWAY, "plan not bought, expired, or the account is in arrears"),
    CALLER_IP_NOT_ALLOWED(60021, GATEWAY, "the caller's IP is not on the app's allow list"),
    URL_PARAMETER_ILLEGAL(60025, GATEWAY, "SDKAppID, identifier, UserSig or contenttype wrong in the URL"),
    WRONG_DATA_CENTRE(60026, GATEWAY, "this host does not belong to the app's data centre"),
    PUSH_ONLY_APP(60027, GATEWAY, "a push-only app may not use this API"),
    TRIAL_VOLUME_USED_UP(60028, GATEWAY, "the trial app has used up its REST calls of 24 hours"),

    // accounts and UserSigs

    USERSIG_EXPIRED(70001, ACCOUNT, "the UserSig has expired: make a new one"),
    USERSIG_EMPTY(70002, ACCOUNT, OLDER_LIST, "the UserSig has length 0"),
    USERSIG_ILLEGAL(70003, ACCOUNT, "the UserSig cannot be decoded: truncated or not a UserSig"),
    USERSIG_CHECK_FAILED(70005, ACCOUNT, OLDER_LIST, "the UserSig check failed"),
    USERSIG_SIGNATURE_MISMATCH(
            70009, ACCOUNT, "the signature does not match: made with the key of another app, or changed"),
    USERSIG_USER_MISMATCH(70013, ACCOUNT, "the UserID of the request is not the one in the UserSig"),
    USERSIG_SDKAPPID_MISMATCH(70014, ACCOUNT, "the SDKAppID of the request is not the one in the UserSig"),
    NO_KEY_FOR_APP(70016, ACCOUNT, "the service has no key on file for this app: check the data centre"),
    SDKAPPID_UNKNOWN(70020, ACCOUNT, "there is no such SDKAppID: check the data centre"),
    OBSERVED_70032(70032, ACCOUNT, REPORTS, "seen with an empty text; in no list"),
    TOO_MANY_FAILED_CHECKS(70050, ACCOUNT, "too many failed UserSig checks: wait a minute"),
    ACCOUNT_BLOCKED(70051, ACCOUNT, "the account is on the block list"),
    USERSIG_INVALIDATED(70052, ACCOUNT, OLDER_LIST, "the UserSig has been invalidated, as by a kick: make a new one"),
    TICKET_EXPIRED_AT_LOGIN(70101, ACCOUNT, "the ticket had expired at login (SDK of version 3)"),
    ACCOUNT_NOT_IMPORTED(70107, ACCOUNT, "the account does not exist: it was not imported and never logged in"),
    ACCOUNT_RESTRICTED(70114, ACCOUNT, OLDER_LIST, "restricted for security reasons"),
    ACCOUNT_SERVICE_TIMEOUT(70169, ACCOUNT, "the account service timed out inside"),
    ACCOUNT_SERVICE_TIMEOUT_2(70202, ACCOUNT, OLDER_LIST, "the account service timed out inside, as 70169"),
    ACCOUNT_BATCH_SIZE_ILLEGAL(70206, ACCOUNT, OLDER_LIST, "too few or too many accounts in one call"),
    OBSERVED_70346(70346, ACCOUNT, REPORTS, "seen in 2017 with a v1 key; in no list"),
    ACCOUNT_LIMIT_REACHED(70398, ACCOUNT, "the app has as many accounts as it may, 100 for a trial app"),
    ACCOUNT_REIMPORT_TOO_SOON(70399, ACCOUNT, "a deleted account cannot be imported again for three months"),
    ACCOUNT_PARAMETER_ILLEGAL(70402, ACCOUNT, "a parameter of the request is illegal or missing"),
    ACCOUNT_NEEDS_ADMIN(70403, ACCOUNT, "the account service needs an app admin"),
    SDK_TOO_OLD(70404, ACCOUNT, "the SDK is too old"),
    ACCOUNT_SERVICE_INTERNAL(70500, ACCOUNT, "internal error of the account service"),
    ACCOUNT_DELETION_NOT_ALLOWED(71000, ACCOUNT, "this app may not delete accounts: unlock it in the console"),
    DAILY_ACTIVE_USERS_OVER_QUOTA(72000, ACCOUNT, "more daily active users than the free quota"),
    STATUS_FEATURE_OFF(72001, ACCOUNT, "the user status feature is switched off"),
    MONTHLY_ACTIVE_USERS_OVER_QUOTA(72002, ACCOUNT, "more monthly active users than the free quota"),
    USER_TOO_ACTIVE(72010, ACCOUNT, "one user logs in, out or switches state too often"),
    GLOBAL_MUTE_FEATURE_OFF(72011, ACCOUNT, "the global mute feature is switched off"),
    PROFILE_SUBSCRIPTION_OFF(72012, ACCOUNT, "the profile subscription feature is switched off"),

    // groups and communities

    GROUP_INTERNAL(10002, GROUP, "internal error of the group service"),
    GROUP_COMMAND_UNKNOWN(10003, GROUP, "no such command in the group service"),
    GROUP_PARAMETER_ILLEGAL(10004, GROUP, "a parameter is illegal"),
    GROUP_TOO_MANY_ACCOUNTS(10005, GROUP, "too many accounts in the body"),
    GROUP_TOO_FREQUENT(10006, GROUP, "this group operation is too frequent"),
    GROUP_NO_PERMISSION(10007, GROUP, "no permission: group type, role, or the caller is not an app admin"),
    GROUP_REQUEST_ILLEGAL(10008, GROUP, OLDER_LIST, "illegal request, perhaps because the UserSig check failed"),
    GROUP_OWNER_MAY_NOT_QUIT(10009, GROUP, "the owner may not quit the group"),
    GROUP_GONE(10010, GROUP, "the group does not exist or no longer"),
    GROUP_BODY_NOT_JSON(10011, GROUP, "the body is not JSON"),
    GROUP_OPERATOR_ILLEGAL(10012, GROUP, "the operator's UserID is illegal"),
    GROUP_ALREADY_MEMBER(10013, GROUP, "already a member"),
    GROUP_FULL(10014, GROUP, "the group is full"),
    GROUP_ID_ILLEGAL(10015, GROUP, "the GroupId is illegal or gone"),
    GROUP_WEBHOOK_REFUSED(10016, GROUP, "the app's webhook refused"),
    GROUP_MUTED(10017, GROUP, "the sender is muted"),
    GROUP_ANSWER_TOO_LARGE(10018, GROUP, "the answer would be over 1 MB: ask for less"),
    GROUP_ACCOUNT_UNKNOWN(10019, GROUP, "an account does not exist"),
    GROUP_MESSAGE_TOO_LONG(10020, GROUP, "a message of an import is too long"),
    GROUP_ID_TAKEN(10021, GROUP, "the GroupId is taken"),
    GROUP_MESSAGE_RATE_TOO_HIGH(10023, GROUP, "more than 40 messages a second in one group"),
    GROUP_REQUEST_HANDLED(10024, GROUP, "the request was handled before"),
    GROUP_ID_TAKEN_BY_OWNER(10025, GROUP, "the GroupId is taken by the same owner and can be used again"),
    GROUP_COMMAND_DISABLED(10026, GROUP, "the command is disabled for this app"),
    GROUP_RECALL_MESSAGE_MISSING(10030, GROUP, "the message to recall does not exist"),
    GROUP_RECALL_TOO_LATE(10031, GROUP, "too late to recall: two minutes unless set otherwise"),
    GROUP_MESSAGE_NOT_RECALLABLE(10032, GROUP, "this message cannot be recalled"),
    GROUP_TYPE_NOT_RECALLABLE(10033, GROUP, "messages of this group type cannot be recalled"),
    GROUP_MESSAGE_NOT_DELETABLE(10034, GROUP, "this message cannot be deleted"),
    GROUP_TYPE_NOT_DELETABLE(10035, GROUP, "messages of this group type cannot be deleted"),
    GROUP_AVCHATROOM_QUOTA(10036, GROUP, "the app has as many AVChatRooms as it may"),
    GROUPS_PER_USER_QUOTA(10037, GROUP, "the user is in as many groups as allowed"),
    GROUP_MEMBER_QUOTA(10038, GROUP, "the group would have more members than allowed"),
    GROUP_RECALL_OFF(10041, GROUP, "recall is switched off for the app"),
    GROUP_NO_ROAMING(10044, GROUP, "the group has no message roaming"),
    GROUP_ATTRIBUTE_KEY_TOO_LONG(10045, GROUP, "a group attribute's key is over 32 bytes"),
    GROUP_ATTRIBUTE_VALUE_TOO_LONG(10046, GROUP, "a group attribute's value is over 4000 bytes"),
    GROUP_ATTRIBUTE_TOO_MANY(10047, GROUP, "the group has 16 attributes already"),
    GROUP_ATTRIBUTE_TOTAL_TOO_LARGE(10048, GROUP, "the group's attributes are over 16000 bytes in all"),
    GROUP_ATTRIBUTE_TOO_FREQUENT(10049, GROUP, "group attributes are changed too often"),
    GROUP_ATTRIBUTE_MISSING(10050, GROUP, "the attribute to delete does not exist"),
    GROUP_DELETE_RANGE_ILLEGAL(10051, GROUP, "the range of messages to delete is illegal"),
    GROUP_DELETE_MESSAGE_MISSING(10052, GROUP, "the message to delete does not exist"),
    GROUP_TOO_MANY_MENTIONS(10053, GROUP, "more than 30 members mentioned"),
    GROUP_TOO_MANY_MEMBERS_FOR_ONE_PAGE(10054, GROUP, "too many members for one answer: ask page by page"),
    GROUP_ATTRIBUTE_WRITE_CONFLICT(10056, GROUP, "somebody else changed the group attributes meanwhile"),
    GROUP_TRIAL_QUOTA(10058, GROUP, "a trial app has at most 100 groups"),
    GROUP_PLAN_NEEDED(10059, GROUP, "the feature needs a higher plan"),
    GROUP_READ_RECEIPT_OFF(10060, GROUP, "read receipts are not available for this app"),
    GROUP_READ_RECEIPT_TYPE(10061, GROUP, "read receipts are not available for this group"),
    GROUP_READ_RECEIPT_MESSAGE(10062, GROUP, "read receipts are not available for this message"),
    GROUP_TOO_MANY_COUNTERS(10063, GROUP, "more than 20 counters in one group"),
    GROUP_TOO_MANY_PINNED(10070, GROUP, "too many pinned messages"),
    COMMUNITY_OFF(11000, GROUP, "communities are switched off"),
    COMMUNITY_PERMISSION_GROUP_6(
            110006, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_7(
            110007, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_8(
            110008, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_9(
            110009, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_10(
            110010, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_11(
            110011, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_12(
            110012, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_13(
            110013, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),
    COMMUNITY_PERMISSION_GROUP_14(
            110014, GROUP, "permission groups and topics: refused (no meaning of its own is known)"),

    // one-to-one messages, as SDK and sendmsg report them

    PACKET_ILLEGAL(20001, MESSAGE, "the packet is illegal"),
    TICKET_EXPIRED(20002, MESSAGE, "the UserSig or internal ticket (A2) has expired: log in again"),
    SENDER_OR_RECEIVER_ILLEGAL(20003, MESSAGE, "sender or receiver is illegal or was not imported"),
    MESSAGE_NETWORK(20004, MESSAGE, "network trouble inside the service"),
    MESSAGE_INTERNAL(20005, MESSAGE, "internal error of the message service"),
    MESSAGE_WEBHOOK_REFUSED(20006, MESSAGE, "the app's webhook refused"),
    MESSAGE_BLOCKED_BY_PEER(20007, MESSAGE, "the receiver has blocked the sender"),
    MESSAGE_SDKAPPID_MISMATCH(20008, MESSAGE, "sender and receiver belong to different SDKAppIDs"),
    MESSAGE_NOT_FRIENDS(20009, MESSAGE, "sender and receiver are not friends of each other"),
    MESSAGE_RECEIVER_NOT_FRIEND(20010, MESSAGE, "the receiver is not a friend of the sender"),
    MESSAGE_SENDER_NOT_FRIEND(20011, MESSAGE, "the sender is not a friend of the receiver"),
    MESSAGE_SENDER_MUTED(20012, MESSAGE, "the sender is muted"),
    MESSAGE_RECALL_TOO_LATE(20016, MESSAGE, "too late to recall"),
    MESSAGE_DELETE_INTERNAL(20018, MESSAGE, "internal error while deleting"),
    MESSAGE_MISSING(20022, MESSAGE, "the message does not exist"),
    MESSAGE_ALREADY_RECALLED(20023, MESSAGE, "the message was recalled before"),
    MESSAGE_MODIFY_CONFLICT(20027, MESSAGE, "somebody else modified the message meanwhile"),
    MESSAGE_MODIFY_CONFLICT_2(20028, MESSAGE, "somebody else modified the message meanwhile, as 20027"),
    PUSH_TOKEN_BEFORE_LOGIN(21005, MESSAGE, "the push token was set before the login"),
    PUSH_REFUSED_1(22001, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),
    PUSH_REFUSED_2(22002, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),
    PUSH_REFUSED_3(22003, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),
    PUSH_REFUSED_4(22004, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),
    PUSH_REFUSED_5(22005, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),
    PUSH_REFUSED_6(22006, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),
    PUSH_REFUSED_7(22007, MESSAGE, "push: certificate, token or quota (no meaning of its own is known)"),

    // friends, follows and block lists

    RELATION_PARAMETER_ILLEGAL(30001, RELATION, "a parameter is illegal"),
    RELATION_ACCOUNT_ILLEGAL(30002, RELATION, "an account is illegal; in the older list, of another SDKAppID"),
    RELATION_ACCOUNT_NOT_IMPORTED(30003, RELATION, "an account was not imported"),
    RELATION_NEEDS_ADMIN(30004, RELATION, "the relation service needs an app admin"),
    RELATION_FOLLOW_OFF(30005, RELATION, "the follow feature is off; in the older list, sensitive words"),
    RELATION_INTERNAL(30006, RELATION, "internal error of the relation service"),
    RELATION_TIMEOUT(30007, RELATION, "the relation service timed out inside"),
    RELATION_WRITE_CONFLICT(30008, RELATION, "somebody else changed the relation meanwhile"),
    RELATION_USER_BARRED(30009, RELATION, "the user is barred from adding friends"),
    RELATION_MY_FRIEND_LIMIT(30010, RELATION, "the user has as many friends as allowed"),
    RELATION_GROUP_LIMIT(30011, RELATION, "the user has as many friend groups as allowed"),
    RELATION_PENDING_LIMIT(30012, RELATION, "the user has as many pending requests as allowed"),
    RELATION_BLOCKLIST_LIMIT(30013, RELATION, "the block list is full"),
    RELATION_THEIR_FRIEND_LIMIT(30014, RELATION, "the other user has as many friends as allowed"),
    RELATION_PEER_IN_MY_BLOCKLIST(30515, RELATION, "the other user is on this user's block list"),
    RELATION_PEER_REFUSES_ALL(30516, RELATION, "the other user refuses all requests"),
    RELATION_IN_THEIR_BLOCKLIST(30525, RELATION, "this user is on the other user's block list"),
    RELATION_PENDING_APPROVAL(30539, RELATION, "waits for the other user's approval: nearly a success"),
    RELATION_SECURITY_STRIKE(30540, RELATION, OLDER_LIST, "refused for security reasons"),
    RELATION_NO_PENDING_REQUEST(30614, RELATION, "there is no pending request"),
    RELATION_NOT_FRIENDS(31704, RELATION, "the two are not friends"),
    RELATION_SECURITY(31707, RELATION, OLDER_LIST, "refused for security reasons"),
    RELATION_PENDING_ITEM_MISSING(31804, RELATION, "the pending item is missing; in the older list, the account"),

    // profiles

    PROFILE_PARAMETER_ILLEGAL(40001, PROFILE, "a parameter is illegal"),
    PROFILE_TARGET_MISSING(40002, PROFILE, "no target account given"),
    PROFILE_ACCOUNT_NOT_IMPORTED(40003, PROFILE, "an account was not imported"),
    PROFILE_NEEDS_ADMIN(40004, PROFILE, "the profile service needs an app admin"),
    PROFILE_SENSITIVE(40005, PROFILE, OLDER_LIST, "a value holds sensitive words"),
    PROFILE_INTERNAL(40006, PROFILE, "internal error of the profile service"),
    PROFILE_NO_READ_RIGHT(40007, PROFILE, "the field may not be read"),
    PROFILE_NO_WRITE_RIGHT(40008, PROFILE, "the field may not be written"),
    PROFILE_TAG_UNKNOWN(40009, PROFILE, "there is no such profile field"),
    PROFILE_FIELD_TOO_LONG(40601, PROFILE, "a value is over 500 bytes"),
    PROFILE_STANDARD_VALUE_ILLEGAL(40605, PROFILE, "a standard field has an illegal value"),
    PROFILE_VALUE_TYPE_ILLEGAL(40610, PROFILE, "a value has the wrong type"),

    // conversations

    CONVERSATION_ACCOUNT_NOT_IMPORTED(50001, CONVERSATION, "an account was not imported"),
    CONVERSATION_PARAMETER_ILLEGAL(50002, CONVERSATION, "a parameter is illegal"),
    CONVERSATION_NEEDS_ADMIN(50003, CONVERSATION, "the conversation service needs an app admin"),
    CONVERSATION_INTERNAL(50004, CONVERSATION, "internal error of the conversation service"),
    CONVERSATION_TIMEOUT(50005, CONVERSATION, "the conversation service timed out inside"),
    CONVERSATION_LIMIT_6(51006, CONVERSATION, "a limit on conversations, their groups or pins is reached"),
    CONVERSATION_LIMIT_7(51007, CONVERSATION, "a limit on conversations, their groups or pins is reached"),
    CONVERSATION_LIMIT_8(51008, CONVERSATION, "a limit on conversations, their groups or pins is reached"),
    CONVERSATION_LIMIT_9(51009, CONVERSATION, "a limit on conversations, their groups or pins is reached"),
    CONVERSATION_LIMIT_10(51010, CONVERSATION, "a limit on conversations, their groups or pins is reached"),
    CONVERSATION_LIMIT_11(51011, CONVERSATION, "a limit on conversations, their groups or pins is reached"),
    CONVERSATION_LIMIT_12(51012, CONVERSATION, "a limit on conversations, their groups or pins is reached"),

    // content review and the stopped service

    CONTENT_NEEDS_ADMIN(2004, CONTENT, "the content review service needs an app admin"),
    TEXT_REJECTED(80001, CONTENT, "the text was rejected"),
    MESSAGE_TOO_BIG(80002, CONTENT, "the message is over 12 KB; in the older list, 8 KB"),
    BEFORE_SEND_WEBHOOK_FAILED(80003, CONTENT, "the before-send webhook failed, and the policy is not to send then"),
    IMAGE_REJECTED(80004, CONTENT, "the image was rejected"),
    SERVICE_STOPPED(80005, CONTENT, "the service is stopped: expired or in arrears"),
    CONTENT_REJECTED(80101, CONTENT, "the content was rejected (SDK of version 3)"),

    // messages by REST, push included

    MESSAGE_BODY_NOT_JSON(90001, REST_MESSAGE, "the body is not JSON"),
    MESSAGE_BODY_ILLEGAL(90002, REST_MESSAGE, "MsgBody is illegal"),
    MESSAGE_TO_ACCOUNT_ILLEGAL(90003, REST_MESSAGE, "To_Account is missing or does not exist"),
    MESSAGE_RANDOM_ILLEGAL(90005, REST_MESSAGE, "MsgRandom is missing or not a number"),
    MESSAGE_TIMESTAMP_ILLEGAL(90006, REST_MESSAGE, "MsgTimeStamp is not a number"),
    MESSAGE_BODY_NOT_ARRAY(90007, REST_MESSAGE, "MsgBody is not an array"),
    MESSAGE_FROM_ACCOUNT_ILLEGAL(90008, REST_MESSAGE, "From_Account is missing or does not exist"),
    MESSAGE_NEEDS_ADMIN(90009, REST_MESSAGE, "the message service needs an app admin"),
    MESSAGE_FORMAT_ILLEGAL(90010, REST_MESSAGE, "the message's format is illegal"),
    MESSAGE_TOO_MANY_TARGETS(90011, REST_MESSAGE, "more than 500 target accounts"),
    MESSAGE_TO_ACCOUNT_NOT_IMPORTED(90012, REST_MESSAGE, "To_Account was not imported"),
    MESSAGE_TOO_MANY_ACCOUNTS(90018, REST_MESSAGE, "too many accounts in the request"),
    PUSH_TAGS_DUPLICATE(90022, REST_MESSAGE, "a tag is given twice"),
    PUSH_INTERVAL_TOO_SHORT(90024, REST_MESSAGE, "less than a second since the last push"),
    MESSAGE_LIFE_TIME_TOO_LONG(90026, REST_MESSAGE, "MsgLifeTime is over seven days"),
    MESSAGE_TO_ACCOUNT_NOT_ARRAY(90028, REST_MESSAGE, "To_Account is not an array"),
    MESSAGE_TO_ACCOUNT_EMPTY(90029, REST_MESSAGE, "To_Account is empty"),
    MESSAGE_SYNC_FROM_OLD_SYSTEM_ILLEGAL(90030, REST_MESSAGE, "SyncFromOldSystem is illegal"),
    MESSAGE_SYNC_OTHER_MACHINE_ILLEGAL(90031, REST_MESSAGE, "SyncOtherMachine is not a whole number"),
    PUSH_TOO_MANY_TAGS(90032, REST_MESSAGE, "more than 10 tags"),
    PUSH_ATTRIBUTE_ILLEGAL(90033, REST_MESSAGE, "a push attribute is illegal"),
    PUSH_TAG_TOO_LONG(90034, REST_MESSAGE, "a tag is over 50 bytes"),
    PUSH_TAG_EMPTY(90040, REST_MESSAGE, "a tag is empty"),
    OFFLINE_PUSH_INFO_ILLEGAL(90043, REST_MESSAGE, "OfflinePushInfo is illegal"),
    MESSAGE_LIFE_TIME_ILLEGAL(90044, REST_MESSAGE, "MsgLifeTime is not a whole number"),
    PUSH_NOT_ENABLED(90045, REST_MESSAGE, "all-member push is not enabled"),
    PUSH_TOO_MANY_TODAY(90047, REST_MESSAGE, "more than 100 pushes today"),
    MESSAGE_ACCOUNT_MISSING(90048, REST_MESSAGE, "the account does not exist"),
    MESSAGE_KEY_ILLEGAL(90054, REST_MESSAGE, "MsgKey is illegal"),
    MESSAGE_BATCH_TOO_LONG(90055, REST_MESSAGE, "the body of a batch is over 12 KB"),
    MESSAGE_BATCH_TOO_FREQUENT(90057, REST_MESSAGE, "batches are sent too often"),
    MESSAGE_SERVICE_INTERNAL(
            90992, REST_MESSAGE, "internal error, or the app's webhook misbehaves if it happens always"),
    MESSAGE_SERVICE_INTERNAL_2(90994, REST_MESSAGE, "internal error of the message service"),
    MESSAGE_SERVICE_INTERNAL_3(
            90995, REST_MESSAGE, "internal error of the message service, or the message is too long"),
    MESSAGE_SERVICE_INTERNAL_4(91000, REST_MESSAGE, "internal error of the message service"),
    WEB_INSTANCE_PUSHED_OUT(91101, REST_MESSAGE, "the web long poll ended: another web instance took over"),
    MESSAGE_TOO_LONG(93000, REST_MESSAGE, "the message is over 12 KB"),
    CONTENT_REVIEW_1(93001, REST_MESSAGE, "content review (no meaning of its own is known)"),
    CONTENT_REVIEW_5(93005, REST_MESSAGE, "content review (no meaning of its own is known)"),
    CONTENT_REVIEW_6(93006, REST_MESSAGE, "content review (no meaning of its own is known)"),
    CONTENT_REVIEW_7(93007, REST_MESSAGE, "content review (no meaning of its own is known)"),
    CONTENT_REVIEW_8(93008, REST_MESSAGE, "content review (no meaning of its own is known)"),

    // history and operation data

    HISTORY_1(1001, OPERATIONS, "history and operation data (no meaning of its own is known)"),
    HISTORY_2(1002, OPERATIONS, "history and operation data (no meaning of its own is known)"),
    HISTORY_3(1003, OPERATIONS, "history and operation data (no meaning of its own is known)"),
    HISTORY_4(1004, OPERATIONS, "history and operation data (no meaning of its own is known)"),
    HISTORY_5(1005, OPERATIONS, "history and operation data (no meaning of its own is known)"),

    // official accounts

    OFFICIAL_ACCOUNT_FIRST(
            130002, OFFICIAL_ACCOUNT, "official accounts: the first of their codes (no meaning of its own is known)"),
    OFFICIAL_ACCOUNT_10(130010, OFFICIAL_ACCOUNT, "official accounts: the newest list gives it two meanings"),
    OFFICIAL_ACCOUNT_LAST(
            131005, OFFICIAL_ACCOUNT, "official accounts: the last of their codes (no meaning of its own is known)"),

    // what the SDKs report around login

    SDK_NOT_INITIALISED(6013, SDK, "the SDK is not initialised: do so first"),
    SDK_NOT_LOGGED_IN(6014, SDK, "not logged in, or kicked: log in"),
    SDK_OPERATION_RUNNING(6015, SDK, "the same operation is running: wait for its callback"),
    SDK_PARAMETER_ILLEGAL(6017, SDK, "a parameter is illegal"),
    SDK_LOGGED_OUT_EARLY(6023, SDK, "logged out before the login had finished (SDK of version 3)"),
    SDK_NO_EARLIER_LOGIN(6026, SDK, OLDER_LIST, "automatic login without an earlier one: log in"),
    SDK_USERSIG_EXPIRED(6206, SDK, "the UserSig has expired, at login or while online: fetch a new one and log in"),
    SDK_KICKED(6208, SDK, "the same account logged in elsewhere"),
    SDK_KICKED_V3(6213, SDK, OLDER_LIST, "kicked by another terminal (SDK of version 3)"),
    SDK_TICKET_EXPIRED(6226, SDK, "automatic login with an expired ticket: log in with a UserSig (SDK of version 3)"),
    SDK_KICKED_V3_2(6255, SDK, OLDER_LIST, "kicked by another terminal, as 6213 (SDK of version 3)"),
    SDK_USERID_ILLEGAL(7003, SDK, "the UserID is empty or over 32 bytes; in the older list, or not printable ASCII"),
    SDK_LOGIN_ABORTED(7009, SDK, "the login was aborted by un-initialising"),
    SDK_LOGIN_RUNNING(7501, SDK, OLDER_LIST, "a login is running: wait"),
    SDK_LOGOUT_RUNNING(7502, SDK, OLDER_LIST, "a logout is running: wait"),
    SDK_TLS_INTERNAL_3(7503, SDK, "internal error of the SDK's ticket store"),
    SDK_TLS_INTERNAL_4(7504, SDK, "internal error of the SDK's ticket store"),
    SDK_TLS_INTERNAL_5(7505, SDK, "internal error of the SDK's ticket store"),
    SDK_TLS_INTERNAL_6(7506, SDK, "internal error of the SDK's ticket store"),
    SDK_TLS_INTERNAL_7(7507, SDK, "internal error of the SDK's ticket store"),
    SDK_TLS_INTERNAL_8(7508, SDK, "internal error of the SDK's ticket store"),
    SDK_NOT_AUTHENTICATED(9503, SDK, "not authenticated yet: wait for the login"),
    SDK_TOO_MANY_CONNECTIONS(-302, SDK, "too many connections: back off"),
    SDK_KEY_EXPIRED(-10001, SDK, "the login key has expired, with the UserSig at the latest: log in"),
    SDK_LOGIN_TICKET_EXPIRED(-10003, SDK, "the login ticket has expired, or the user was kicked: log in"),
    SDK_TICKET_CHECK_FAILED(-10004, SDK, "the ticket check failed: log in"),
    SDK_KEY_MISSING(-10005, SDK, "the key or ticket is missing or cannot be decrypted: log in"),
    SDK_ACCOUNT_MISMATCH(-10006, SDK, "account and ticket do not fit together"),
    SDK_KEY_MISSING_2(-10008, SDK, "the key or ticket is missing or cannot be decrypted, as -10005: log in"),
    SDK_COOKIE_MISMATCH(-10009, SDK, "account and cookie do not fit together"),
    SDK_KEY_UNDECRYPTABLE(-10106, SDK, "the key cannot be decrypted: log in"),
    SDK_IN_ARREARS(-10108, SDK, "the account is in arrears"),
    SDK_APP_BLOCKED(-10110, SDK, "the app is on the block list"),
    SDK_APP_BLOCKED_2(-10111, SDK, "the app is on the block list, as -10110"),
    SDK_TOO_FREQUENT(-10113, SDK, "too frequent: back off"),
    SDK_TOO_FREQUENT_2(-10114, SDK, "too frequent, as -10113: back off"),
    SDK_OVERLOAD(-20009, SDK, "the service is overloaded: back off");

    /** Where a code is known from. */
    public enum KnownFrom {

        /** The vendor's newest list, or a current page. */
        CURRENT_LIST,

        /** Only the vendor's older list of about 2019. Old clients still know it. */
        OLDER_LIST,

        /** No list: reports of who saw it. */
        REPORTS
    }

    private static final Map<Integer, ImError> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ImError::code, Function.identity()));

    private final int code;
    private final ErrorFamily family;
    private final KnownFrom knownFrom;
    private final String meaning;

    ImError(int code, ErrorFamily family, String meaning) {
        this(code, family, KnownFrom.CURRENT_LIST, meaning);
    }

    ImError(int code, ErrorFamily family, KnownFrom knownFrom, String meaning) {
        this.code = code;
        this.family = family;
        this.knownFrom = knownFrom;
        this.meaning = meaning;
    }

    /** The error with this code, or empty if the lists know none. */
    public static Optional<ImError> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /**
     * Whether this code is free for an app's webhooks to answer with: 10100 to 10200 in groups, 38000 to 39000 in
     * relations, 120001 to 130000 in one-to-one messages.
     */
    public static boolean isAppDefined(int code) {
        return (code >= 10_100 && code <= 10_200)
                || (code >= 38_000 && code <= 39_000)
                || (code >= 120_001 && code <= 130_000);
    }

    /** The ErrorCode on the wire. */
    public int code() {
        return code;
    }

    /** What part of the service it belongs to. */
    public ErrorFamily family() {
        return family;
    }

    /** Which of the vendor's lists has it, if any does. */
    public KnownFrom knownFrom() {
        return knownFrom;
    }

    /** What it means, in our own words: a phrase without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Code and name, such as {@code 70001 USERSIG_EXPIRED}. */
    @Override
    public String toString() {
        return code + " " + name();
    }
}
