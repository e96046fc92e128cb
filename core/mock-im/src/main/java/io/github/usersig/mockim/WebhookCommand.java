package io.github.usersig.mockim;

import java.util.Arrays;
import java.util.Optional;

/**
 * The webhooks of the service, by their CallbackCommand. Those that ask whether something may be done come before it and
 * wait for the answer; the others tell of what was done.
 */
public enum WebhookCommand {
    /** A client logged in, logged out, is gone, or set a status. */
    STATE_CHANGE("State.StateChange"),
    /** A profile was set. */
    PORTRAIT_SET("Profile.CallbackPortraitSet"),
    /** Asks before a client's friend request. */
    PREV_FRIEND_ADD("Sns.CallbackPrevFriendAdd"),
    /** Asks before a client's answer to a friend request. */
    PREV_FRIEND_RESPONSE("Sns.CallbackPrevFriendResponse"),
    /** Users became friends. */
    FRIEND_ADD("Sns.CallbackFriendAdd"),
    /** Users are friends no more. */
    FRIEND_DELETE("Sns.CallbackFriendDelete"),
    /** Users were put on a block list. */
    BLACK_LIST_ADD("Sns.CallbackBlackListAdd"),
    /** Users were taken off a block list. */
    BLACK_LIST_DELETE("Sns.CallbackBlackListDelete"),
    /** A user follows others. */
    AFTER_FOLLOW_ADD("Follow.CallbackAfterFollowAdd"),
    /** A user follows others no more. */
    AFTER_FOLLOW_DELETE("Follow.CallbackAfterFollowDelete"),
    /** Asks before a one-to-one message. */
    C2C_BEFORE_SEND_MSG("C2C.CallbackBeforeSendMsg"),
    /** A one-to-one message was sent, or could not be. */
    C2C_AFTER_SEND_MSG("C2C.CallbackAfterSendMsg"),
    /** A user has read one-to-one messages. */
    C2C_AFTER_MSG_REPORT("C2C.CallbackAfterMsgReport"),
    /** A one-to-one message was recalled. */
    C2C_AFTER_MSG_WITHDRAW("C2C.CallbackAfterMsgWithDraw"),
    /** The extensions of a one-to-one message changed. */
    C2C_AFTER_EXTENSION("C2C.CallbackAfterC2CMsgExtension"),
    /** Asks before a group is made. */
    GROUP_BEFORE_CREATE("Group.CallbackBeforeCreateGroup"),
    /** A group was made. */
    GROUP_AFTER_CREATE("Group.CallbackAfterCreateGroup"),
    /** Asks before a client joins a group. */
    GROUP_BEFORE_APPLY_JOIN("Group.CallbackBeforeApplyJoinGroup"),
    /** Asks before users are brought into a group. */
    GROUP_BEFORE_INVITE_JOIN("Group.CallbackBeforeInviteJoinGroup"),
    /** Users became members. */
    GROUP_AFTER_NEW_MEMBER("Group.CallbackAfterNewMemberJoin"),
    /** Members left, or had to. */
    GROUP_AFTER_MEMBER_EXIT("Group.CallbackAfterMemberExit"),
    /** Asks before a group message. */
    GROUP_BEFORE_SEND_MSG("Group.CallbackBeforeSendMsg"),
    /** A group message was sent. */
    GROUP_AFTER_SEND_MSG("Group.CallbackAfterSendMsg"),
    /** A group message could not be sent. */
    GROUP_SEND_MSG_EXCEPTION("Group.CallbackSendMsgException"),
    /** Group messages were recalled. */
    GROUP_AFTER_RECALL_MSG("Group.CallbackAfterRecallMsg"),
    /** A group has all the members it may have. */
    GROUP_AFTER_FULL("Group.CallbackAfterGroupFull"),
    /** A group was disbanded. */
    GROUP_AFTER_DESTROYED("Group.CallbackAfterGroupDestroyed"),
    /** Something about a group changed. */
    GROUP_AFTER_INFO_CHANGED("Group.CallbackAfterGroupInfoChanged"),
    /** Members of a live room lost their connection, or are back. */
    GROUP_MEMBER_STATE_CHANGE("Group.CallbackOnMemberStateChange"),
    /** Asks before a topic is made. */
    GROUP_BEFORE_CREATE_TOPIC("Group.CallbackBeforeCreateTopic"),
    /** A topic was made. */
    GROUP_AFTER_CREATE_TOPIC("Group.CallbackAfterCreateTopic"),
    /** Topics are gone. */
    GROUP_AFTER_TOPIC_DESTROYED("Group.CallbackAfterTopicDestroyed"),
    /** Something about a topic changed. */
    GROUP_AFTER_TOPIC_INFO_CHANGED("Group.CallbackAfterTopicInfoChanged"),
    /** Something about a member changed. */
    GROUP_AFTER_MEMBER_FIELD_CHANGED("Group.CallbackAfterMemberFieldChanged"),
    /** The attributes of a group changed. */
    GROUP_AFTER_ATTR_CHANGED("Group.CallbackAfterGroupAttrChanged"),
    /** Members have read messages that asked for receipts. */
    GROUP_AFTER_READ_RECEIPT("Group.CallbackAfterReadReceipt"),
    /** Key-value extensions of a message in a group changed. */
    GROUP_AFTER_EXTENSION("Group.CallbackAfterGroupMsgExtension"),
    /** A group has another owner. */
    GROUP_AFTER_CHANGE_OWNER("Group.CallbackAfterChangeGroupOwner"),
    /** Asks before an official account is made. */
    OFFICIAL_BEFORE_CREATE("OfficialAccount.CallbackBeforeCreateOfficialAccount"),
    /** An official account was made. */
    OFFICIAL_AFTER_CREATE("OfficialAccount.CallbackAfterCreateOfficialAccount"),
    /** Something about an official account changed. */
    OFFICIAL_AFTER_INFO_CHANGED("OfficialAccount.CallbackAfterOfficialAccountInfoChanged"),
    /** An official account is gone. */
    OFFICIAL_AFTER_DESTROYED("OfficialAccount.CallbackAfterOfficialAccountDestroyed"),
    /** Asks before users subscribe. */
    OFFICIAL_BEFORE_ADD_SUBSCRIBER("OfficialAccount.CallbackBeforeAddSubscriber"),
    /** Users subscribed. */
    OFFICIAL_AFTER_ADD_SUBSCRIBER("OfficialAccount.CallbackAfterAddSubscriber"),
    /** Users subscribe no more. */
    OFFICIAL_AFTER_DELETE_SUBSCRIBER("OfficialAccount.CallbackAfterDeleteSubscriber"),
    /** Asks before an official account sends. */
    OFFICIAL_BEFORE_SEND_MSG("OfficialAccount.CallbackBeforeSendMsg"),
    /** An official account sent a message. */
    OFFICIAL_AFTER_SEND_MSG("OfficialAccount.CallbackAfterSendMsg"),
    /** A message of an official account was recalled. */
    OFFICIAL_AFTER_MSG_WITHDRAW("OfficialAccount.CallbackAfterMsgWithDraw"),
    /** The app makes too many groups in a day. */
    GROUP_DAILY_QUOTA("Group.CallbackOnDailyGroupQuotaAlarm", "the mock has no daily quota of groups"),
    /** An official account has all the subscribers it may have. */
    OFFICIAL_AFTER_FULL(
            "OfficialAccount.CallbackAfterOfficialAccountFull", "the mock sets no limit to the number of subscribers"),
    /** A robot was written to. */
    BOT_ON_C2C_MESSAGE("Bot.OnC2CMessage", "which of the robot's features are on is set in the console"),
    /** A robot was mentioned. */
    BOT_ON_GROUP_MESSAGE("Bot.OnGroupMessage", "which of the robot's features are on is set in the console"),
    /** A robot got a signal. */
    CHATBOT_ON_SIGNAL("Chatbot.OnC2CSignalMessage", "the signals of robots are described nowhere"),
    /** The app calls more often than its plan allows. */
    REQUEST_OVER_LIMIT("Alert.RequestOverLimit", "the mock has no plan with limits"),
    /** A result of content moderation. */
    CONTENT_RESULT("ContentCallback.ResultNotify", "the mock moderates by words only, and at once"),
    /** An offline push was done. */
    PUSH_OFFLINE("Push.OfflinePush", "the mock does not push to vendors' services"),
    /** A push to all was done. */
    PUSH_ALL_MEMBERS("Push.AllMemberPush", "the mock does not push to vendors' services");

    private final String text;
    private final String whyNot;

    WebhookCommand(String text) {
        this(text, "");
    }

    WebhookCommand(String text, String whyNot) {
        this.text = text;
        this.whyNot = whyNot;
    }

    /** The CallbackCommand, such as {@code C2C.CallbackBeforeSendMsg}. */
    public String text() {
        return text;
    }

    /** Whether it asks before something is done, and the app's answer decides. */
    public boolean isBefore() {
        return text.contains("CallbackBefore") || text.contains("CallbackPrev");
    }

    /** Whether the mock ever sends it. */
    public boolean isSent() {
        return whyNot.isEmpty();
    }

    /** Why the mock never sends it; empty if it does. */
    public String whyNot() {
        return whyNot;
    }

    /** The one with this CallbackCommand. */
    public static Optional<WebhookCommand> find(String text) {
        return Arrays.stream(values())
                .filter(command -> command.text.equals(text))
                .findFirst();
    }

    /**
     * The one with this CallbackCommand, which must be known.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static WebhookCommand of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no webhook \"" + text + "\": give a CallbackCommand such as " + C2C_AFTER_SEND_MSG));
    }

    /** The CallbackCommand. */
    @Override
    public String toString() {
        return text;
    }
}
