package io.github.usersig.mockim;

import java.util.Objects;

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
 */
public final class GateSettings {

    /** 60010 for who is not an admin, and no limits. */
    public static final GateSettings DEFAULT = new GateSettings(false, 0, 0);

    private final boolean familyCodes;
    private final int callsPerSecond;
    private final int failedChecks;

    private GateSettings(boolean familyCodes, int callsPerSecond, int failedChecks) {
        this.familyCodes = familyCodes;
        this.callsPerSecond = callsPerSecond;
        this.failedChecks = failedChecks;
    }

    /** The same, with the codes of the families. */
    public GateSettings withFamilyCodes() {
        return new GateSettings(true, callsPerSecond, failedChecks);
    }

    /**
     * The same, with a limit on calls of one command in one second; beyond it is 60007.
     *
     * @param calls 0 for as many as one likes
     * @throws IllegalArgumentException if negative
     */
    public GateSettings withCallsPerSecond(int calls) {
        return new GateSettings(familyCodes, requireLimit("withCallsPerSecond", calls), failedChecks);
    }

    /**
     * The same, with a limit on bad UserSigs of one UserID in one minute; then it is 70050 for a minute.
     *
     * @param failures 0 for as many as one likes
     * @throws IllegalArgumentException if negative
     */
    public GateSettings withFailedChecks(int failures) {
        return new GateSettings(familyCodes, callsPerSecond, requireLimit("withFailedChecks", failures));
    }

    private static int requireLimit(String method, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException(
                    method + "(" + limit + ") must not be negative: give a number from 1 on, or 0 for no limit");
        }
        return limit;
    }

    /** Whether a caller who is not an app admin gets the code of the family of commands, instead of 60010. */
    public boolean familyCodes() {
        return familyCodes;
    }

    /** How often one command may be called in a second, 0 for as often as one likes. */
    public int callsPerSecond() {
        return callsPerSecond;
    }

    /** After how many bad UserSigs in a minute a UserID is refused for a minute, 0 for never. */
    public int failedChecks() {
        return failedChecks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GateSettings that
                && familyCodes == that.familyCodes
                && callsPerSecond == that.callsPerSecond
                && failedChecks == that.failedChecks;
    }

    @Override
    public int hashCode() {
        return Objects.hash(familyCodes, callsPerSecond, failedChecks);
    }

    /** All of them. */
    @Override
    public String toString() {
        return "GateSettings[familyCodes " + familyCodes + ", callsPerSecond " + callsPerSecond + ", failedChecks "
                + failedChecks + "]";
    }
}
