package io.github.usersig.mockim.server.internal.command.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.CommandFamily;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Registry;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.GroupMessage;
import io.github.usersig.mockim.server.internal.tenant.StoredMessage;
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
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** {@code open_msg_svc}: the messages of an hour, as a file to be downloaded. */
public final class MessageFileCommands implements CommandFamily {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final Duration KEPT = Duration.ofDays(7);

    @Override
    public void register(Registry registry) {
        registry.command("open_msg_svc/get_history", MessageFileCommands::history)
                .goesThroughAll();
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
        call.state().files().put(name, zipped, now.plus(KEPT), now);
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

    private static byte[] messages(Call call, long fromSeconds, long toSeconds) {
        ObjectNode file = Reply.newFields();
        ArrayNode list = file.putArray("MsgList");
        for (StoredMessage message : call.state().chats().between(fromSeconds, toSeconds)) {
            list.addObject()
                    .put("From_Account", message.from())
                    .put("To_Account", message.to())
                    .put("MsgTimestamp", message.sentAtSeconds())
                    .put("MsgSeq", message.seq())
                    .put("MsgRandom", message.random())
                    .putRawValue("MsgBody", new RawValue(message.body()));
        }
        return file.toString().getBytes(UTF_8);
    }

    private static byte[] groupMessages(Call call, long fromSeconds, long toSeconds) {
        ObjectNode file = Reply.newFields();
        ArrayNode list = file.putArray("MsgList");
        for (Group group : call.state().groups().list()) {
            for (GroupMessage message : group.chat()
                    .list(message -> message.sentAtSeconds() >= fromSeconds && message.sentAtSeconds() < toSeconds)) {
                list.addObject()
                        .put("GroupId", group.id())
                        .put("From_Account", message.from())
                        .put("MsgTimestamp", message.sentAtSeconds())
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
}
