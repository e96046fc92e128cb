package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A push by timpush")
@ExtendWith(World.Maker.class)
class TimPushTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timpush/push  | {'MsgRandom':1}",
                "timpush/batch | {'To_Account':['alice'],'MsgRandom':1}",
            })
    @DisplayName("gets a task, to all and to some")
    void getsATask(String command, String body, World world) {
        assertThat(world.ok(command, body).text("TaskId")).isNotEmpty();
    }

    @Test
    @DisplayName("is taken back once, within a day")
    void isTakenBackOnceWithinADay(World world) {
        String revoke = "{'TaskId':'%s'}";
        String task = world.ok("timpush/push", "{'MsgRandom':1}").text("TaskId");
        String late = world.ok("timpush/batch", "{'To_Account':['alice'],'MsgRandom':2}")
                .text("TaskId");

        assertThat(world.code("timpush/revoke", revoke, "none")).isEqualTo(90049);
        world.ok("timpush/revoke", revoke, task);
        assertThat(world.code("timpush/revoke", revoke, task)).isEqualTo(90050);
        world.im.clock().advance(Duration.ofHours(25));
        assertThat(world.code("timpush/revoke", revoke, late)).isEqualTo(90049);
    }

    @Test
    @DisplayName("counts the users that it names, by tags and attributes; no phone is reached")
    void countsTheUsersThatItNames(World world) {
        world.ok("all_member_push/im_set_attr_name", "{'AttrNames':{'0':'city'}}");
        world.ok(
                "all_member_push/im_add_tag",
                "{'UserTags':[{'To_Account':'alice','Tags':['a','b']},{'To_Account':'bob','Tags':['b']}]}");
        world.ok("all_member_push/im_set_attr", "{'UserAttrs':[{'To_Account':'carol','Attrs':{'city':'Berlin'}}]}");
        long now = world.im.clock().now().getEpochSecond();
        List<String> tasks = Stream.of(
                        "",
                        ",'Condition':{'TagsOr':['a','b']}",
                        ",'Condition':{'TagsAnd':['a','b']}",
                        ",'Condition':{'TagsOr':['b'],'TagsNot':['a']}",
                        ",'Condition':{'AttrsAnd':{'city':'Berlin'}}")
                .map(condition ->
                        world.ok("timpush/push", "{'MsgRandom':1%s}", condition).text("TaskId"))
                .toList();

        JsonList results = world.ok(
                        "timpush/all_member_push_statistics",
                        "{'StartTime':%d,'EndTime':%d,'TaskID':['%s']}",
                        now - 1,
                        now + 60,
                        String.join("','", tasks))
                .list("Results");
        assertThat(results.each("TaskID")).isEqualTo(tasks);
        assertThat(results.each("TotalCount")).containsExactly("5", "2", "1", "1", "1");
        assertThat(results.each("SentCount")).containsOnly("0");
        assertThat(world.ok(
                                "timpush/all_member_push_statistics",
                                "{'StartTime':%d,'EndTime':%d,'TaskID':[]}",
                                now - 1,
                                now + 60)
                        .list("Results")
                        .each("TotalCount"))
                .containsExactly("10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timpush/normal_push_trace      | {'PushID':'x'}                 | InstanceTrace",
                "timpush/all_member_push_trace  | {'TaskID':'x','UserID':'alice'} | InstanceTrace",
                "timpush/normal_push_statistics | {'StartTime':1,'EndTime':2}    | PlatformStatistics",
            })
    @DisplayName("has no phone to tell of")
    void hasNoPhoneToTellOf(String command, String body, String list, World world) {
        assertThat(world.ok(command, body).list(list)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timpush/push  | {}                                             | 90005",
                "timpush/batch | {'To_Account':['alice']}                       | 90005",
            })
    @DisplayName("needs a MsgRandom")
    void needsAMsgRandom(String command, String body, int code, World world) {
        assertThat(world.code(command, body)).isEqualTo(code);
    }
}
