package io.github.usersig.mockim.internal.control;

import io.github.usersig.mockim.MockImException;
import java.net.URI;

/**
 * The version of the control API, which a mock tells when it is asked whether it is ready. Client and mock must be of the same; it
 * grows with every change that one of them would not understand of the other.
 */
public final class ControlVersion {

    /** That of this kit. */
    public static final int CURRENT = 3;

    private static final String FIELD = "controlVersion";
    private static final String KIT = "kit";

    private ControlVersion() {}

    /** Tells it. */
    public static Json write(Json json) {
        return json.put(FIELD, CURRENT).put(KIT, kit());
    }

    /**
     * Requires that a mock is of this version.
     *
     * @param ready what it told
     * @param endpoint where it listens, for the message
     * @throws MockImException if it is of another version, or so old that it tells none
     */
    public static void require(Json ready, URI endpoint) {
        boolean told = ready.has(FIELD);
        int theirs = told ? ready.number(FIELD) : 0;
        if (theirs != CURRENT) {
            throw new MockImException("the mock IM at " + endpoint + " is "
                    + (theirs < CURRENT ? "older" : "newer") + " than this client: it "
                    + (told
                            ? "speaks version " + theirs + " of the control API"
                            : "tells no version of its control API")
                    + " (UserSig TestKit " + ready.text(KIT, "of an unknown version") + "), the client speaks version "
                    + CURRENT + " (UserSig TestKit " + kit() + "). Use one version of all artifacts, as importing"
                    + " usersig-bom does, and if the mock runs in a container or from the standalone jar, build the"
                    + " image or get the jar of that version");
        }
    }

    /** The version of the kit, as its jar says. */
    private static String kit() {
        String version = ControlVersion.class.getPackage().getImplementationVersion();
        return version == null ? "of an unknown version" : version;
    }
}
