package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to webhooks on their way to the app: they get lost, are late, come twice or in the wrong order.
 *
 * <pre>{@code
 * im.webhooks().override(WebhookOverride.of(WebhookCommand.C2C_AFTER_SEND_MSG).times(1).duplicate());
 * im.webhooks().override(WebhookOverride.ofAny().percent(10).lose());
 * }</pre>
 *
 * <p>Of several that fit a webhook the newest is taken. Immutable.
 */
public final class WebhookOverride {

    /** What happens to a webhook. */
    public enum Effect {
        /** The app does not get it. One that asks counts as not answered in time, at once. */
        LOSE,
        /**
         * It is sent later, and those behind it as well. One that asks holds up no other; the app's time runs meanwhile, and if it is
         * over before, the webhook counts as not answered in time, and is sent all the same.
         */
        DELAY,
        /** It is sent twice; the second answer counts for nothing. */
        DUPLICATE,
        /**
         * It is sent after the next of those that the override is for, or after a second if none comes. Those that ask are not
         * concerned.
         */
        REORDER
    }

    /** For as many webhooks as come. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    private static final int ALWAYS = 100;

    private final @Nullable WebhookCommand command;
    private final int times;
    private final int percent;
    private final Effect effect;
    private final Duration delay;

    private WebhookOverride(@Nullable WebhookCommand command, int times, int percent, Effect effect, Duration delay) {
        this.command = command;
        this.times = times;
        this.percent = percent;
        this.effect = effect;
        this.delay = delay;
    }

    /** An override of one webhook; unless told otherwise, it gets lost. */
    public static WebhookOverride of(WebhookCommand command) {
        return new WebhookOverride(requireNonNull(command, "command"), FOR_EVER, ALWAYS, Effect.LOSE, Duration.ZERO);
    }

    /** An override of any webhook; unless told otherwise, it gets lost. */
    public static WebhookOverride ofAny() {
        return new WebhookOverride(null, FOR_EVER, ALWAYS, Effect.LOSE, Duration.ZERO);
    }

    /**
     * Only the next ones, and then no more.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public WebhookOverride times(int webhooks) {
        if (webhooks < 1) {
            throw new IllegalArgumentException("times(" + webhooks + "): give at least 1, or leave it out for ever");
        }
        return new WebhookOverride(command, webhooks, percent, effect, delay);
    }

    /**
     * Only this share of them, evenly spread: with 10 it is every tenth, each time the same.
     *
     * @throws IllegalArgumentException if not in 1..100
     */
    public WebhookOverride percent(int share) {
        if (share < 1 || share > ALWAYS) {
            throw new IllegalArgumentException("percent(" + share + "): give 1 to 100");
        }
        return new WebhookOverride(command, times, share, effect, delay);
    }

    /** The app does not get it. */
    public WebhookOverride lose() {
        return new WebhookOverride(command, times, percent, Effect.LOSE, Duration.ZERO);
    }

    /**
     * The app gets it so much later.
     *
     * @throws IllegalArgumentException if negative, or more than 365 days
     */
    public WebhookOverride delay(Duration later) {
        if (!Delays.isPossible(later)) {
            throw new IllegalArgumentException(
                    "delay(" + later + "): give a length of time of at most " + Delays.LONGEST.toDays() + " days");
        }
        return new WebhookOverride(command, times, percent, Effect.DELAY, later);
    }

    /** The app gets it twice. */
    public WebhookOverride duplicate() {
        return new WebhookOverride(command, times, percent, Effect.DUPLICATE, Duration.ZERO);
    }

    /** The app gets it after the next of this kind: of the same command, or any if the override is for any. */
    public WebhookOverride reorder() {
        return new WebhookOverride(command, times, percent, Effect.REORDER, Duration.ZERO);
    }

    /** The webhook it concerns; empty for any. */
    public Optional<WebhookCommand> command() {
        return Optional.ofNullable(command);
    }

    /** How many it still concerns, {@link #FOR_EVER} if all. */
    public int times() {
        return times;
    }

    /** Which share of them it concerns. */
    public int percent() {
        return percent;
    }

    /** What happens to them. */
    public Effect effect() {
        return effect;
    }

    /** How late they are. */
    public Duration delay() {
        return delay;
    }

    /** Such as {@code C2C.CallbackAfterSendMsg, 3 times: DUPLICATE}. */
    @Override
    public String toString() {
        return (command == null ? "any webhook" : command.text())
                + (percent == ALWAYS ? "" : ", " + percent + " %")
                + (times == FOR_EVER ? "" : ", " + times + " times")
                + ": " + effect
                + (delay.isZero() ? "" : " " + delay);
    }
}
