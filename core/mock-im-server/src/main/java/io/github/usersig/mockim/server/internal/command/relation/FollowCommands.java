package io.github.usersig.mockim.server.internal.command.relation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Cursors;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.command.Users;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Follows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code follow}: who follows whom. */
public final class FollowCommands implements CommandFamily {

    private static final int FOLLOWING = 1;
    private static final int FOLLOWERS = 2;
    private static final int MUTUAL = 3;
    private static final int PAGE = 100;

    @Override
    public void register(Registry registry) {
        registry.command("follow/follow_add", FollowCommands::add);
        registry.command("follow/follow_delete", FollowCommands::delete);
        registry.command("follow/follow_get", FollowCommands::get);
        registry.command("follow/follow_check", FollowCommands::check);
        registry.command("follow/follow_get_info", FollowCommands::info);
    }

    private static Reply add(Call call) {
        String from = Friendships.from(call);
        Results results = new Results("ResultItem");
        List<Pair> followed = new ArrayList<>();
        for (Fields item : call.fields().objects("FollowItem")) {
            String to = item.text("To_Account");
            if (!Users.exists(call, to)) {
                results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            } else if (to.equals(from)) {
                results.failed(to, ImError.RELATION_PARAMETER_ILLEGAL);
            } else {
                if (!call.state().follows().isFollowing(from, to)) {
                    followed.add(new Pair(from, to));
                }
                call.state().follows().add(from, to, call.nowSeconds());
                results.done(to);
            }
        }
        if (!followed.isEmpty()) {
            call.report(() -> new RelationEvent.Followed(List.copyOf(followed)));
        }
        return reply(results);
    }

    private static Reply delete(Call call) {
        String from = Friendships.from(call);
        Results results = new Results("ResultItem");
        List<Pair> unfollowed = new ArrayList<>();
        for (String to : call.fields().texts("To_Account")) {
            if (call.state().follows().isFollowing(from, to)) {
                unfollowed.add(new Pair(from, to));
            }
            call.state().follows().remove(from, to);
            results.done(to);
        }
        if (!unfollowed.isEmpty()) {
            call.report(() -> new RelationEvent.Unfollowed(List.copyOf(unfollowed)));
        }
        return reply(results);
    }

    /** Whom a user follows, who follows the user, or both at once, page by page. */
    private static Reply get(Call call) {
        String from = Friendships.from(call);
        List<Map.Entry<String, Long>> all = List.copyOf(wanted(call, from).entrySet());
        int start = Math.min(
                all.size(), Cursors.parse(call.fields().text("StartCursor"), ImError.RELATION_PARAMETER_ILLEGAL));
        int end = (int) Math.min(all.size(), start + call.fields().number("WantNum", PAGE));
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("FollowItem");
        for (Map.Entry<String, Long> entry : all.subList(start, end)) {
            list.addObject()
                    .put("To_Account", entry.getKey())
                    .put("FollowTime", entry.getValue())
                    .putArray("ProfileItem");
        }
        return Reply.ok(reply.put("NextCursor", end < all.size() ? Cursors.of(end) : ""));
    }

    private static Map<String, Long> wanted(Call call, String from) {
        Follows follows = call.state().follows();
        Map<String, Long> followers = follows.followersOf(from);
        Map<String, Long> following = new LinkedHashMap<>(follows.followedBy(from));
        return switch ((int) call.fields().number("FollowType", FOLLOWING)) {
            case FOLLOWERS -> followers;
            case MUTUAL -> {
                following.keySet().retainAll(followers.keySet());
                yield following;
            }
            default -> following;
        };
    }

    /** 0 for nothing, 1 for following, 2 for being followed, 3 for both. */
    private static Reply check(Call call) {
        String from = Friendships.from(call);
        Follows follows = call.state().follows();
        Results results = new Results("ResultItem");
        for (String to : call.fields().texts("To_Account")) {
            ObjectNode item = Users.exists(call, to)
                    ? results.done(to)
                    : results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            item.put(
                    "FollowType",
                    (follows.isFollowing(from, to) ? FOLLOWING : 0) + (follows.isFollowing(to, from) ? FOLLOWERS : 0));
        }
        return reply(results);
    }

    private static Reply info(Call call) {
        Friendships.from(call);
        Follows follows = call.state().follows();
        Results results = new Results("FollowInfo");
        for (String to : call.fields().texts("To_Account")) {
            ObjectNode item = Users.exists(call, to)
                    ? results.done(to)
                    : results.failed(to, ImError.RELATION_ACCOUNT_NOT_IMPORTED);
            long mutual = follows.followedBy(to).keySet().stream()
                    .filter(other -> follows.isFollowing(other, to))
                    .count();
            item.put("FollowerCount", follows.followersOf(to).size());
            item.put("FollowingCount", follows.followedBy(to).size());
            item.put("MutualFollowingCount", mutual);
        }
        return reply(results);
    }

    private static Reply reply(Results results) {
        return Reply.ok(results.fields().put("ErrorDisplay", ""));
    }
}
