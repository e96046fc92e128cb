package io.github.usersig.webclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.MockIm;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The web client in a page of a real browser. */
@Uses(ClientKind.CHROMIUM)
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
@Tag("once")
class ChromiumIT {

    @Nested
    class Smoke extends SmokeContract {}

    /** One grey pixel. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    private static final String BYTES = Base64.getEncoder().encodeToString("not really a recording".getBytes(UTF_8));

    /** Alice sends a file by the upload plugin, and bob fetches what the message that he gets points to. */
    private static JsonNode sendAndFetch(
            WebClient alice, WebClient bob, String method, String name, String type, String base64, String url) {
        alice.call("sendFile", Map.of("to", "bob", "method", method, "name", name, "type", type, "base64", base64));
        var message = bob.await("MESSAGE_RECEIVED").get(0).get("payload");
        var fetched = bob.call("fetchFile", message.at(url).asText());
        assertThat(fetched.get("status").asInt()).isEqualTo(200);
        assertThat(fetched.get("base64").asText()).isEqualTo(base64);
        return message;
    }

    @Test
    void uploadsPicturesFilesSoundsAndVideosForOthersToFetch(MockIm im, WebClients clients) {
        var alice = clients.login(im, "alice");
        var bob = clients.login(im, "bob");

        var picture =
                sendAndFetch(alice, bob, "createImageMessage", "dot.png", "image/png", PIXEL, "/imageInfoArray/0/url");
        assertThat(picture.at("/imageInfoArray/0/width").asInt()).isOne();
        var file = sendAndFetch(alice, bob, "createFileMessage", "page.html", "text/html", BYTES, "/fileUrl");
        assertThat(file.get("fileName").asText()).isEqualTo("page.html");
        sendAndFetch(alice, bob, "createAudioMessage", "voice.mp3", "audio/mpeg", BYTES, "/url");
        var video = sendAndFetch(alice, bob, "createVideoMessage", "clip.mp4", "video/mp4", BYTES, "/videoUrl");
        assertThat(bob.call("fetchFile", video.get("snapshotUrl").asText())
                        .get("type")
                        .asText())
                .isEqualTo("image/png");
        assertThat(im.journal().of("upload").entries()).extracting("caller").containsOnly("alice");
    }

    @Test
    void isToldWhenAFileIsLongerThanTheMockTakes(MockIm im, WebClients clients) {
        im.media(MediaSettings.DEFAULT.withLongestUpload(5));
        var alice = clients.login(im, "alice");

        var refusal = alice.refused(
                "sendFile",
                Map.of(
                        "to", "bob",
                        "method", "createFileMessage",
                        "name", "long.bin",
                        "type", "application/octet-stream",
                        "base64", BYTES));

        assertThat(refusal.code()).isEqualTo(2400);
    }

    @Test
    void translatesTextsAsTheTestSays(MockIm im, WebClients clients) {
        im.media(MediaSettings.DEFAULT.withTranslation("hello", "zh", "你好"));
        var alice = clients.login(im, "alice");

        var translated = alice.call(
                "translateText",
                Map.of(
                        "sourceTextList", List.of("hello", "bye"),
                        "sourceLanguage", "en",
                        "targetLanguage", "zh"));

        assertThat(translated.get("translatedTextList")).hasToString("[\"你好\",\"[zh] bye\"]");
    }
}
