package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.parity.compare.TwistedService.Answered;
import io.github.usersig.mockim.server.internal.parity.compare.TwistedService.Asked;
import io.github.usersig.mockim.server.internal.parity.compare.TwistedService.Behaviour;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sixty ways in which a service could be other than the mock, one fact each. */
final class SixtyTwists {

    private static final String GROUP = "group_open_http_svc/";

    /**
     * One of them.
     *
     * @param name what is other
     * @param facts how it must be reported: one of these, as command, path and kind
     * @param commands the only commands that facts may be about
     * @param behaviour what does it
     */
    record Other(String name, Set<String> facts, Set<String> commands, Behaviour behaviour) {

        boolean isNamedBy(Fact fact) {
            return facts.contains(fact.command() + " " + fact.path() + " " + fact.kind());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private SixtyTwists() {}

    static List<Other> all() {
        return Stream.of(codes(), fields(), types(), values(), lists(), times(), outcomes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Other> codes() {
        return List.of(
                code("joining a group that never existed: 10015", GROUP + "add_group_member", 10010, 10015),
                code("sending without a receiver: 90048", "openim/sendmsg", 90003, 90048),
                code("an expired UserSig: 70014", "im_open_login_svc/account_check", 70001, 70014),
                code("a UserSig of another: 70016", "im_open_login_svc/account_check", 70013, 70016),
                inner(
                        "another code for an account that is not there",
                        "im_open_login_svc/account_check",
                        "ResultItem[].ResultCode"),
                anyCode("recalling twice: another code", "openim/admin_msgwithdraw", asked -> true),
                anyCode("a plain user's UserSig: another code", "im_open_login_svc/account_check", asked -> asked.path()
                        .contains("identifier=ustk-")),
                anyCode("a body that is no JSON: another code", "openim/sendmsg", asked -> asked.body()
                        .equals("not JSON")),
                inner(
                        "another code for a group that never existed, inside",
                        GROUP + "get_group_info",
                        "GroupInfo[].ErrorCode"),
                inner("another result for who is a member already", GROUP + "add_group_member", "MemberList[].Result"));
    }

    private static List<Other> fields() {
        return List.of(
                field("no MsgKey", "openim/sendmsg", "MsgKey", Way.MISSING),
                field("no Role of members", GROUP + "get_group_member_info", "MemberList[].Role", Way.MISSING),
                field("no MemberNum", GROUP + "get_group_info", "GroupInfo[].MemberNum", Way.MISSING),
                field("no Complete", "openim/admin_getroammsg", "Complete", Way.MISSING),
                field("no ErrorDisplay of friends", "sns/friend_add", "ErrorDisplay", Way.MISSING),
                field("no list of muted", GROUP + "get_group_muted_account", "MutedAccountList", Way.MISSING),
                field("a new field of groups", GROUP + "get_group_info", "GroupInfo[].Owner_Account", Way.EXTRA),
                field("a new field of messages", "openim/admin_getroammsg", "MsgList[].MsgSeq", Way.EXTRA),
                field("a new field of a reply", "im_open_login_svc/account_check", "ResultItem", Way.EXTRA),
                field("a new field of conversations", "recentcontact/get_list", "SessionItem[].To_Account", Way.EXTRA));
    }

    private static List<Other> types() {
        return List.of(
                field("MsgSeq as text", GROUP + "send_group_msg", "MsgSeq", Way.NUMBER_AS_TEXT),
                field("MemberNum as text", GROUP + "get_group_member_info", "MemberNum", Way.NUMBER_AS_TEXT),
                field("MsgTime as text", "openim/sendmsg", "MsgTime", Way.NUMBER_AS_TEXT),
                field("FriendNum as text", "sns/friend_get", "FriendNum", Way.NUMBER_AS_TEXT),
                field("null for Introduction", GROUP + "get_group_info", "GroupInfo[].Introduction", Way.NULL),
                field("null for the unread", "openim/get_c2c_unread_msg_num", "AllC2CUnreadMsgNum", Way.NULL),
                field("a role as number", GROUP + "get_role_in_group", "UserIdList[].Role", Way.TEXT_AS_NUMBER),
                field(
                        "a status as number",
                        "im_open_login_svc/account_check",
                        "ResultItem[].AccountStatus",
                        Way.TEXT_AS_NUMBER),
                field("a wider MsgSeq", GROUP + "group_msg_get_simple", "RspMsgList[].MsgSeq", Way.WIDER),
                field(
                        "a wider time of joining",
                        GROUP + "get_group_member_info",
                        "MemberList[].JoinTime",
                        Way.MILLISECONDS));
    }

    private static List<Other> values() {
        return List.of(
                field(
                        "another status of accounts",
                        "im_open_login_svc/account_check",
                        "ResultItem[].AccountStatus",
                        Way.ANOTHER_TEXT),
                text(
                        "Administrator for Admin",
                        GROUP + "get_group_member_info",
                        "MemberList[].Role",
                        "Admin",
                        "Administrator"),
                text("a wrong role", GROUP + "get_role_in_group", "UserIdList[].Role", "Admin", "Member"),
                text(
                        "a wrong relation",
                        "sns/friend_check",
                        "InfoItem[].Relation",
                        "CheckResult_Type_BothWay",
                        "CheckResult_Type_AWithB"),
                field("one too many members", GROUP + "get_group_info", "GroupInfo[].MemberNum", Way.ANOTHER_NUMBER),
                field("one too many unread", "openim/get_c2c_unread_msg_num", "AllC2CUnreadMsgNum", Way.ANOTHER_NUMBER),
                field("not complete", "openim/admin_getroammsg", "Complete", Way.ANOTHER_NUMBER),
                field("another type of groups", GROUP + "get_group_info", "GroupInfo[].Type", Way.ANOTHER_TEXT),
                field("another key in the history", "openim/admin_getroammsg", "MsgList[].MsgKey", Way.ANOTHER_TEXT),
                field(
                        "another value of an attribute",
                        "group_open_attr_http_svc/get_group_attr",
                        "GroupAttrAry[].value",
                        Way.ANOTHER_TEXT));
    }

    private static List<Other> lists() {
        return List.of(
                field("members the other way round", GROUP + "get_group_member_info", "MemberList", Way.REVERSED),
                field("the history the other way round", GROUP + "group_msg_get_simple", "RspMsgList", Way.REVERSED),
                field("messages the other way round", "openim/admin_getroammsg", "MsgList", Way.REVERSED),
                field("a lost member", GROUP + "get_group_member_info", "MemberList", Way.ITEM_LOST),
                field("a lost conversation", "recentcontact/get_list", "SessionItem", Way.ITEM_LOST),
                field("a lost friend", "sns/friend_get", "UserDataItem", Way.ITEM_LOST),
                field("a member twice", GROUP + "get_group_info", "GroupInfo[].MemberList", Way.ITEM_TWICE),
                field("who is blocked twice", "sns/black_list_get", "BlackListItem", Way.ITEM_TWICE),
                request(
                        "pages of one",
                        GROUP + "get_group_member_info",
                        Set.of(GROUP + "get_group_member_info MemberList COUNT"),
                        body -> {
                            if (body.path("Limit").asInt() == 2) {
                                body.put("Limit", 1);
                            }
                        }),
                request(
                        "an offset from one",
                        GROUP + "get_group_member_info",
                        Set.of(GROUP + "get_group_member_info MemberList COUNT"),
                        body -> {
                            if (body.path("Offset").asInt() > 0) {
                                body.put("Offset", body.path("Offset").asInt() + 1);
                            }
                        }));
    }

    private static List<Other> times() {
        return List.of(
                field("MsgTime in milliseconds", "openim/sendmsg", "MsgTime", Way.MILLISECONDS),
                field(
                        "CreateTime in milliseconds",
                        GROUP + "get_group_info",
                        "GroupInfo[].CreateTime",
                        Way.MILLISECONDS),
                field("an hour off", GROUP + "send_group_msg", "MsgTime", Way.AN_HOUR_OFF),
                field(
                        "muted for an hour less",
                        GROUP + "get_group_muted_account",
                        "MutedAccountList[].MutedUntil",
                        Way.AN_HOUR_OFF));
    }

    private static List<Other> outcomes() {
        return List.of(
                other(
                        "HTTP 400 for a refusal",
                        Set.of("openim/sendmsg  HTTP"),
                        Set.of("openim/sendmsg"),
                        (asked, mock) -> {
                            Answered answer = mock.ask(asked);
                            boolean refused = asked.is("openim/sendmsg")
                                    && answer.json().path("ErrorCode").asInt() != 0;
                            return refused ? new Answered(400, answer.text()) : answer;
                        }),
                other(
                        "no JSON for an unknown command",
                        Set.of("openim/nosuchcommand  NOT_JSON"),
                        Set.of("openim/nosuchcommand"),
                        (asked, mock) ->
                                asked.is("openim/nosuchcommand") ? new Answered(200, "not found") : mock.ask(asked)),
                other(
                        "another ActionStatus",
                        Set.of(GROUP + "add_group_member ActionStatus STATUS"),
                        Set.of(GROUP + "add_group_member"),
                        (asked, mock) -> {
                            Answered answer = mock.ask(asked);
                            return asked.is(GROUP + "add_group_member")
                                    ? new Answered(200, answer.text().replace("\"OK\"", "\"FAIL\""))
                                    : answer;
                        }),
                other(
                        "an expired UserSig is accepted",
                        Set.of("im_open_login_svc/account_check ErrorCode CODE"),
                        Set.of("im_open_login_svc/account_check"),
                        new AcceptingExpired()),
                other(
                        "the body is checked before the UserSig",
                        Set.of("im_open_login_svc/account_check ErrorCode CODE"),
                        Set.of("im_open_login_svc/account_check"),
                        (asked, mock) -> {
                            boolean noJson = asked.is("im_open_login_svc/account_check")
                                    && asked.json().isMissingNode();
                            return noJson
                                    ? new Answered(
                                            200,
                                            "{\"ActionStatus\":\"FAIL\",\"ErrorCode\":60003,\"ErrorInfo\":\"no JSON\"}")
                                    : mock.ask(asked);
                        }),
                request(
                        "a message sent twice is stored twice",
                        "openim/sendmsg",
                        Set.of("openim/sendmsg MsgKey RELATION"),
                        body -> {
                            if (body.path("MsgRandom").asInt() == 2002) {
                                body.put("MsgRandom", (int) (System.nanoTime() & 0xFFFFFF) + 10_000)
                                        .remove("MsgSeq");
                            }
                        }));
    }

    // Ways to write one

    private static Other other(String name, Set<String> facts, Set<String> commands, Behaviour behaviour) {
        return new Other(name, facts, commands, behaviour);
    }

    private static Other code(String name, String command, int from, int to) {
        return other(name, Set.of(command + " ErrorCode CODE"), Set.of(command), (asked, mock) -> {
            Answered answer = mock.ask(asked);
            JsonNode json = answer.json();
            if (asked.is(command) && json.path("ErrorCode").asInt() == from) {
                ((ObjectNode) json).put("ErrorCode", to);
                return answer.with(json);
            }
            return answer;
        });
    }

    private interface Which {
        boolean isMeant(Asked asked);
    }

    private static Other anyCode(String name, String command, Which which) {
        return other(name, Set.of(command + " ErrorCode CODE"), Set.of(command), (asked, mock) -> {
            Answered answer = mock.ask(asked);
            JsonNode json = answer.json();
            if (asked.is(command)
                    && which.isMeant(asked)
                    && json.path("ErrorCode").asInt() != 0) {
                ((ObjectNode) json).put("ErrorCode", json.path("ErrorCode").asInt() + 1);
                return answer.with(json);
            }
            return answer;
        });
    }

    private static Other inner(String name, String command, String path) {
        Way way = path.endsWith("Code") ? Way.ANOTHER_CODE : Way.ANOTHER_NUMBER;
        return field(name, command, path, way);
    }

    private static Other field(String name, String command, String path, Way way) {
        Twist twist = new Twist(command, path, way);
        String seen = way == Way.EXTRA ? path.replaceFirst("([^.]+)$", "X$1") : path;
        Set<String> facts = way.kinds().stream()
                .map(kind -> command + " " + seen + " " + kind)
                .collect(Collectors.toSet());
        return other(name, facts, Set.of(command), (asked, mock) -> {
            Answered answer = mock.ask(asked);
            JsonNode json = answer.json();
            return asked.is(command) && twist.apply(json) ? answer.with(json) : answer;
        });
    }

    private static Other text(String name, String command, String path, String from, String to) {
        Set<String> facts = Set.of(command + " " + path + " VALUE", command + " " + path + " ENUM");
        return other(name, facts, Set.of(command), (asked, mock) -> {
            Answered answer = mock.ask(asked);
            JsonNode json = answer.json();
            if (asked.is(command)) {
                Twist.each(json, "", (place, object) -> {
                    String field = place.substring(place.lastIndexOf('.') + 1);
                    if (place.equals(path) && object.path(field).asText().equals(from)) {
                        object.put(field, to);
                    }
                });
            }
            return answer.with(json);
        });
    }

    private static Other request(String name, String command, Set<String> facts, Consumer<ObjectNode> change) {
        Set<String> commands =
                Set.of(command, "openim/admin_getroammsg", "openim/get_c2c_unread_msg_num", "recentcontact/get_list");
        return other(name, facts, commands, (asked, mock) -> {
            if (asked.is(command) && asked.json() instanceof ObjectNode body) {
                change.accept(body);
                return mock.ask(asked.withBody(body.toString()));
            }
            return mock.ask(asked);
        });
    }

    /** Puts in place of an expired UserSig what was last accepted of the same user. */
    private static final class AcceptingExpired implements Behaviour {

        private String accepted = "";

        @Override
        public synchronized Answered answer(Asked asked, TwistedService.Mock mock)
                throws IOException, InterruptedException {
            Answered answer = mock.ask(asked);
            int code = answer.json().path("ErrorCode").asInt();
            if (asked.is("im_open_login_svc/account_check") && code == 70001) {
                String path = asked.path().replaceAll("usersig=[^&]*", "usersig=" + accepted);
                return mock.ask(asked.withPath(path));
            }
            if (code == 0 && asked.path().contains("identifier=administrator")) {
                accepted = asked.path().replaceAll(".*usersig=([^&]*).*", "$1");
            }
            return answer;
        }
    }
}
