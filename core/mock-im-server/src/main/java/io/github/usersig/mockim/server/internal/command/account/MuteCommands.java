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
        fields.optionalNumber("C2CmsgNospeakingTime")
                .ifPresent(forSeconds -> user.muteMessages(untilSeconds(call, forSeconds)));
        fields.optionalNumber("GroupmsgNospeakingTime")
                .ifPresent(forSeconds -> user.muteGroups(untilSeconds(call, forSeconds)));
        return Reply.ok();
    }

    private static long untilSeconds(Call call, long forSeconds) {
        if (forSeconds == 0) {
            return 0;
        }
        return forSeconds >= User.FOR_EVER_SECONDS ? Long.MAX_VALUE : call.nowSeconds() + forSeconds;
    }

    /** How many seconds are left; 4294967295 for ever. */
    private static Reply get(Call call) {
        User user = user(call, "Get_Account", GET_ACCOUNT_ILLEGAL);
        return Reply.ok(Reply.newFields()
                .put("C2CmsgNospeakingTime", leftSeconds(call, user.messagesMutedUntilSeconds()))
                .put("GroupmsgNospeakingTime", leftSeconds(call, user.groupsMutedUntilSeconds())));
    }

    private static long leftSeconds(Call call, long untilSeconds) {
        return untilSeconds == Long.MAX_VALUE ? User.FOR_EVER_SECONDS : Math.max(0, untilSeconds - call.nowSeconds());
    }

    private static User user(Call call, String field, int ifUnknown) {
        User user = call.state().accounts().get(call.fields().text(field));
        if (user == null) {
            throw new Refusal(ifUnknown, "the user in " + field + " is not imported");
        }
        return user;
    }
}
