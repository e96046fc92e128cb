package io.github.usersig.mockim.server.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonView;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Messages that are merged into one too long for a message")
@ExtendWith(World.Maker.class)
class LongMergerTest {

    private static final String SAVE = "im_long_msg.save_relay_json_msg";
    private static final String GET = "im_long_msg.get_relay_json_msg";

    private static String messages(String text) {
        return "{'MsgList':[{'From_Account':'alice','MsgSeq':7,'MsgClientTime':1796023562," + text(text)
                + "},{'From_Account':'carol','MsgSeq':8," + text("short") + "}]}";
    }

    private static String text(String text) {
        return "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'" + text + "'}}]";
    }

    @Test
    @DisplayName("are kept, and whoever gets their key reads them, with the senders' TinyIds")
    void areReadByWhoeverGetsTheirKey(World world) {
        String longText = "x".repeat(20_000);
        try (Watcher alice = Watcher.of(world.im, "alice");
                Watcher bob = Watcher.of(world.im, "bob")) {
            JsonView saved = alice.ok(SAVE, messages(longText));
            assertThat(saved.text("PbMsgKey")).isNotEmpty();

            JsonView read = bob.ok(GET, "{'JsonMsgKey':'%s'}", saved.text("JsonMsgKey"));

            assertThat(read.texts("Text")).containsExactly(longText, "short");
            assertThat(read.at("MsgList.0").number("MsgSeq")).isEqualTo(7);
            assertThat(read.at("MsgList.0").text("TinyId"))
                    .matches("\\d+")
                    .isNotEqualTo(read.at("MsgList.1").text("TinyId"));
        }
    }

    @Test
    @DisplayName("are there in a snapshot, and gone after a reset")
    void areThereInASnapshot(World world) {
        String key;
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            key = alice.ok(SAVE, messages("hi")).text("JsonMsgKey");
        }
        String snapshot = world.im.snapshot();
        world.im.reset();
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            assertThat(bob.code(GET, "{'JsonMsgKey':'%s'}", key)).isEqualTo(20022);
        }
        world.im.restore(snapshot);
        try (Watcher bob = Watcher.of(world.im, "bob")) {
            assertThat(bob.ok(GET, "{'JsonMsgKey':'%s'}", key).texts("Text")).contains("hi");
        }
    }

    @Test
    @DisplayName("are messages, each with a sender and a body")
    void areMessages(World world) {
        try (Watcher alice = Watcher.of(world.im, "alice")) {
            assertThat(alice.code(SAVE, "{'MsgList':[]}")).isEqualTo(60003);
            assertThat(alice.code(SAVE, "{'MsgList':[{'From_Account':'alice'}]}"))
                    .isEqualTo(60003);
            assertThat(alice.code(SAVE, "{'MsgList':[{%s}]}", text("hi"))).isEqualTo(60003);
        }
    }
}
