package io.github.usersig.mockim;

/**
 * How strict a tenant is at its gate, where the service differs from app to app or its pages are silent.
 *
 * <pre>{@code
 * im.gate(GateSettings.DEFAULT.withFamilyCodes());             // not an admin: 90009 from openim, 10007 from groups ...
 * im.gate(GateSettings.DEFAULT.withCallsPerSecond(200));       // 60007 beyond
 * im.gate(GateSettings.DEFAULT.withFailedChecks(5));           // 70050 for a minute after five bad UserSigs
 * }</pre>
 *
 * <p>Seconds and minutes are those of the tenant's clock. Immutable.
 *
 * @param familyCodes whether a caller who is not an app admin gets the code of the family of commands, instead of 60010
 * @param callsPerSecond how often one command may be called, 0 for as often as one likes
 * @param failedChecks after how many bad UserSigs in a minute a UserID is refused for a minute, 0 for never
 */
public record GateSettings(boolean familyCodes, int callsPerSecond, int failedChecks) {

    /** 60010 for who is not an admin, and no limits. */
    public static final GateSettings DEFAULT = new GateSettings(false, 0, 0);

    /** @throws IllegalArgumentException if a number is negative */
    public GateSettings {
        if (callsPerSecond < 0 || failedChecks < 0) {
            throw new IllegalArgumentException("callsPerSecond " + callsPerSecond + " and failedChecks " + failedChecks
                    + " must not be negative: 0 is no limit");
        }
    }

    /** The same, with the codes of the families. */
    public GateSettings withFamilyCodes() {
        return new GateSettings(true, callsPerSecond, failedChecks);
    }

    /** The same, with a limit on calls of one command in one second; beyond it is 60007. */
    public GateSettings withCallsPerSecond(int calls) {
        return new GateSettings(familyCodes, calls, failedChecks);
    }

    /** The same, with a limit on bad UserSigs of one UserID in one minute; then it is 70050 for a minute. */
    public GateSettings withFailedChecks(int failures) {
        return new GateSettings(familyCodes, callsPerSecond, failures);
    }
}
