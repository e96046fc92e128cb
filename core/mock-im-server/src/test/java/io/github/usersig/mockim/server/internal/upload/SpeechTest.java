package io.github.usersig.mockim.server.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Translations and transcripts")
@ExtendWith(World.Maker.class)
class SpeechTest {

    private static final String TRANSLATE = "{\"SourceText\":[\"hello\",\"bye\"],\"Source\":\"en\",\"Target\":\"zh\"}";

    @Test
    @DisplayName("are plain unless a test sets them")
    void arePlainUnlessSet(World world) {
        try (MockImClient alice = world.client("alice")) {
            assertThat(alice.ask("im_open_translate.ws_batch_trans_text", TRANSLATE))
                    .contains("\"TargetText\":[\"[zh] hello\",\"[zh] bye\"]", "\"CmdErrorCode\":{\"ErrorCode\":0");
            assertThat(alice.ask("im_open_speech.ws_sentence_recognition", "{}"))
                    .contains("\"BytesResult\":\"This is what the mock hears in every sound.\"");
        }
    }

    @Test
    @DisplayName("are what a test sets")
    void areWhatATestSets(World world) {
        world.im.media(
                MediaSettings.DEFAULT.withTranslation("hello", "zh", "你好").withTranscript("call me back"));
        try (MockImClient alice = world.client("alice")) {
            assertThat(alice.ask("im_open_translate.ws_batch_trans_text", TRANSLATE))
                    .contains("\"TargetText\":[\"你好\",\"[zh] bye\"]");
            assertThat(alice.ask("im_open_speech.ws_sentence_recognition", "{}"))
                    .contains("\"BytesResult\":\"call me back\"");
        }
        assertThat(world.im.media().transcript()).isEqualTo("call me back");
        world.im.reset();
        assertThat(world.im.media()).isEqualTo(MediaSettings.DEFAULT);
    }
}
