package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code openconfigsvr}: figures of the app. */
public final class AppInfoCommands implements CommandFamily {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    @Override
    public void register(Registry registry) {
        registry.command("openconfigsvr/getappinfo", AppInfoCommands::appInfo).goesThroughAll();
    }

    /** The figures of today, as strings, of what the tenant holds; those asked for, or all. */
    private static Reply appInfo(Call call) {
        Map<String, String> figures = new LinkedHashMap<>();
        List<User> users = call.state().accounts().users();
        long messages = call.state().chats().size();
        long groupMessages = call.state().groups().list().stream()
                .mapToLong(group -> group.chat().nextSeq() - 1)
                .sum();
        figures.put("AppName", "usersig-testkit");
        figures.put("AppId", Long.toString(call.tenant().app().sdkAppId()));
        figures.put("Company", "usersig-testkit");
        figures.put("RegistUserNumTotal", Integer.toString(users.size()));
        figures.put(
                "LoginUserNum",
                Long.toString(users.stream()
                        .filter(user -> !user.platforms().isEmpty())
                        .count()));
        figures.put("UpMsgNum", Long.toString(messages + groupMessages));
        figures.put("C2CUpMsgNum", Long.toString(messages));
        figures.put("GroupUpMsgNum", Long.toString(groupMessages));
        figures.put(
                "GroupAllGroupNum",
                Integer.toString(call.state().groups().list().size()));
        figures.put("Date", DAY.format(call.tenant().now().atZone(BEIJING)));
        List<String> wanted = call.fields().texts("RequestField");
        if (!wanted.isEmpty()) {
            figures.keySet().retainAll(wanted);
        }
        ObjectNode reply = Reply.newFields();
        ObjectNode result = reply.putArray("Result").addObject();
        figures.forEach(result::put);
        return Reply.ok("OK", reply);
    }
}
