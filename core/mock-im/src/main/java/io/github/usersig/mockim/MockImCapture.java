package io.github.usersig.mockim;

/**
 * Records what an app server asks at the REST door, bodies included, and makes a scenario of it that can be played against any IM
 * back end. It is off until a test starts it, and takes a bounded number of calls and bytes.
 *
 * <pre>{@code
 * im.capture().start();
 * app.runItsMorning();                                    // whatever calls the REST API
 * im.capture().stop();
 * Files.writeString(Path.of("book/own/morning.yaml"), im.capture().scenario("own/morning"));
 * }</pre>
 *
 * <p><b>What is in a scenario:</b> the calls in their order, each with who made it, an app admin or a user. UserIDs, GroupIds, and
 * whatever a call repeats from an earlier reply, such as a MsgKey, a sequence or a cursor, are variables. UserSigs are never in it, and
 * texts are others of the same length, unless they stand in a field that is named to be kept.
 *
 * <p><b>It ends</b> when it is stopped, when a snapshot is restored, and when it is full; what was taken until then stays. A
 * reset forgets it. Safe for use by many threads; the order is that in which requests came.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML, which a scenario is written in</a>
 */
public interface MockImCapture {

    /** Starts it with room for a thousand calls and 4 MiB. What was taken before is forgotten. */
    default void start() {
        start(CaptureStanding.USUAL_CALLS, CaptureStanding.USUAL_BYTES);
    }

    /**
     * Starts it. What was taken before is forgotten.
     *
     * @param mostCalls how many calls it takes, 1 to 10000
     * @param mostBytes how many bytes of bodies and replies it takes, 1 to 67108864, which is 64 MiB
     * @throws IllegalArgumentException if one of them is not in its range
     */
    void start(int mostCalls, int mostBytes);

    /** Stops it; what was taken stays. If it does not run, nothing happens. */
    void stop();

    /** How it stands. */
    CaptureStanding standing();

    /**
     * What was taken, as a scenario in YAML. It may be asked for while the capture runs.
     *
     * @param id part and name of the scenario, such as {@code own/morning}
     * @param kept names of fields whose texts are not masked, such as {@code Nick}
     * @throws IllegalArgumentException if the id is not one, or nothing was taken
     */
    String scenario(String id, String... kept);
}
