package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One webhook, the app's answer, and what came of it. Holds neither the token nor the signature. Immutable. */
public final class WebhookCall {

    /** How sending a webhook went. */
    public enum Outcome {
        /** The app answered as it must. */
        ANSWERED,
        /** The app answered something that is no good: not HTTP 200, or no JSON of the right form. */
        BAD_ANSWER,
        /** The app did not answer in time. */
        TIMED_OUT,
        /** The app could not be reached, or hung up. */
        UNREACHABLE,
        /** A test wanted it lost. */
        LOST,
        /** Too many were waiting to be sent. */
        DROPPED
    }

    private final long number;
    private final Instant at;
    private final WebhookCommand command;
    private final Map<String, String> parameters;
    private final String body;
    private final int attempt;
    private final Outcome outcome;
    private final int status;
    private final String answer;
    private final String effect;
    private final Duration took;

    private WebhookCall(Builder builder) {
        this.number = builder.number;
        this.at = builder.at;
        this.command = builder.command;
        this.parameters = builder.parameters;
        this.body = builder.body;
        this.attempt = builder.attempt;
        this.outcome = builder.outcome;
        this.status = builder.status;
        this.answer = builder.answer;
        this.effect = builder.effect;
        this.took = builder.took;
    }

    /** A webhook with this number that was sent then and went so, of which more can be said. */
    public static Builder builder(long number, Instant at, WebhookCommand command, Outcome outcome) {
        return new Builder(number, at, command, outcome);
    }

    /** Counts the tenant's webhooks, from 1. */
    public long number() {
        return number;
    }

    /** When it was sent, by the tenant's clock. */
    public Instant at() {
        return at;
    }

    /** Which webhook it is. */
    public WebhookCommand command() {
        return command;
    }

    /** Those of the URL, without Sign. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** What was sent, as JSON. */
    public String body() {
        return body;
    }

    /** 1 for the first, more for one that was sent again. */
    public int attempt() {
        return attempt;
    }

    /** How sending it went. */
    public Outcome outcome() {
        return outcome;
    }

    /** The HTTP status of the answer, 0 if there was none. */
    public int status() {
        return status;
    }

    /** The body of the answer, its first 4,096 characters; empty if there was none. */
    public String answer() {
        return answer;
    }

    /** What came of it, in words, such as {@code refused with 120001: no} or {@code MsgBody changed}. */
    public String effect() {
        return effect;
    }

    /** From sending it to the answer. */
    public Duration took() {
        return took;
    }

    /** Whether the app answered as it must. */
    public boolean isAnswered() {
        return outcome == Outcome.ANSWERED;
    }

    /** It as one line, such as {@code #3 C2C.CallbackBeforeSendMsg -> ANSWERED 200, allowed}. */
    @Override
    public String toString() {
        return "#" + number + " " + command + (attempt > 1 ? " (attempt " + attempt + ")" : "") + " -> " + outcome
                + (status == 0 ? "" : " " + status) + (effect.isEmpty() ? "" : ", " + effect);
    }

    private List<Object> parts() {
        return List.of(number, at, command, parameters, body, attempt, outcome, status, answer, effect, took);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookCall that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Collects what is known of one; what is not said is empty. Not thread-safe. */
    public static final class Builder {

        private final long number;
        private final Instant at;
        private final WebhookCommand command;
        private Map<String, String> parameters = Map.of();
        private String body = "";
        private int attempt = 1;
        private final Outcome outcome;
        private int status;
        private String answer = "";
        private String effect = "";
        private Duration took = Duration.ZERO;

        private Builder(long number, Instant at, WebhookCommand command, Outcome outcome) {
            this.number = number;
            this.at = requireNonNull(at, "at");
            this.command = requireNonNull(command, "command");
            this.outcome = requireNonNull(outcome, "outcome");
        }

        /** Those of the URL, without Sign. */
        public Builder parameters(Map<String, String> parameters) {
            this.parameters = Map.copyOf(parameters);
            return this;
        }

        /** What was sent, as JSON. */
        public Builder body(String body) {
            this.body = requireNonNull(body, "body");
            return this;
        }

        /** 1 for the first, more for one that was sent again. */
        public Builder attempt(int attempt) {
            this.attempt = attempt;
            return this;
        }

        /** The HTTP status of the answer, 0 if there was none. */
        public Builder status(int status) {
            this.status = status;
            return this;
        }

        /** The body of the answer, its first 4,096 characters; empty if there was none. */
        public Builder answer(String answer) {
            this.answer = requireNonNull(answer, "answer");
            return this;
        }

        /** What came of it, in words, such as {@code refused with 120001: no} or {@code MsgBody changed}. */
        public Builder effect(String effect) {
            this.effect = requireNonNull(effect, "effect");
            return this;
        }

        /** From sending it to the answer. */
        public Builder took(Duration took) {
            this.took = requireNonNull(took, "took");
            return this;
        }

        /** It, as collected so far. */
        public WebhookCall build() {
            return new WebhookCall(this);
        }
    }
}
