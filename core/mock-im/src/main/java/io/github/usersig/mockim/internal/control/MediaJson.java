package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.MediaSettings;
import java.util.List;
import java.util.Map;

/** Settings of media, in JSON. */
public final class MediaJson {

    private MediaJson() {}

    /** They. */
    public static Json write(MediaSettings settings) {
        List<Map.Entry<MediaSettings.Text, String>> translations =
                List.copyOf(settings.translations().entrySet());
        return Json.object()
                .put("longestUpload", settings.longestUpload())
                .put("mostUploads", settings.mostUploads())
                .put("uploadsInSnapshots", settings.uploadsInSnapshots())
                .putAll("translations", translations, each -> Json.object()
                        .put("text", each.getKey().text())
                        .put("target", each.getKey().target())
                        .put("translation", each.getValue()))
                .put("transcript", settings.transcript());
    }

    /** What {@link #write} wrote; what is left out is as by default. */
    public static MediaSettings read(Json json) {
        MediaSettings usual = MediaSettings.DEFAULT;
        MediaSettings settings = usual.withLongestUpload(json.number("longestUpload", usual.longestUpload()))
                .withMostUploads(json.number("mostUploads", usual.mostUploads()))
                .withTranscript(json.text("transcript", usual.transcript()));
        if (json.flag("uploadsInSnapshots")) {
            settings = settings.withUploadsInSnapshots();
        }
        if (json.has("translations")) {
            for (Json each : json.all("translations", one -> one)) {
                settings = settings.withTranslation(each.text("text"), each.text("target"), each.text("translation"));
            }
        }
        return settings;
    }
}
