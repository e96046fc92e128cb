package io.github.usersig.mockim.server.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Operations: figures of the app, its messages to be downloaded, addresses, and files that others keep. */
final class OperationsCommands implements Commands.Family {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String NO_CLOUD = "the mock keeps no pictures, sounds or videos";

    @Override
    public void register(Commands.Registry registry) {
        registry.stateful("openconfigsvr/getappinfo", OperationsCommands::appInfo);
        registry.stateful("open_msg_svc/get_history", OperationsCommands::history);
        registry.stateful("ConfigSvc/GetIPList", OperationsCommands::addresses);
        registry.stateful("im_cos_msg/forbid_illegal_object", OperationsCommands::forbid);
        registry.stateful("im_cos_msg/allow_banned_object", OperationsCommands::allow);
        registry.validated("im_cos_msg/get_cos_sig", NO_CLOUD, OperationsCommands::signedAddresses);
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

    /** The messages of one hour by Beijing time, as a file to be downloaded from the mock. */
    private static Reply history(Call call) {
        Instant start = hour(call.fields().text("MsgTime"));
        Instant now = call.tenant().now();
        Instant end = start.plus(Duration.ofHours(1));
        if (start.isBefore(now.minus(KEPT)) || end.isAfter(now)) {
            throw new Refusal(
                    ImError.HISTORY_3, "MsgTime must be an hour that is over, and not longer ago than seven days");
        }
        boolean groups = call.fields().text("ChatType").equals("Group");
        byte[] content = groups
                ? groupMessages(call, start.getEpochSecond(), end.getEpochSecond())
                : messages(call, start.getEpochSecond(), end.getEpochSecond());
        byte[] zipped = zip(content);
        String name = UUID.randomUUID() + ".gz";
        call.state().files().put(name, zipped);
        ObjectNode reply = Reply.newFields();
        reply.putArray("File")
                .addObject()
                .put(
                        "URL",
                        call.host() + "/__mock/tenants/" + call.tenant().app().sdkAppId() + "/files/" + name)
                .put("ExpireTime", EXPIRY.format(now.plus(KEPT).atZone(BEIJING)))
                .put("FileSize", content.length)
                .put("FileMD5", md5(content))
                .put("GzipSize", zipped.length)
                .put("GzipMD5", md5(zipped));
        return Reply.ok(reply);
    }

    private static Instant hour(String text) {
        try {
            return LocalDateTime.parse(text + "00", HOUR_AND_MINUTE)
                    .atZone(BEIJING)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(ImError.HISTORY_1, "MsgTime must be an hour such as 2026112309, by Beijing time");
        }
    }

    private static byte[] messages(Call call, long from, long to) {
        ObjectNode file = Reply.newFields();
        ArrayNode list = file.putArray("MsgList");
        for (StoredMessage message : call.state().chats().between(from, to)) {
            list.addObject()
                    .put("From_Account", message.from())
                    .put("To_Account", message.to())
                    .put("MsgTimestamp", message.second())
                    .put("MsgSeq", message.seq())
                    .put("MsgRandom", message.random())
                    .putRawValue("MsgBody", new RawValue(message.body()));
        }
        return file.toString().getBytes(UTF_8);
    }

    private static byte[] groupMessages(Call call, long from, long to) {
        ObjectNode file = Reply.newFields();
        ArrayNode list = file.putArray("MsgList");
        for (Group group : call.state().groups().list()) {
            for (GroupMessage message :
                    group.chat().list(message -> message.second() >= from && message.second() < to)) {
                list.addObject()
                        .put("GroupId", group.id())
                        .put("From_Account", message.from())
                        .put("MsgTimestamp", message.second())
                        .put("MsgSeq", message.seq())
                        .putRawValue("MsgBody", new RawValue(message.body()));
            }
        }
        return file.toString().getBytes(UTF_8);
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** Where webhooks come from: the mock itself. */
    private static Reply addresses(Call call) {
        ObjectNode reply = Reply.newFields();
        reply.putArray("IPList").add("127.0.0.1");
        return Reply.ok(reply);
    }

    private static Reply forbid(Call call) {
        call.state().files().forbidden().add(call.fields().text("RawURL"));
        return Reply.ok();
    }

    private static Reply allow(Call call) {
        call.state().files().forbidden().remove(call.fields().text("RawURL"));
        return Reply.ok();
    }

    /** An address for each, with a Status of 1 for those that were forbidden. */
    private static Reply signedAddresses(Call call) {
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("PreSigURLs");
        for (Fields item : call.fields().objects("RawURLs")) {
            String url = item.text("RawURL");
            list.addObject()
                    .put("Code", 0)
                    .put("Desc", "")
                    .put("ResourceID", item.number("ResourceID", 0))
                    .put("PreSigURL", url)
                    .put("Status", call.state().files().forbidden().contains(url) ? 1 : 0);
        }
        return Reply.ok(reply);
    }
}
