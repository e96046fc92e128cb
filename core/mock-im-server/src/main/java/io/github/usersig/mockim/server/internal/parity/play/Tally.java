package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.parity.book.Part;
import io.github.usersig.mockim.server.internal.parity.book.Part.Budget;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what playing a part takes, and says when its budget is used up. */
public final class Tally {

    private static final int CALLS_A_MINUTE = 50 * 60;

    private static final Set<String> SENDING = Set.of(
            "openim/sendmsg",
            "openim/importmsg",
            "group_open_http_svc/send_group_msg",
            "group_open_http_svc/send_group_system_notification",
            "group_open_http_svc/send_broadcast_msg",
            "official_account_open_http_svc/send_official_account_msg",
            "openim_robot_http_svc/send_stream_msg",
            "all_member_push/im_push",
            "timpush/push",
            "timpush/batch");

    private final Part part;
    private final Set<String> accounts = new HashSet<>();
    private int groups;
    private int groupsAtATime;
    private int messages;
    private int calls;
    private Duration waited = Duration.ZERO;

    Tally(Part part) {
        this.part = part;
    }

    /** What is counted for this part. */
    public Part part() {
        return part;
    }

    /** How many accounts it has used. */
    public int accounts() {
        return accounts.size();
    }

    /** How many groups it has had at a time. */
    public int groups() {
        return groupsAtATime;
    }

    /** How many messages were sent. */
    public int messages() {
        return messages;
    }

    /** How many calls were made. */
    public int calls() {
        return calls;
    }

    /** How long that takes at 50 calls a second, waits included. */
    public int minutes() {
        return (int) (waited.toSeconds() / 60 + (calls + CALLS_A_MINUTE - 1) / CALLS_A_MINUTE);
    }

    void account(String userId) {
        accounts.add(userId);
    }

    void waited(Duration time) {
        waited = waited.plus(time);
    }

    void call() {
        calls++;
    }

    /** What a call that was accepted has made. */
    void accepted(String command, @Nullable JsonNode asked) {
        if (SENDING.contains(command)) {
            messages++;
        } else if (command.equals("openim/batchsendmsg")) {
            messages += size(asked, "To_Account");
        } else if (command.equals("group_open_http_svc/import_group_msg")) {
            messages += size(asked, "MsgList");
        } else if (isMaking(command)) {
            groups++;
            groupsAtATime = Math.max(groups, groupsAtATime);
        } else if (command.equals("group_open_http_svc/destroy_group")) {
            groups--;
        } else if (command.endsWith("account_import") && asked != null) {
            count(asked.path("UserID"));
            count(asked.path("Identifier"));
            asked.path("Accounts").forEach(this::count);
            asked.path("AccountList").forEach(account -> count(account.path("UserID")));
        }
    }

    static boolean isMaking(String command) {
        return command.equals("group_open_http_svc/create_group") || command.equals("group_open_http_svc/import_group");
    }

    private void count(JsonNode userId) {
        if (userId.isTextual()) {
            accounts.add(userId.textValue());
        }
    }

    private static int size(@Nullable JsonNode asked, String field) {
        return asked == null ? 0 : asked.path(field).size();
    }

    /** What is used up, in words; empty as long as nothing is. */
    public Optional<String> usedUp() {
        Budget budget = part.budget();
        if (accounts.size() > budget.accounts()) {
            return usedUp(budget.accounts(), "accounts");
        }
        if (groupsAtATime > budget.groups()) {
            return usedUp(budget.groups(), "groups at a time");
        }
        if (messages > budget.messages()) {
            return usedUp(budget.messages(), "messages");
        }
        if (calls > budget.calls()) {
            return usedUp(budget.calls(), "calls");
        }
        return minutes() > budget.minutes() ? usedUp(budget.minutes(), "minutes") : Optional.empty();
    }

    private Optional<String> usedUp(int most, String what) {
        return Optional.of("the part " + part.name() + " has used up its budget of " + most + " " + what);
    }
}
