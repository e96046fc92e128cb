package io.github.usersig.mockim.server.internal.command.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Fields;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.tenant.Uploads;
import io.github.usersig.mockim.server.internal.tenant.Uploads.Permit;
import io.github.usersig.mockim.server.internal.tenant.Uploads.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** {@code im_cos_msg}, as users' clients have it: where they may upload a file, and where others fetch it. */
public final class UploadCommands {

    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int VIDEO = 2;
    private static final String SNAPSHOT = "?ci-process=snapshot";

    /** One grey pixel: the mock cannot look into a video. */
    private static final byte[] COVER = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private enum Kind {
        SMALL(1, 198),
        LARGE(2, 720),
        ORIGINAL(3, Integer.MAX_VALUE);

        private final int number;
        private final int longestSide;

        Kind(int number, int longestSide) {
            this.number = number;
            this.longestSide = longestSide;
        }
    }

    private UploadCommands() {}

    /** Where one file goes to, and comes from. */
    public static Reply one(Call call) {
        Fields fields = call.fields();
        Permit permit = permit(call, fields.text("file_name"), fields.number("Duration", USUAL.toSeconds()));
        ObjectNode reply = Reply.newFields()
                .put("upload_url", UploadAddresses.ofUpload(call, permit))
                .put("download_url", UploadAddresses.ofDownload(call, permit));
        if (fields.number("file_type", 0) == VIDEO) {
            reply.put("snapshot_url", UploadAddresses.ofDownload(call, permit) + SNAPSHOT);
        }
        return Reply.ok(reply);
    }

    /** The same for some files, by other names: for clients that go by way of a proxy for files. */
    public static Reply some(Call call) {
        List<Fields> files = call.fields().objects("rpt_upload_object");
        if (files.isEmpty()) {
            throw new Refusal(
                    ImError.MESSAGE_BODY_NOT_JSON,
                    "rpt_upload_object is empty: a client that got no address would ask again at once");
        }
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("rpt_pre_sig");
        for (Fields file : files) {
            Permit permit = permit(call, file.text("str_file_name"), USUAL.toSeconds());
            ObjectNode item = list.addObject()
                    .put("uint32_file_id", file.number("uint32_file_id", 0))
                    .put("str_upload_url", UploadAddresses.ofUpload(call, permit))
                    .put("str_download_url", UploadAddresses.ofDownload(call, permit));
            if (file.number("uint32_file_type", 0) == VIDEO) {
                item.put("str_snapshot_url", UploadAddresses.ofDownload(call, permit) + SNAPSHOT);
            }
        }
        return Reply.ok(reply.put("str_final_ip", ""));
    }

    private static Permit permit(Call call, String name, long seconds) {
        Duration wanted = Duration.ofSeconds(Math.max(1, Math.min(LONGEST.toSeconds(), seconds)));
        Instant until = call.at().plus(wanted);
        return call.tenant().uploads().allow(call.caller().userId(), name.isEmpty() ? "file" : name, until);
    }

    /** A picture in three sizes, all of which are the one that was uploaded: only what is said of them differs. */
    public static Reply sizes(Call call) {
        String url = call.fields().text("str_image_url");
        ImageSize size = UploadAddresses.find(call, url)
                .map(upload -> ImageSize.of(upload.content()))
                .orElseThrow(() -> new Refusal(
                        ImError.MESSAGE_BODY_NOT_JSON,
                        "str_image_url is no file that was uploaded here, or no longer"));
        ObjectNode reply = Reply.newFields();
        ArrayNode list = reply.putArray("rpt_msg_image_info");
        for (Kind kind : Kind.values()) {
            ImageSize shown = size.within(kind.longestSide);
            list.addObject()
                    .put("uint32_image_type", kind.number)
                    .put("str_url", url)
                    .put("uint32_width", shown.width())
                    .put("uint32_height", shown.height());
        }
        return Reply.ok(reply);
    }

    /** A picture to show before a video plays. */
    public static Reply cover(Call call) {
        Upload video = UploadAddresses.find(call, call.fields().text("snapshot_url"))
                .orElseThrow(() -> new Refusal(
                        ImError.MESSAGE_BODY_NOT_JSON,
                        "snapshot_url is no video that was uploaded here, or no longer"));
        String name = call.fields().optionalText("cover_name").orElse(video.name()) + ".png";
        Permit permit = permit(call, name, 1);
        Uploads uploads = call.tenant().uploads();
        uploads.keep(permit, "image/png", COVER.clone(), call.tenant().media().mostUploads());
        return Reply.ok(Reply.newFields().put("download_url", UploadAddresses.ofDownload(call, permit)));
    }
}
