package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Words that an app does not allow")
@ExtendWith(World.Maker.class)
class DirtyWordTest {

    private static final String SERVICE = "openim_dirty_words/";

    @Test
    @DisplayName("are listed once each after they were added, and no more after they were deleted")
    void areListedFromAddingToDeleting(World world) {
        world.ok(SERVICE + "add", "{'DirtyWordsList':['darn','heck']}");
        world.ok(SERVICE + "add", "{'DirtyWordsList':['darn']}");

        assertThat(words(world)).isEqualTo("[\"darn\",\"heck\"]");

        world.ok(SERVICE + "delete", "{'DirtyWordsList':['darn','unknown']}");

        assertThat(words(world)).isEqualTo("[\"heck\"]");
    }

    @Test
    @DisplayName("are never empty, for an empty word is in every text: 10004")
    void areNeverEmpty(World world) {
        assertThat(world.code(SERVICE + "add", "{'DirtyWordsList':['darn','']}"))
                .isEqualTo(10004);

        assertThat(words(world)).isEqualTo("[]");
    }

    private static String words(World world) {
        return world.ok(SERVICE + "get", "{}").list("DirtyWordsList").toString();
    }
}
