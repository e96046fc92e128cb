package io.github.usersig.mockim.server.internal.command.group;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupChat;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Topic;

/** What holds for all commands on groups: which group is meant, and whether the command works for its type. */
public final class GroupRules {

    private static final int LONGEST_ID = 48;
    private static final String GENERATED = "@TGS#";
    private static final String COMMUNITY = "@TGS#_";

    private GroupRules() {}

    /** The group in GroupId, which must be there and of a type that the command works for. */
    static Group require(Call call) {
        Group group = find(call);
        if (!call.spec().groupTypes().isEmpty() && !call.command().passesOverOtherTypes()) {
            requireType(group, worksFor(call, group), call.command().otherTypes());
        }
        return group;
    }

    /** Whether the command works for the group's type. */
    static boolean worksFor(Call call, Group group) {
        return call.spec().groupTypes().contains(group.type().wire());
    }

    /** The group in GroupId, of whatever type. */
    public static Group find(Call call) {
        return find(call, call.fields().text("GroupId"));
    }

    public static Group find(Call call, String groupId) {
        Group group = call.state().groups().find(groupId);
        if (group == null) {
            throw new Refusal(
                    groupId.isEmpty() || groupId.length() > 200 ? ImError.GROUP_ID_ILLEGAL : ImError.GROUP_GONE,
                    "there is no group with this GroupId");
        }
        return group;
    }

    /** The same for a user who wants to join it: what never existed is told from what was disbanded. */
    public static Group findToJoin(Call call) {
        String groupId = call.fields().text("GroupId");
        if (call.state().groups().find(groupId) == null
                && !call.state().groups().wasDisbanded(groupId)) {
            throw new Refusal(ImError.GROUP_ID_ILLEGAL, "there has never been a group with this GroupId");
        }
        return find(call, groupId);
    }

    /** How many members the group has that a call is about. */
    static long countMembers(Call call) {
        Group group = call.state().groups().find(call.fields().text("GroupId"));
        return group == null ? 0 : group.members().size();
    }

    static void requireType(Group group, boolean works, ImError otherwise) {
        if (!works) {
            throw new Refusal(
                    otherwise,
                    "the command does not work for a group of type "
                            + group.type().wire());
        }
    }

    /** The messages that are meant: those of the topic in TopicId if there is one, else those of the group. */
    public static GroupChat chat(Call call, Group group) {
        return call.fields().text("TopicId").isEmpty()
                ? group.chat()
                : topic(call, group).chat();
    }

    /** The topic in TopicId. */
    public static Topic topic(Call call, Group group) {
        Topic topic = group.topics().get(call.fields().text("TopicId"));
        if (topic == null) {
            throw new Refusal(ImError.GROUP_GONE, "the community has no topic with this TopicId");
        }
        return topic;
    }

    static Member member(Group group, String userId) {
        Member member = group.member(userId);
        if (member == null) {
            throw new Refusal(ImError.GROUP_PARAMETER_ILLEGAL, "a user named is no member of the group");
        }
        return member;
    }

    static ImError noPermission() {
        return ImError.GROUP_NO_PERMISSION;
    }

    /**
     * The GroupId that a new group gets: the one asked for, or a new one.
     *
     * @throws Refusal 10015 for one that is not well formed, 10021 or 10025 for one that is taken
     */
    static String newId(Call call, GroupType type, String owner) {
        String asked = call.fields().text("GroupId");
        if (asked.isEmpty()) {
            return call.state().groups().newId(type);
        }
        boolean community = type == GroupType.COMMUNITY;
        if (asked.length() > LONGEST_ID || !asked.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
            throw new Refusal(
                    ImError.GROUP_ID_ILLEGAL,
                    "GroupId must have at most " + LONGEST_ID + " printable ASCII characters");
        }
        if (community != asked.startsWith(COMMUNITY) || (!community && asked.startsWith(GENERATED))) {
            throw new Refusal(
                    ImError.GROUP_ID_ILLEGAL,
                    "GroupId must " + (community ? "start with " + COMMUNITY : "not start with " + GENERATED));
        }
        Group taken = call.state().groups().find(asked);
        if (taken != null) {
            boolean own = !owner.isEmpty() && taken.owner().equals(owner);
            throw new Refusal(
                    own ? ImError.GROUP_ID_TAKEN_BY_OWNER : ImError.GROUP_ID_TAKEN,
                    "there is a group with this GroupId");
        }
        return asked;
    }

    /** @throws Refusal 80001 if a text holds a word that the app looks for */
    static void requireClean(Call call, String... texts) {
        for (String text : texts) {
            if (!call.state().moderation().found(text).isEmpty()) {
                throw new Refusal(ImError.TEXT_REJECTED, "a text holds a word that the app does not allow");
            }
        }
    }
}
