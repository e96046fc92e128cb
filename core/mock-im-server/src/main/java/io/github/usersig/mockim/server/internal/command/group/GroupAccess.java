package io.github.usersig.mockim.server.internal.command.group;

import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupType;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Member.Role;

/**
 * What a user may do in a group by a client, by the user's role and the group's type.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/1502">vendor's page on the group system</a>
 */
public final class GroupAccess {

    private GroupAccess() {}

    /** The caller, who must be in the group that the call is about. */
    public static Member requireMember(Call call) {
        return requireMember(call, GroupRules.find(call));
    }

    public static Member requireMember(Call call, Group group) {
        Member member = group.member(call.caller().userId());
        if (member == null) {
            throw refused("the user is no member of the group");
        }
        return member;
    }

    /** Only the owner. */
    public static void requireOwner(Call call) {
        if (requireMember(call).role() != Role.OWNER) {
            throw refused("only the owner of the group may do that");
        }
    }

    /** The owner and admins. */
    public static void requireAdmin(Call call) {
        if (requireMember(call).role() == Role.MEMBER) {
            throw refused("only the owner and admins of the group may do that");
        }
    }

    /** Disbanding: the owner, but for private groups, which only app admins disband. */
    public static void requireMayDestroy(Call call) {
        requireOwner(call);
        if (GroupRules.find(call).type() == GroupType.PRIVATE) {
            throw refused("a group of type Private is disbanded by app admins only");
        }
    }

    /** Changing what the group is: any member of a private one, the owner of a community, else the owner and admins. */
    public static void requireMayChange(Call call) {
        switch (GroupRules.find(call).type()) {
            case PRIVATE -> requireMember(call);
            case COMMUNITY -> requireOwner(call);
            default -> requireAdmin(call);
        }
    }

    /** Bringing others in: any member, where that is possible at all. */
    public static void requireMayInvite(Call call) {
        requireMember(call);
        GroupType type = GroupRules.find(call).type();
        if (type != GroupType.PRIVATE && type != GroupType.COMMUNITY) {
            throw refused("users cannot bring others into a group of type " + type.wire());
        }
    }

    /** Taking out or muting others: the owner all, admins plain members. */
    public static void requireAbove(Call call, Iterable<String> others) {
        Group group = GroupRules.find(call);
        Member self = requireMember(call, group);
        for (String userId : others) {
            Member other = group.member(userId);
            Role role = other == null ? Role.MEMBER : other.role();
            if (self.role() == Role.MEMBER || self.role().compareTo(role) >= 0) {
                throw refused("the user's role in the group is not above that of " + userId);
            }
        }
    }

    /** Coming in: who is not banned from the group, if it is not full. */
    public static void requirePlaceFor(Call call, Group group, String userId) {
        if (group.bans().holdsFor(userId, call.nowSeconds())) {
            throw refused("the user is banned from the group");
        }
        if (group.isFull()) {
            throw new Refusal(ImError.GROUP_FULL, "the group has as many members as it may have");
        }
    }

    public static Refusal refused(String reason) {
        return new Refusal(ImError.GROUP_NO_PERMISSION, reason);
    }
}
