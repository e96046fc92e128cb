package io.github.usersig.mockim;

/**
 * How a {@link MockImCapture} stands.
 *
 * @param isRunning whether it takes what is asked now
 * @param calls how many it has taken
 * @param bytes how many bytes these and their replies have
 * @param missed how many came when it was full, or were longer than the mock reads, and are not in it
 */
public record CaptureStanding(boolean isRunning, int calls, int bytes, int missed) {

    /** How many calls it takes unless told otherwise. */
    public static final int USUAL_CALLS = 1_000;

    /** How many bytes it takes unless told otherwise: 4 MiB. */
    public static final int USUAL_BYTES = 4 * 1024 * 1024;
}
