package io.github.usersig.mockim;

/** By which way a request came in. */
public enum Door {

    /** The REST API for app admins, {@code /v4/...}. */
    REST,

    /** The WebSocket of the IM SDK, {@code /binfo}, for users. */
    SDK,

    /** The test itself, by {@link MockIm}. */
    CONTROL
}
