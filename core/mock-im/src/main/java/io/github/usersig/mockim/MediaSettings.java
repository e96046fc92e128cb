package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a tenant does with pictures, files, sounds and videos that users' clients upload, and what it answers where the service
 * has a machine that listens and translates.
 *
 * <pre>{@code
 * im.media(MediaSettings.DEFAULT.withLongestUpload(1024 * 1024));          // 413 beyond
 * im.media(MediaSettings.DEFAULT.withTranslation("hello", "zh", "你好")
 *         .withTranscript("call me back"));                                // what all sounds say
 * }</pre>
 *
 * <p>Uploads are no part of snapshots, and stay when one is restored, unless {@link #withUploadsInSnapshots()} says otherwise. Immutable.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/117799">vendor's page on the translation of texts</a>
 */
public final class MediaSettings {

    private static final int MIB = 1024 * 1024;
    private static final int MOST_BYTES = 100 * MIB;

    /** Files of up to 20 MiB, the newest hundred, in no snapshot; each text translated to itself with the language before it. */
    public static final MediaSettings DEFAULT =
            new MediaSettings(20 * MIB, 100, false, Map.of(), "This is what the mock hears in every sound.");

    private final int longestUpload;
    private final int mostUploads;
    private final boolean uploadsInSnapshots;
    private final Map<Text, String> translations;
    private final String transcript;

    private MediaSettings(
            int longestUpload,
            int mostUploads,
            boolean uploadsInSnapshots,
            Map<Text, String> translations,
            String transcript) {
        this.longestUpload = longestUpload;
        this.mostUploads = mostUploads;
        this.uploadsInSnapshots = uploadsInSnapshots;
        this.translations = translations;
        this.transcript = transcript;
    }

    /**
     * A text that is to be translated.
     *
     * @param text what it says
     * @param target the language it is to be in, such as {@code en}
     */
    public record Text(String text, String target) {

        /** One with both. */
        public Text {
            requireNonNull(text, "text");
            requireNonNull(target, "target");
        }
    }

    /**
     * The same, with another limit on the length of a file.
     *
     * @throws IllegalArgumentException if not in 1..104857600, which is 100 MiB
     */
    public MediaSettings withLongestUpload(int bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "withLongestUpload(" + bytes + "): give 1 to " + MOST_BYTES + " bytes, which are 100 MiB");
        }
        return new MediaSettings(bytes, mostUploads, uploadsInSnapshots, translations, transcript);
    }

    /**
     * The same, with another number of files that are kept; of those that are too many the oldest go first.
     *
     * @throws IllegalArgumentException if not in 1..10000
     */
    public MediaSettings withMostUploads(int files) {
        if (files < 1 || files > 10_000) {
            throw new IllegalArgumentException("withMostUploads(" + files + "): give 1 to 10000");
        }
        return new MediaSettings(longestUpload, files, uploadsInSnapshots, translations, transcript);
    }

    /** The same, with the uploads of then in each snapshot, which brings them back. */
    public MediaSettings withUploadsInSnapshots() {
        return new MediaSettings(longestUpload, mostUploads, true, translations, transcript);
    }

    /**
     * The same, with the translation of a text into a language.
     *
     * @param target the language, as the client names it, such as {@code en}
     */
    public MediaSettings withTranslation(String text, String target, String translation) {
        Map<Text, String> more = new LinkedHashMap<>(translations);
        more.put(new Text(text, target), requireNonNull(translation, "translation"));
        return new MediaSettings(
                longestUpload, mostUploads, uploadsInSnapshots, Collections.unmodifiableMap(more), transcript);
    }

    /** The same, with another text that is heard in every sound. */
    public MediaSettings withTranscript(String text) {
        return new MediaSettings(
                longestUpload, mostUploads, uploadsInSnapshots, translations, requireNonNull(text, "text"));
    }

    /** How many bytes a file may have. */
    public int longestUpload() {
        return longestUpload;
    }

    /** How many files are kept. */
    public int mostUploads() {
        return mostUploads;
    }

    /** Whether snapshots keep uploads, and bring them back. */
    public boolean uploadsInSnapshots() {
        return uploadsInSnapshots;
    }

    /** The translations that were set. */
    public Map<Text, String> translations() {
        return translations;
    }

    /** What a text is in a language: the translation that was set, or the text with the language before it. */
    public String translate(String text, String target) {
        String set = translations.get(new Text(text, target));
        return set == null ? "[" + target + "] " + text : set;
    }

    /** What is heard in every sound. */
    public String transcript() {
        return transcript;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MediaSettings that
                && longestUpload == that.longestUpload
                && mostUploads == that.mostUploads
                && uploadsInSnapshots == that.uploadsInSnapshots
                && translations.equals(that.translations)
                && transcript.equals(that.transcript);
    }

    @Override
    public int hashCode() {
        return Objects.hash(longestUpload, mostUploads, uploadsInSnapshots, translations, transcript);
    }

    /** All of them, but of the translations only how many. */
    @Override
    public String toString() {
        return "MediaSettings[longestUpload " + longestUpload + ", mostUploads " + mostUploads + ", uploadsInSnapshots "
                + uploadsInSnapshots + ", " + translations.size() + " translations, transcript \"" + transcript + "\"]";
    }
}
