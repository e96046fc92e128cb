package io.github.usersig.testcontainers.internal.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;

/** What to do about an engine that does not know the version of its API which Testcontainers asks for. */
final class ApiVersion {

    /** How Docker Desktop begins to describe itself, with nothing in it, to whom it refuses. */
    static final String NO_REASON = "{\"ID\":\"\"";

    private static final Pattern REFUSED =
            Pattern.compile("client version \\S+ is too (old|new)\\..*? supported API version is 1\\.(\\d+)");

    /** What Testcontainers asks for since 1.21.4 and 2.0.2; those before ask for 1.32. */
    private static final int ASKED_FOR = 44;

    private ApiVersion() {}

    /** To go on after what the engine has said; nothing if the trouble is another. */
    static Optional<String> cure(int status, String said) {
        if (status != 400) {
            return Optional.empty();
        }
        if (said.startsWith(NO_REASON)) {
            return Optional.of(", as Docker Desktop does that does not know the client's version of the API"
                    + newerTestcontainers() + inProperties(ASKED_FOR));
        }
        Matcher refused = REFUSED.matcher(said);
        if (!refused.find()) {
            return Optional.empty();
        }
        int known = Integer.parseInt(refused.group(2));
        if (refused.group(1).equals("new")) {
            return Optional.of(". It is too old for Testcontainers: use a newer engine" + inProperties(known));
        }
        return Optional.of(". The engine no longer knows the version of its API that Testcontainers asks for"
                + (known <= ASKED_FOR ? newerTestcontainers() : ": use a newer Testcontainers" + thisOne())
                + inProperties(known));
    }

    private static String newerTestcontainers() {
        return ": use Testcontainers 1.21.4, 2.0.2 or newer" + thisOne();
    }

    private static String thisOne() {
        return " (this one is " + DockerClientFactory.TESTCONTAINERS_VERSION + ")";
    }

    private static String inProperties(int minor) {
        return ", or put api.version=1." + minor + " into ~/.docker-java.properties";
    }
}
