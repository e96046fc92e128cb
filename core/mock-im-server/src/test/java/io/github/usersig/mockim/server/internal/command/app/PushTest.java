package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A push to all members")
@ExtendWith(World.Maker.class)
class PushTest {

    private static final String SERVICE = "all_member_push/";
    private static final String PUSH = "{'MsgRandom':%d," + World.TEXT + "}";
    private static final String TAGS = "{'UserTags':[{'To_Account':'alice','Tags':[%s]}]}";

    private static String task(World world, int random) {
        return RestClient.of(world.im).ok(SERVICE + "im_push", PUSH, random).text("TaskId");
    }

    @Test
    @DisplayName("is one task for seven days, found by its MsgRandom")
    void isOneTaskForSevenDays(World world) {
        String task = task(world, 1);
        assertThat(task(world, 1)).isEqualTo(task);
        assertThat(task(world, 2)).isNotEqualTo(task);

        world.im.clock().advance(Duration.ofDays(8));

        assertThat(task(world, 1)).isNotEqualTo(task);
    }

    @Test
    @DisplayName("goes by tags or by attributes, not by both: 90020")
    void goesByTagsOrByAttributes(World world) {
        assertThat(world.code(
                        SERVICE + "im_push",
                        "{'MsgRandom':9,'Condition':{'TagsOr':['a'],'AttrsOr':{'city':'x'}}," + World.TEXT + "}"))
                .isEqualTo(90020);
    }

    private static JsonView attributesOfAlice(World world) {
        return world.ok(SERVICE + "im_get_attr", "{'To_Account':['alice']}");
    }

    private static void setCityOfAlice(World world) {
        world.ok(SERVICE + "im_set_attr_name", "{'AttrNames':{'0':'city'}}");
        world.ok(SERVICE + "im_set_attr", "{'UserAttrs':[{'To_Account':'alice','Attrs':{'city':'Jena'}}]}");
    }

    @Test
    @DisplayName("goes by attributes of users, which need a name: 90033 without one")
    void goesByAttributesWithAName(World world) {
        assertThat(world.code(
                        SERVICE + "im_set_attr", "{'UserAttrs':[{'To_Account':'alice','Attrs':{'city':'Jena'}}]}"))
                .isEqualTo(90033);

        setCityOfAlice(world);

        assertThat(attributesOfAlice(world).list("UserAttrs"))
                .hasToString("[{\"To_Account\":\"alice\",\"Attrs\":{\"city\":\"Jena\"}}]");
    }

    @Test
    @DisplayName("goes by attributes of users, which can be removed")
    void goesByAttributesThatCanBeRemoved(World world) {
        setCityOfAlice(world);

        world.ok(SERVICE + "im_remove_attr", "{'UserAttrs':[{'To_Account':'alice','Attrs':['city']}]}");

        assertThat(attributesOfAlice(world).at("UserAttrs.0.Attrs").fields()).isEmpty();
    }

    @Test
    @DisplayName("goes by attributes whose names are told as they were set")
    void goesByAttributesWhoseNamesAreTold(World world) {
        world.ok(SERVICE + "im_set_attr_name", "{'AttrNames':{'0':'sex','1':'city'}}");

        assertThat(world.ok(SERVICE + "im_get_attr_name", "{}").at("AttrNames"))
                .hasToString("{\"0\":\"sex\",\"1\":\"city\"}");
    }

    private static List<String> tagsOfAlice(World world) {
        return world.ok(SERVICE + "im_get_tag", "{'To_Account':['alice']}")
                .first("UserTags")
                .list("Tags")
                .texts();
    }

    @Test
    @DisplayName("goes by tags of users, removed one by one or all at once")
    void goesByTagsOfUsers(World world) {
        world.ok(SERVICE + "im_add_tag", TAGS, "'a','b','c'");

        world.ok(SERVICE + "im_remove_tag", TAGS, "'b'");
        assertThat(tagsOfAlice(world)).containsExactly("a", "c");
        world.ok(SERVICE + "im_remove_all_tags", "{'To_Account':['alice']}");
        assertThat(tagsOfAlice(world)).isEmpty();
    }

    @Test
    @DisplayName("goes by tags that are neither empty nor doubled nor longer than 50 bytes")
    void goesByTagsThatAreWellFormed(World world) {
        assertThat(world.code(SERVICE + "im_add_tag", TAGS, "''")).isEqualTo(90040);
        assertThat(world.code(SERVICE + "im_add_tag", TAGS, "'a','a'")).isEqualTo(90022);
        assertThat(world.code(SERVICE + "im_add_tag", TAGS, "'" + "x".repeat(51) + "'"))
                .isEqualTo(90034);
    }
}
