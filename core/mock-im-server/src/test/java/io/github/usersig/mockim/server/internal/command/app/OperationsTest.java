package io.github.usersig.mockim.server.internal.command.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What the app is told of itself:")
@ExtendWith(World.Maker.class)
class OperationsTest {

    private static final String HISTORY = "open_msg_svc/get_history";
    private static final String HOUR = "{'ChatType':'C2C','MsgTime':'%s'}";

    private static String thisHour() {
        return DateTimeFormatter.ofPattern("yyyyMMddHH").format(Instant.now().atZone(ZoneId.of("Asia/Shanghai")));
    }

    @Test
    @DisplayName("the messages of an hour can be downloaded as a file")
    void givesTheMessagesOfAnHourAsAFile(World world) throws IOException {
        world.send("alice", "bob", "for the record", 1);
        world.sendToGroup(world.group("Public"), "alice", "for all", 1);
        String hour = thisHour();
        world.im.clock().advance(Duration.ofHours(1));

        JsonView file = world.ok(HISTORY, HOUR, hour).first("File");

        byte[] zipped = Http.exchange(
                        HttpRequest.newBuilder(URI.create(file.text("URL"))).build())
                .body();
        assertThat(zipped).hasSize(file.number("GzipSize"));
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes(), UTF_8);
        assertThat(text)
                .hasSize(file.number("FileSize"))
                .contains("for the record")
                .doesNotContain("for all");
    }

    @Test
    @DisplayName("no messages of an hour that is not over, or over for a week: 1003, and none of what is no hour: 1001")
    void givesNoMessagesOfAnotherTime(World world) {
        world.send("alice", "bob", "for the record", 1);
        String hour = thisHour();

        assertThat(world.code(HISTORY, HOUR, hour)).isEqualTo(1003);
        assertThat(world.code(HISTORY, HOUR, "yesterday")).isEqualTo(1001);
        world.im.clock().advance(Duration.ofHours(1));
        world.ok(HISTORY, HOUR, hour);
        world.im.clock().advance(Duration.ofDays(8));
        assertThat(world.code(HISTORY, HOUR, hour)).isEqualTo(1003);
    }

    @Test
    @DisplayName("figures are strings, those asked for, with ErrorInfo OK and no ActionStatus")
    void givesFiguresAsStrings(World world) {
        world.send("alice", "bob", "hi", 1);

        RestReply reply = world.ok(
                "openconfigsvr/getappinfo", "{'RequestField':['RegistUserNumTotal','C2CUpMsgNum','Nonsense']}");

        assertThat(reply)
                .hasToString("{\"ErrorInfo\":\"OK\",\"ErrorCode\":0,\"Result\":[{\"RegistUserNumTotal\":\"5\","
                        + "\"C2CUpMsgNum\":\"1\"}]}");
    }
}
