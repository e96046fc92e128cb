package io.github.usersig.mockim.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A good body for each command, in a world where there is something of everything. It is the line of samples.txt; where that has
 * none it is made from the catalogue, with every field.
 */
public final class Samples {

    private static final Map<String, String> BY_COMMAND = read();

    private Samples() {}

    public static Map<String, String> byCommand() {
        return BY_COMMAND;
    }

    public static String of(String command) {
        return Optional.ofNullable(BY_COMMAND.get(command)).orElseThrow();
    }

    /** Puts something of everything into a world; returns what the bodies call by a name in angle brackets. */
    public static Map<String, String> fill(World world) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("text", World.TEXT);
        names.put("key", world.send("alice", "bob", "hi", 7));
        names.put("public", world.group("Public"));
        names.put("live", world.group("AVChatRoom"));
        world.ok(
                World.GROUP + "set_group_attr",
                "{'GroupId':'%s','GroupAttr':[{'key':'gone','value':'v'}]}",
                names.get("live"));
        names.put("community", world.group("Community"));
        names.put("topic", world.topic(names.get("community")));
        world.sendToGroup(names.get("public"), "alice", "hi all", 8);
        world.ok(World.GROUP + "pin_message", "{'GroupId':'%s','MsgSeq':1}", names.get("public"));
        names.put(
                "old",
                world.ok(World.GROUP + "import_group", "{'Type':'Public','Name':'old','CreateTime':1600000000}")
                        .text("GroupId"));
        names.put(
                "permissions",
                world.ok(World.GROUP + "create_permission_group", "{'GroupId':'%s'}", names.get("community"))
                        .text("PermissionGroupId"));
        names.put("task", world.ok("timpush/push", "{'MsgRandom':1}").text("TaskId"));
        names.put(
                "official",
                world.ok(
                                "official_account_open_http_svc/create_official_account",
                                "{'Owner_Account':'alice','Name':'News'}")
                        .text("OfficialAccountUserID"));
        world.ok(
                "official_account_open_http_svc/add_subscriber",
                "{'Official_Account':'%s','SubscriberList':[{'Subscriber_Account':'alice'}]}",
                names.get("official"));
        world.ok("openim_robot_http_svc/create_robot", "{'UserID':'@RBT#one'}");
        world.ok(
                "sns/friend_add",
                "{'From_Account':'alice','AddFriendItem':[{'To_Account':'carol','AddSource':'AddSource_Type_Web','Remark':'C',"
                        + "'GroupName':'home'}]}");
        world.ok("all_member_push/im_set_attr_name", "{'AttrNames':{'0':'sex'}}");
        world.ok(
                "recentcontact/create_contact_group",
                "{'From_Account':'alice','GroupContactItem':[{'GroupName':'home','ContactItem':[{'Type':1,'To_Account':'bob'}]}]}");
        names.put(
                "hour",
                DateTimeFormatter.ofPattern("yyyyMMddHH")
                        .format(Instant.now().minus(Duration.ofHours(2)).atZone(ZoneId.of("Asia/Shanghai"))));
        return names;
    }

    public static String resolve(String body, Map<String, String> names) {
        String resolved = body;
        for (Map.Entry<String, String> name : names.entrySet()) {
            resolved = resolved.replace("<" + name.getKey() + ">", name.getValue());
        }
        return resolved;
    }

    private static Map<String, String> read() {
        Map<String, String> bodies = new LinkedHashMap<>();
        try (InputStream in = Samples.class.getResourceAsStream("samples.txt")) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .forEach(line ->
                            bodies.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Catalogue.get().commands().forEach(spec -> bodies.computeIfAbsent(spec.name(), name -> body(spec.request())));
        return bodies;
    }

    private static String body(List<FieldSpec> fields) {
        return fields.stream()
                .map(field -> "'" + field.name() + "':" + value(field, field.type()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(FieldSpec field, FieldType type) {
        return switch (type) {
            case STRING -> "'" + text(field) + "'";
            case INTEGER ->
                field.name().equals("Next")
                        ? "0"
                        : field.allowed().isEmpty() ? "1" : field.allowed().get(0);
            case BOOLEAN -> "true";
            case ARRAY -> "[" + value(field, field.items()) + "]";
            case OBJECT -> body(field.fields());
            case ANY -> "'x'";
        };
    }

    private static String text(FieldSpec field) {
        if (!field.allowed().isEmpty()) {
            return field.allowed().get(0);
        }
        return switch (field.name()) {
            case "GroupId" -> "<public>";
            case "Cursor", "StartCursor", "Next" -> ""; // the first page
            default -> field.isAccount() ? "alice" : "x";
        };
    }
}
