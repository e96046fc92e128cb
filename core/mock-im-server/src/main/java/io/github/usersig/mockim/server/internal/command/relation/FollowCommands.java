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
import io.github.usersig.mockim.server.internal.command.account.ProfileCommands;
import io.github.usersig.mockim.server.internal.event.RelationEvent;
import io.github.usersig.mockim.server.internal.event.RelationEvent.Pair;
import io.github.usersig.mockim.server.internal.tenant.Follows;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code follow}: who follows whom. */
public final class FollowCommands implements CommandFamily {

    private static final int FOLLOWERS = 1;
    private static final int FOLLOWING = 2;
    private static final int MUTUAL = 3;
    private static final int PAGE = 100;

    @Override
    public void register(Registry registry) {
        registry.command("follow/follow_add", FollowCommands::add);
        registry.command("follow/follow_delete", FollowCommands::delete);
        registry.command("follow/follow_get", FollowCommands::get).goesThrough(FollowCommands::toGoThrough);
        registry.command("follow/follow_check", FollowCommands::check);
        registry.command("follow/follow_get_info", FollowCommands::info)
                .goesThrough(call -> call.fields().texts("To_Account").stream()
                        .mapToInt(to -> call.state().follows().followedBy(to).size())
                        .sum());
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
                results.illegal(to, "To_Account is From_Account: nobody follows themselves");
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
        Wanted wanted = wanted(call, from);
        Cursors cursors = Cursors.of(
                "follow_get " + call.fields().number("FollowType", FOLLOWING) + " " + from,
                ImError.RELATION_PARAMETER_ILLEGAL);
        int start = Math.min(wanted.size(), cursors.index(call.fields().text("StartCursor")));
        int end = (int) Math.min(wanted.size(), start + call.fields().number("WantNum", PAGE));
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("FollowItem");
        for (Map.Entry<String, Long> entry : wanted.pages().apply(start, end)) {
            ArrayNode profile = list.addObject()
                    .put("To_Account", entry.getKey())
                    .put("FollowTime", entry.getValue())
                    .putArray("ProfileItem");
            User user = call.state().accounts().get(entry.getKey());
            if (user != null) {
                ProfileCommands.describe(user, List.of(User.NICK, User.IMAGE), profile);
            }
        }
        return Reply.ok(reply.put("NextCursor", end < wanted.size() ? cursors.text(end) : ""));
    }

    /** A list, of which pages are given from one place to before another. */
    private record Wanted(int size, BiFunction<Integer, Integer, List<Map.Entry<String, Long>>> pages) {}

    private static Wanted wanted(Call call, String from) {
        Follows follows = call.state().follows();
        return switch ((int) call.fields().number("FollowType", FOLLOWERS)) {
            case FOLLOWING ->
                new Wanted(follows.followedBy(from).size(), (start, end) -> follows.pageOfFollowed(from, start, end));
            case MUTUAL -> {
                List<Map.Entry<String, Long>> mutual = follows.followedBy(from).entrySet().stream()
                        .filter(each -> follows.isFollowing(each.getKey(), from))
                        .toList();
                yield new Wanted(mutual.size(), mutual::subList);
            }
            default ->
                new Wanted(follows.followersOf(from).size(), (start, end) -> follows.pageOfFollowers(from, start, end));
        };
    }

    /** Those whom one follows are gone through to find out who follows back. */
    private static long toGoThrough(Call call) {
        return call.fields().number("FollowType", FOLLOWERS) == MUTUAL
                ? call.state()
                        .follows()
                        .followedBy(call.fields().text("From_Account"))
                        .size()
                : 0;
    }

    /** 0 for nothing, 1 for being followed, 2 for following, 3 for both. */
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
