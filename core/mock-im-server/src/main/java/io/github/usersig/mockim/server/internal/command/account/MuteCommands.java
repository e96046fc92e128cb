package io.github.usersig.mockim.server.internal.command.account;

import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.FaultCodes;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.User;

/** {@code openconfigsvr}: users who may send nothing, for a while or for ever. */
public final class MuteCommands implements CommandFamily {

    private static final int NO_TIME_GIVEN = 130008;
    private static final int SET_ACCOUNT_ILLEGAL = 130005;
    private static final int GET_ACCOUNT_ILLEGAL = 130003;

    @Override
    public void register(Registry registry) {
        registry.command("openconfigsvr/setnospeaking", MuteCommands::set).faults(FaultCodes::muting);
        registry.command("openconfigsvr/getnospeaking", MuteCommands::get);
    }

    private static Reply set(Call call) {
        Fields fields = call.fields();
        User user = user(call, "Set_Account", SET_ACCOUNT_ILLEGAL);
        if (!fields.has("C2CmsgNospeakingTime") && !fields.has("GroupmsgNospeakingTime")) {
            throw new Refusal(NO_TIME_GIVEN, "give C2CmsgNospeakingTime, GroupmsgNospeakingTime or both");
        }
        fields.optionalNumber("C2CmsgNospeakingTime").ifPresent(time -> user.muteMessages(until(call, time)));
        fields.optionalNumber("GroupmsgNospeakingTime").ifPresent(time -> user.muteGroups(until(call, time)));
        return Reply.ok();
    }

    private static long until(Call call, long time) {
        if (time == 0) {
            return 0;
        }
        return time >= User.FOR_EVER ? Long.MAX_VALUE : call.now() + time;
    }

    /** How many seconds are left; 4294967295 for ever. */
    private static Reply get(Call call) {
        User user = user(call, "Get_Account", GET_ACCOUNT_ILLEGAL);
        return Reply.ok(Reply.newFields()
                .put("C2CmsgNospeakingTime", left(call, user.messagesMutedUntil()))
                .put("GroupmsgNospeakingTime", left(call, user.groupsMutedUntil())));
    }

    private static long left(Call call, long until) {
        return until == Long.MAX_VALUE ? User.FOR_EVER : Math.max(0, until - call.now());
    }

    private static User user(Call call, String field, int ifUnknown) {
        User user = call.state().accounts().get(call.fields().text(field));
        if (user == null) {
            throw new Refusal(ifUnknown, "the user in " + field + " is not imported");
        }
        return user;
    }
}
