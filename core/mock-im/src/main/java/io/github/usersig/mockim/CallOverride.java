package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import io.github.usersig.ImError;
import java.time.Duration;

/**
 * What a command of the REST API answers instead of what it would: a code of the service, a late answer, half of one, none.
 *
 * <pre>{@code
 * im.overrides().add(CallOverride.of("openim/sendmsg").times(3).answer(ImError.TICKET_EXPIRED));
 * im.overrides().add(CallOverride.ofAny().by("administrator").percent(10).httpStatus(502));
 * im.overrides().add(CallOverride.of("openim/sendmsg").delay(Duration.ofSeconds(3)));         // late, and otherwise as ever
 * }</pre>
 *
 * <p>It concerns calls that passed the gate: a UserSig that is no good is refused as ever. The command itself is not done,
 * unless the override only delays it. Of several that fit a call the newest is taken. Immutable.
 */
public final class CallOverride {

    /** What happens to a call. */
    public enum Effect {
        /** The command is done and answered as ever; with a delay it is late. */
        NONE,
        /** It is refused with a code of the service. */
        CODE,
        /** The answer is an HTTP error of the gateway, with no JSON. */
        HTTP_STATUS,
        /** The connection is reset before any answer. */
        RESET,
        /** The connection is closed in the middle of a good answer. */
        TRUNCATE
    }

    /** For as many calls as come. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    private static final int ALWAYS = 100;

    private final String command;
    private final String caller;
    private final int times;
    private final int percent;
    private final Effect effect;
    private final int code;
    private final Duration delay;
    private final Duration longestDelay;
    private final double spread;

    private CallOverride(
            String command,
            String caller,
            int times,
            int percent,
            Effect effect,
            int code,
            Duration delay,
            Duration longestDelay,
            double spread) {
        this.command = command;
        this.caller = caller;
        this.times = times;
        this.percent = percent;
        this.effect = effect;
        this.code = code;
        this.delay = delay;
        this.longestDelay = longestDelay;
        this.spread = spread;
    }

    /**
     * An override of one command.
     *
     * @param command service and command, such as {@code openim/sendmsg}
     */
    public static CallOverride of(String command) {
        return new CallOverride(
                requireNonNull(command, "command"),
                "",
                FOR_EVER,
                ALWAYS,
                Effect.NONE,
                0,
                Duration.ZERO,
                Duration.ZERO,
                0);
    }

    /** An override of any command. */
    public static CallOverride ofAny() {
        return of("");
    }

    /** Only calls of this user. */
    public CallOverride by(String userId) {
        return new CallOverride(
                command, requireNonNull(userId, "userId"), times, percent, effect, code, delay, longestDelay, spread);
    }

    /**
     * Only the next calls, and then no more.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public CallOverride times(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("times(" + calls + "): give at least 1, or leave it out for ever");
        }
        return new CallOverride(command, caller, calls, percent, effect, code, delay, longestDelay, spread);
    }

    /**
     * Only this share of the calls, evenly spread: with 10 it is every tenth, each time the same.
     *
     * @throws IllegalArgumentException if not in 1..100
     */
    public CallOverride percent(int share) {
        if (share < 1 || share > ALWAYS) {
            throw new IllegalArgumentException("percent(" + share + "): give 1 to 100");
        }
        return new CallOverride(command, caller, times, share, effect, code, delay, longestDelay, spread);
    }

    /** Refuses with this error. */
    public CallOverride answer(ImError error) {
        return answer(error.code());
    }

    /**
     * Refuses with this code of the service, one that no list has included.
     *
     * @throws IllegalArgumentException if it is 0, which is no refusal
     */
    public CallOverride answer(int refusal) {
        if (refusal == 0) {
            throw new IllegalArgumentException("answer(0): 0 is what a good answer has; give the code of a refusal");
        }
        return with(Effect.CODE, refusal);
    }

    /**
     * Answers with this HTTP status and no JSON, as the gateway in front of the service does when it is in trouble.
     *
     * @throws IllegalArgumentException if not in 400..599
     */
    public CallOverride httpStatus(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("httpStatus(" + status + "): give 400 to 599");
        }
        return with(Effect.HTTP_STATUS, status);
    }

    /** Resets the connection before any answer. */
    public CallOverride resetConnection() {
        return with(Effect.RESET, 0);
    }

    /** Does the command, and closes the connection in the middle of the answer. */
    public CallOverride truncateAnswer() {
        return with(Effect.TRUNCATE, 0);
    }

    private CallOverride with(Effect newEffect, int newCode) {
        return new CallOverride(command, caller, times, percent, newEffect, newCode, delay, longestDelay, spread);
    }

    /**
     * Answers so much later.
     *
     * @throws IllegalArgumentException if negative, or more than 365 days
     */
    public CallOverride delay(Duration exactly) {
        return delay(exactly, exactly);
    }

    /**
     * Answers later, each time by another length of time between these two, all as likely.
     *
     * @throws IllegalArgumentException if negative, more than 365 days, or the second is shorter than the first
     */
    public CallOverride delay(Duration atLeast, Duration atMost) {
        if (!Delays.isPossible(atLeast) || !Delays.isPossible(atMost) || atMost.compareTo(atLeast) < 0) {
            throw new IllegalArgumentException("delay(" + atLeast + ", " + atMost
                    + "): give two lengths of time, the longer one second, of at most " + Delays.LONGEST.toDays()
                    + " days");
        }
        return new CallOverride(command, caller, times, percent, effect, code, atLeast, atMost, 0);
    }

    /**
     * Answers later, as services under load do: mostly by about this length of time, now and then by several times as long
     * (log-normal, as in WireMock).
     *
     * @param median half of the delays are shorter
     * @param sigma how far they spread: 0.1 hardly, 1 widely
     * @throws IllegalArgumentException if the median is negative or more than 365 days, or sigma not in 0..3
     */
    public CallOverride delayLogNormal(Duration median, double sigma) {
        if (!Delays.isPossible(median) || !(sigma >= 0 && sigma <= 3)) {
            throw new IllegalArgumentException("delayLogNormal(" + median + ", " + sigma
                    + "): give a length of time of at most " + Delays.LONGEST.toDays() + " days, and 0 to 3");
        }
        return new CallOverride(command, caller, times, percent, effect, code, median, median, sigma);
    }

    /** The command it concerns; empty for any. */
    public String command() {
        return command;
    }

    /** The user it concerns; empty for any. */
    public String caller() {
        return caller;
    }

    /** How many calls it still concerns, {@link #FOR_EVER} if all. */
    public int times() {
        return times;
    }

    /** Which share of the calls it concerns. */
    public int percent() {
        return percent;
    }

    /** What happens to them. */
    public Effect effect() {
        return effect;
    }

    /** The code or the HTTP status; 0 where there is none. */
    public int code() {
        return code;
    }

    /** The shortest delay. */
    public Duration delay() {
        return delay;
    }

    /** The longest delay. */
    public Duration longestDelay() {
        return longestDelay;
    }

    /** How far the delays spread around {@link #delay()}, the sigma of a log-normal distribution; 0 if they do not. */
    public double spread() {
        return spread;
    }

    /** Such as {@code openim/sendmsg by anybody, 3 times: 20004}. */
    @Override
    public String toString() {
        String what =
                switch (effect) {
                    case NONE -> "as ever";
                    case CODE -> Integer.toString(code);
                    case HTTP_STATUS -> "HTTP " + code;
                    case RESET -> "connection reset";
                    case TRUNCATE -> "half an answer";
                };
        return (command.isEmpty() ? "any command" : command)
                + " by " + (caller.isEmpty() ? "anybody" : caller)
                + (percent == ALWAYS ? "" : ", " + percent + " %")
                + (times == FOR_EVER ? "" : ", " + times + " times")
                + ": " + what
                + (longestDelay.isZero()
                        ? ""
                        : ", after " + delay + (delay.equals(longestDelay) ? "" : " to " + longestDelay)
                                + (spread == 0 ? "" : " or so"));
    }
}
