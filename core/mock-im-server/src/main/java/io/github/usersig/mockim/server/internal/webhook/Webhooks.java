package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.WebhookSignature;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookOverride.Effect;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.Listener;
import io.github.usersig.mockim.server.internal.override.ActiveOverrides;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a tenant. Those that tell are sent in order by a thread of their own, while commands go on; those that ask
 * are sent by the thread of the request, which must not hold the tenant's lock. Safe for use by many threads.
 */
public final class Webhooks implements Listener {

    private static final int CAPACITY = 1_000;
    private static final int LONGEST_KEPT = 4_096;
    private static final List<String> EDITS =
            List.of("MsgBody", "CloudCustomData", "RefusedMembers_Account", "ResultItem");

    private final long sdkAppId;
    private final Supplier<Instant> now;
    private final WebhookRing calls = new WebhookRing(CAPACITY);
    private final ActiveOverrides<WebhookOverride> overrides = new ActiveOverrides<>(new OverrideKind());
    private final AfterQueue queue = new AfterQueue(this);
    private volatile @Nullable WebhookSettings settings;

    /** None are sent yet. */
    public Webhooks(long sdkAppId, Supplier<Instant> now) {
        this.sdkAppId = sdkAppId;
        this.now = now;
    }

    /** Where and how they are sent; null for not at all. */
    public void set(@Nullable WebhookSettings newOnes) {
        settings = newOnes;
        if (newOnes == null) {
            queue.clear();
        }
    }

    /** Where and how they are sent. */
    public Optional<WebhookSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /** What a test wants to happen to them. */
    public ActiveOverrides<WebhookOverride> overrides() {
        return overrides;
    }

    /** Those that were sent after this number. */
    public WebhookCalls calls(long after) {
        return calls.after(after);
    }

    /** Forgets what was sent, what waits to be sent, and what a test wanted to happen to it. */
    public void reset() {
        queue.clear();
        overrides.clear();
        calls.clear();
    }

    @Override
    public void on(Happening happening) {
        queue.add(happening);
    }

    /** Whether this one is on. */
    public boolean isOn(WebhookCommand command) {
        WebhookSettings current = settings;
        return current != null && current.commands().contains(command);
    }

    /**
     * Asks the app whether something may be done.
     *
     * @param fault why what the app says else is no good, such as a MsgBody that is none; empty if it is
     */
    public Decision ask(Outgoing question, Function<JsonNode, Optional<String>> fault) {
        WebhookSettings current = settings;
        if (current == null || !current.commands().contains(question.command())) {
            return Decision.GoOn.UNASKED;
        }
        BeforeRule rule = BeforeRule.of(question.command());
        Decision otherwise = rule.withoutAnswer(current.refusesOnTimeout());
        WebhookOverride override = take(question.command(), true).orElse(null);
        if (override != null && override.effect() == Effect.LOSE) {
            note(question, new Sent(current, now.get(), 1), lost(), effect(otherwise), Duration.ZERO);
            return otherwise;
        }
        if (override != null) {
            AfterQueue.sleep(override.delay());
        }
        Sent sent = new Sent(current, now.get(), 1);
        long start = System.nanoTime();
        Sender.Exchange exchange = sent.send(question);
        Decision decision = otherwise;
        String said = exchange.fault();
        if (exchange.outcome() == Outcome.ANSWERED) {
            Answers.Read read = Answers.read(exchange.body());
            said = read.isGood()
                    ? rule.fault(read.json()).or(() -> fault.apply(read.json())).orElse("")
                    : read.fault();
            if (said.isEmpty()) {
                decision = rule.decide(read.json());
            } else {
                exchange = new Sender.Exchange(Outcome.BAD_ANSWER, exchange.status(), exchange.body(), said);
            }
        }
        String effect = (said.isEmpty() ? "" : said + ": ") + effect(decision);
        note(question, sent, exchange, effect, Duration.ofNanos(System.nanoTime() - start));
        if (override != null && override.effect() == Effect.DUPLICATE) {
            tell(question, current, 2);
        }
        return decision;
    }

    /** Sends one that only tells, again if it must be; says whether the app answered in time. */
    void tell(Outgoing outgoing) {
        WebhookSettings current = settings;
        if (current == null || !current.commands().contains(outgoing.command())) {
            return;
        }
        int attempt = 1;
        while (tell(outgoing, current, attempt) == Outcome.TIMED_OUT && attempt <= current.retries()) {
            attempt++;
        }
    }

    private Outcome tell(Outgoing outgoing, WebhookSettings current, int attempt) {
        Sent sent = new Sent(current, now.get(), attempt);
        long start = System.nanoTime();
        Sender.Exchange exchange = sent.send(outgoing);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String effect = exchange.fault();
        if (exchange.outcome() == Outcome.ANSWERED) {
            Answers.Read read = Answers.read(exchange.body());
            effect = read.isGood()
                    ? "the app says " + read.json().path("ErrorCode").asInt()
                    : read.fault();
            if (!read.isGood()) {
                exchange = new Sender.Exchange(Outcome.BAD_ANSWER, exchange.status(), exchange.body(), effect);
            }
        }
        note(outgoing, sent, exchange, effect, took);
        return exchange.outcome();
    }

    /** Notes that one was not sent. */
    void notSent(Outgoing outgoing, Outcome outcome, String why) {
        WebhookSettings current = settings;
        if (current != null && current.commands().contains(outgoing.command())) {
            note(outgoing, new Sent(current, now.get(), 1), Sender.Exchange.failed(outcome, why), why, Duration.ZERO);
        }
    }

    /** The override of one that is on, which counts as used by it. */
    Optional<WebhookOverride> take(WebhookCommand command, boolean inOrder) {
        return isOn(command)
                ? overrides.take(override -> override.command().orElse(command) == command
                        && !(inOrder && override.effect() == Effect.REORDER))
                : Optional.empty();
    }

    private static Sender.Exchange lost() {
        return Sender.Exchange.failed(Outcome.LOST, "lost, as the test wants");
    }

    private static String effect(Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            return "refused with " + refused.code() + ": " + refused.reason();
        }
        if (decision instanceof Decision.GoOn goOn) {
            String edits = EDITS.stream()
                    .filter(goOn.answer()::has)
                    .map(name -> ", with " + name)
                    .collect(Collectors.joining());
            return goOn.answer().isMissingNode() ? "went on" : "allowed" + edits;
        }
        return "dropped without a word";
    }

    private void note(Outgoing outgoing, Sent sent, Sender.Exchange exchange, String effect, Duration took) {
        String text = exchange.body();
        String kept = text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
        calls.add(number -> new WebhookCall(
                number,
                sent.at(),
                outgoing.command(),
                sent.parameters(outgoing),
                outgoing.body().toString(),
                sent.attempt(),
                exchange.outcome(),
                exchange.status(),
                kept,
                effect,
                took));
    }

    /** One sending of a webhook. */
    private final class Sent {
        private final WebhookSettings current;
        private final Instant at;
        private final int attempt;

        Sent(WebhookSettings current, Instant at, int attempt) {
            this.current = current;
            this.at = at;
            this.attempt = attempt;
        }

        Instant at() {
            return at;
        }

        int attempt() {
            return attempt;
        }

        /** Those that may be shown. */
        Map<String, String> parameters(Outgoing outgoing) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("SdkAppid", Long.toString(sdkAppId));
            parameters.put("CallbackCommand", outgoing.command().text());
            parameters.put("contenttype", "json");
            parameters.put("ClientIP", outgoing.by().address());
            parameters.put("OptPlatform", outgoing.by().platform());
            if (!current.token().isEmpty()) {
                parameters.put("RequestTime", Long.toString(at.getEpochSecond()));
            }
            return parameters;
        }

        Sender.Exchange send(Outgoing outgoing) {
            Map<String, String> parameters = parameters(outgoing);
            String requestTime = parameters.remove("RequestTime");
            if (requestTime != null) {
                parameters.put("Sign", WebhookSignature.sign(current.token(), at));
                parameters.put("RequestTime", requestTime);
            }
            String query = parameters.entrySet().stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            String path = current.url().getRawPath().isEmpty() ? "/" : "";
            return Sender.send(
                    URI.create(current.url() + path + "?" + query),
                    outgoing.body().toString(),
                    current.timeout());
        }
    }

    private static final class OverrideKind implements ActiveOverrides.Kind<WebhookOverride> {
        @Override
        public int times(WebhookOverride override) {
            return override.times();
        }

        @Override
        public WebhookOverride withTimes(WebhookOverride override, int times) {
            return override.times(times);
        }

        @Override
        public int percent(WebhookOverride override) {
            return override.percent();
        }
    }
}
