package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.MessageJson;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;

/** Requests about what was asked and said. */
final class JournalRoutes {

    private static final int USUAL_NEWEST = 100;
    private static final int MOST_NEWEST = 10_000;

    private JournalRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(
                                path("messages"),
                                "The one-to-one messages from one user to another; or, without the two, the newest to"
                                        + " users and groups. body is the MsgBody as a text",
                                """
                                {"messages": [{"from": "alice", "to": "bob", "at": "2026-11-23T10:00:00Z", "key": "1_2_3", "text": "hello", "body": "[...]"}]}\
                                """)
                        .parameter("from", "string", "")
                        .parameter("to", "string", "")
                        .parameter("newest", "integer", "without from and to: how many, 100 if absent, 10,000 at most")
                        .does(of.asking((request, tenant) ->
                                Json.object().putAll("messages", messages(request, tenant), MessageJson::write))),
                Route.get(
                                path("journal"),
                                "What was asked and how it was answered, the newest 10,000 or as many as the mock"
                                        + " keeps; where nothing fits, nearMisses tells what comes closest",
                                """
                                {"dropped": 0,
                                 "last": 1,
                                 "entries": [{"number": 1, "at": "2026-11-23T10:00:00Z", "door": "REST", "command": "openim/sendmsg", "caller": "administrator", "userSig": "1f2e3d4c5b6a", "from": "alice", "to": ["bob"], "code": 0, "reason": "", "reply": "{\\"ActionStatus\\":\\"OK\\",\\"ErrorInfo\\":\\"\\",\\"ErrorCode\\":0,\\"MsgTime\\":1795428000,\\"MsgKey\\":\\"1_2_1795428000\\"}", "tookNanos": 120000}]}\
                                """)
                        .parameter("after", "integer", "the number of an entry: only newer ones are answered")
                        .parameter("newest", "integer", "how many entries at most, the newest ones")
                        .parameter("command", "string", "service and command, such as openim/sendmsg")
                        .parameter("caller", "string", "the UserID that asked")
                        .parameter("code", "integer", "the answer's code, 0 for a good one")
                        .parameter("refused", "boolean", "true: only refusals")
                        .parameter("from", "string", "only requests to send a message of this user")
                        .parameter(
                                "to",
                                "string",
                                "only requests to send a message to this user, or to the group of this GroupId")
                        .does(of.asking((request, tenant) ->
                                JournalQuery.of(request).answer(tenant.journal().after(request.number("after"))))));
    }

    private static List<Message> messages(ControlRequest request, Tenant tenant) {
        boolean ofTwo = request.optionalParameter("from").isPresent()
                || request.optionalParameter("to").isPresent();
        return ofTwo
                ? tenant.messages(request.parameter("from"), request.parameter("to"))
                : tenant.newestMessages(newest(request));
    }

    private static int newest(ControlRequest request) {
        long asked = request.number("newest");
        if (asked < 0 || asked > MOST_NEWEST) {
            throw new ControlFailure(400, "the parameter newest in the URL must be 1 to " + MOST_NEWEST);
        }
        return asked == 0 ? USUAL_NEWEST : (int) asked;
    }
}
