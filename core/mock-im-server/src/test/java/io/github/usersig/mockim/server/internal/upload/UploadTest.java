package io.github.usersig.mockim.server.internal.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.Http;
import io.github.usersig.mockim.server.support.Refusals;
import io.github.usersig.mockim.server.support.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file that a client uploads")
@ExtendWith(World.Maker.class)
class UploadTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] PICTURE = png(300, 150);

    /** Where a file goes to, and where it comes from. */
    private record Addresses(String upload, String download) {}

    private static JsonNode ask(World world, String command, String body) {
        try (MockImClient alice = world.client("alice")) {
            return JSON.readTree(alice.ask("im_cos_msg." + command, body.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Addresses allowed(World world, int type, String name) {
        JsonNode reply = ask(
                world,
                "pre_sig",
                "{'file_type':%d,'file_name':'%s','upload_method':0,'Duration':900}".formatted(type, name));
        return new Addresses(
                reply.path("upload_url").asText(), reply.path("download_url").asText());
    }

    private static HttpResponse<byte[]> put(String url, String type, byte[] content) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(content))
                .build());
    }

    private static HttpResponse<byte[]> get(String url) throws IOException {
        return Http.exchange(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static Addresses uploaded(World world, String name, String type, byte[] content) throws IOException {
        Addresses file = allowed(world, 255, name);
        assertThat(put(file.upload(), type, content).statusCode()).isEqualTo(200);
        return file;
    }

    /** The beginning of a picture, which says how large it is. */
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(24)
                .put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))
                .putInt(13)
                .put("IHDR".getBytes(UTF_8))
                .putInt(width)
                .putInt(height)
                .array();
    }

    @Test
    @DisplayName("goes to an address of the mock's own, and is there for whoever knows where it comes from")
    void isThereForOthers(World world) throws IOException {
        Addresses file = allowed(world, 1, "dot.png");
        assertThat(file.upload())
                .startsWith(world.im.endpoint() + "/im-files/" + world.im.app().sdkAppId() + "/");
        assertThat(get(file.download()).statusCode()).isEqualTo(404);

        HttpResponse<byte[]> sent = put(file.upload(), "image/png", PICTURE);

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(header(sent, "Access-Control-Allow-Origin")).isEqualTo("*");
        HttpResponse<byte[]> got = get(file.download() + "?imageView2/3/w/198/h/198");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(PICTURE);
        assertThat(header(got, "Content-Type")).isEqualTo("image/png");
        assertThat(world.im.journal().of("upload").entries())
                .extracting(JournalEntry::caller, JournalEntry::code)
                .containsExactly(tuple("alice", 0));
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, ''",
        "image/svg+xml, image/svg+xml, ''",
        "audio/mpeg, audio/mpeg, ''",
        "video/mp4, video/mp4, ''",
        "text/html, application/octet-stream, attachment; filename*=UTF-8''a%20page.html",
        "application/xhtml+xml, application/octet-stream, attachment; filename*=UTF-8''a%20page.html",
        "'image/png, text/html', application/octet-stream, attachment; filename*=UTF-8''a%20page.html",
    })
    @DisplayName("is shown by a browser if it is a picture, a sound or a video, and else saved; nothing in it runs")
    void isShownOrSaved(String type, String shown, String disposition, World world) throws IOException {
        Addresses file = uploaded(world, "a page.html", type, "<script>steal()</script>".getBytes(UTF_8));

        HttpResponse<byte[]> got = get(file.download());

        assertThat(header(got, "Content-Type")).isEqualTo(shown);
        assertThat(header(got, "Content-Disposition")).isEqualTo(disposition);
        assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(got, "Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    }

    @Test
    @DisplayName("may be sent by a page of any origin, which a browser asks before")
    void maySendAnyPage(World world) throws IOException {
        Addresses file = allowed(world, 1, "dot.png");

        HttpResponse<byte[]> preflight = Http.exchange(HttpRequest.newBuilder(URI.create(file.upload()))
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("PUT");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).isEqualTo("content-type");
    }

    @Test
    @DisplayName("is sent once: its address is used up then")
    void isSentOnce(World world) throws IOException {
        Addresses file = uploaded(world, "once.txt", "text/plain", "first".getBytes(UTF_8));

        HttpResponse<byte[]> again = put(file.upload(), "text/plain", "second".getBytes(UTF_8));

        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(Http.text(again)).contains("good for one file").doesNotContain("sign");
        assertThat(get(file.download()).body()).isEqualTo("first".getBytes(UTF_8));
    }

    @Test
    @DisplayName("is not taken without its token, or with that of another")
    void isNotTakenWithoutItsToken(World world) throws IOException {
        Addresses one = allowed(world, 255, "one.txt");
        Addresses other = allowed(world, 255, "other.txt");
        String token = other.upload().substring(other.upload().indexOf('?'));

        assertThat(put(one.download(), "text/plain", new byte[1]).statusCode()).isEqualTo(403);
        assertThat(put(one.download() + token, "text/plain", new byte[1]).statusCode())
                .isEqualTo(403);
        assertThat(put(one.upload(), "text/plain", new byte[1]).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("is not taken after its time by the tenant's clock, nor of a user who is gone, nor by another tenant")
    void isNotTakenOfOthers(World world) throws IOException {
        Addresses late = allowed(world, 255, "late.txt");
        world.im.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(put(late.upload(), "text/plain", new byte[1]).statusCode()).isEqualTo(403);

        Addresses elsewhere = allowed(world, 255, "elsewhere.txt");
        MockIm other = world.server.createTenant(SdkApp.random());
        String id = Long.toString(world.im.app().sdkAppId());
        String wrong =
                elsewhere.upload().replace("/" + id + "/", "/" + other.app().sdkAppId() + "/");
        assertThat(put(wrong, "text/plain", new byte[1]).statusCode()).isEqualTo(403);

        Addresses orphan = allowed(world, 255, "orphan.txt");
        world.ok("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'alice'}]}");
        assertThat(put(orphan.upload(), "text/plain", new byte[1]).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("is as long as the settings say: 413 beyond, and its address is good for a shorter one")
    void isAsLongAsTheSettingsSay(World world) throws IOException {
        world.im.media(MediaSettings.DEFAULT.withLongestUpload(10));
        Addresses file = allowed(world, 255, "long.bin");

        HttpResponse<byte[]> tooLong = put(file.upload(), "text/plain", new byte[11]);

        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(Http.text(tooLong)).contains("more than 10 bytes", "withLongestUpload");
        assertThat(put(file.upload(), "text/plain", new byte[10]).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("makes room for newer ones when there are as many as the settings say")
    void makesRoomForNewerOnes(World world) throws IOException {
        world.im.media(MediaSettings.DEFAULT.withMostUploads(2));
        Addresses first = uploaded(world, "1.txt", "text/plain", new byte[1]);
        Addresses second = uploaded(world, "2.txt", "text/plain", new byte[1]);
        uploaded(world, "3.txt", "text/plain", new byte[1]);

        assertThat(get(first.download()).statusCode()).isEqualTo(404);
        assertThat(get(second.download()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("stays when a snapshot is restored, which has no uploads, and goes with a reset")
    void isNoPartOfSnapshots(World world) throws IOException {
        String before = world.im.snapshot();
        Addresses file = uploaded(world, "stays.txt", "text/plain", new byte[1]);

        world.im.restore(before);
        assertThat(get(file.download()).statusCode()).isEqualTo(200);
        String after = world.im.snapshot();
        world.im.reset();
        assertThat(get(file.download()).statusCode()).isEqualTo(404);
        world.im.restore(after);
        assertThat(get(file.download()).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("is in snapshots if a test wants that, and comes back with them")
    void isInSnapshotsIfWanted(World world) throws IOException {
        world.im.media(MediaSettings.DEFAULT.withUploadsInSnapshots());
        Addresses file = uploaded(world, "kept.txt", "text/plain", new byte[1]);
        String snapshot = world.im.snapshot();
        Addresses later = uploaded(world, "later.txt", "text/plain", new byte[1]);
        world.im.reset();

        world.im.restore(snapshot);

        assertThat(get(file.download()).statusCode()).isEqualTo(200);
        assertThat(get(later.download()).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("is shown to nobody while the app forbids it")
    void isShownToNobodyWhileForbidden(World world) throws IOException {
        Addresses file = uploaded(world, "dot.png", "image/png", PICTURE);

        world.ok("im_cos_msg/forbid_illegal_object", "{'RawURL':'%s'}", file.download());
        assertThat(get(file.download()).statusCode()).isEqualTo(403);
        world.ok("im_cos_msg/allow_banned_object", "{'RawURL':'%s'}", file.download());
        assertThat(get(file.download()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "gets its addresses by other names for a client with a proxy for files, and not one answer without any")
    void getsItsAddressesByOtherNames(World world) throws IOException {
        JsonNode reply = ask(
                world,
                "simple_sig",
                "{'uint32_scene':1,'rpt_upload_object':[{'uint32_file_id':7,'uint32_file_type':2,'str_file_name':'a.mp4'}]}");

        JsonNode item = reply.at("/rpt_pre_sig/0");
        assertThat(item.path("uint32_file_id").asInt()).isEqualTo(7);
        assertThat(put(item.path("str_upload_url").asText(), "video/mp4", new byte[3])
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(item.path("str_download_url").asText()).body()).hasSize(3);
        Refusals.assertRefused(() -> ask(world, "simple_sig", "{}"), 90001);
    }

    @Test
    @DisplayName("is told of in three sizes if it is a picture")
    void isToldOfInThreeSizes(World world) throws IOException {
        Addresses file = uploaded(world, "wide.png", "image/png", PICTURE);

        JsonNode sizes = ask(world, "get_imageinfo", "{'str_image_url':'" + file.download() + "'}")
                .path("rpt_msg_image_info");

        assertThat(sizes.findValuesAsText("uint32_image_type")).containsExactly("1", "2", "3");
        assertThat(sizes.findValuesAsText("uint32_width")).containsExactly("198", "300", "300");
        assertThat(sizes.findValuesAsText("uint32_height")).containsExactly("99", "150", "150");
        Refusals.assertRefused(
                () -> ask(world, "get_imageinfo", "{'str_image_url':'https://elsewhere.example/x'}"), 90001);
    }

    @Test
    @DisplayName("has a picture to show before it plays if it is a video")
    void hasACoverIfItIsAVideo(World world) throws IOException {
        JsonNode reply = ask(world, "pre_sig", "{'file_type':2,'file_name':'clip.mp4'}");
        put(reply.path("upload_url").asText(), "video/mp4", new byte[3]);

        String cover = ask(
                        world,
                        "video_cover",
                        "{'cover_name':'cover','snapshot_url':'"
                                + reply.path("snapshot_url").asText() + "'}")
                .path("download_url")
                .asText();

        assertThat(header(get(cover), "Content-Type")).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/im-files/", "/im-files/x/y", "/im-files/17/0123456789abcdef0123456789abcdef/x"})
    @DisplayName("is nowhere that nobody was told of")
    void isNowhereElse(String path, World world) throws IOException {
        assertThat(get(world.im.endpoint() + path).statusCode()).isEqualTo(404);
        assertThat(put(world.im.endpoint() + path, "text/plain", new byte[1]).statusCode())
                .isEqualTo(404);
    }
}
