package io.github.usersig.mockim.server.internal.parity.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** The profiles that the mock brings with it, and those that users write. */
public final class Profiles {

    /** Those in the folder of resources, in alphabetical order; a test sees to it that none is forgotten. */
    private static final List<String> NAMES =
            List.of(Profile.DEFAULT_NAME, "family-codes", "older-codes", "single-device");

    private static final String FOLDER = "/io/github/usersig/mockim/server/internal/parity/profiles/";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern FILE = Pattern.compile("[^\\r\\n:]{1,250}\\.ya?ml|[A-Za-z]:[^\\r\\n:]{1,250}\\.ya?ml");

    private Profiles() {}

    /** The names of those that the mock brings with it. */
    public static List<String> names() {
        return NAMES;
    }

    /** Whether this looks like the name of a file with a profile in it. */
    public static boolean isFileName(String text) {
        return FILE.matcher(text.strip()).matches();
    }

    /**
     * A profile.
     *
     * @param nameOrYaml the name of one that the mock brings with it, or the YAML of one's own
     * @throws IllegalArgumentException if there is none of that name, or the YAML is none
     */
    public static Profile of(String nameOrYaml) {
        String text = nameOrYaml.strip();
        if (text.equals(Profile.DEFAULT_NAME)) { // the most usual one needs no YAML
            return Profile.DEFAULT;
        }
        if (isFileName(text)) {
            throw new IllegalArgumentException(
                    ("the profile must be a name or YAML text, and \"%s\" looks like the name of a file: give what is in the"
                                    + " file, as in profile(Files.readString(Path.of(\"%s\"))), or name the file where one is asked for,"
                                    + " as in serve --profile or @EnableMockIm(profile = ...)")
                            .formatted(text, text));
        }
        if (!WORD.matcher(text).matches()) {
            return ProfileReader.read(nameOrYaml, "the profile", nameOrYaml);
        }
        if (!NAMES.contains(text)) {
            throw new IllegalArgumentException("there is no profile \"" + text + "\": give one of "
                    + String.join(", ", NAMES) + ", or the YAML of your own");
        }
        return ProfileReader.read(text, "profiles/" + text + ".yaml", resource(text));
    }

    private static String resource(String name) {
        try (InputStream in = Profiles.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the profile " + name + " is missing in the jar of the mock");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
