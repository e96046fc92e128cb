package io.github.usersig.mockim.server.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.WebhookCall;
import io.github.usersig.mockim.WebhookCall.Outcome;
import io.github.usersig.mockim.WebhookCalls;
import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.WebhookOverride;
import io.github.usersig.mockim.WebhookOverride.Effect;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.server.internal.event.Happening;
import io.github.usersig.mockim.server.internal.event.Listener;
import io.github.usersig.mockim.server.internal.event.WatchLog;
import io.github.usersig.mockim.server.internal.override.ActiveOverrides;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a tenant. Those that tell are sent in order, while commands go on; those that ask
 * cost no thread while the app thinks; who asks must not hold the tenant's lock. Safe for use by many threads.
 */
public final class Webhooks implements Listener {

    private static final int CAPACITY = 1_000;
    private static final int LONGEST_KEPT = 4_096;
    private static final List<String> EDITS =
            List.of("MsgBody", "CloudCustomData", "RefusedMembers_Account", "ResultItem");

    private final long sdkAppId;
    private final Supplier<Instant> now;
    private final UnaryOperator<String> masks;
    private final WebhookRing calls = new WebhookRing(CAPACITY);
    private final ActiveOverrides<WebhookOverride> overrides = new ActiveOverrides<>(new OverrideKind());
    private final AfterQueue queue = new AfterQueue(this);
    private final Underway underway = new Underway();
    private volatile @Nullable WebhookSettings settings;
    private volatile boolean tells;

    /**
     * None are sent yet.
     *
     * @param masks takes out of a text what the journal must not show
     */
    public Webhooks(long sdkAppId, Supplier<Instant> now, UnaryOperator<String> masks) {
        this.sdkAppId = sdkAppId;
        this.now = now;
        this.masks = masks;
    }

    /** Where and how they are sent; null for not at all. */
    public void set(@Nullable WebhookSettings newOnes) {
        settings = newOnes;
        tells = newOnes != null && newOnes.commands().stream().anyMatch(command -> !command.isBefore());
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
        giveUp();
    }

    /** Waits no more for what the app is asked: what that was about is overtaken. */
    public void giveUp() {
        underway.giveUp();
    }

    @Override
    public void on(Happening happening) {
        if (tells) {
            queue.add(happening);
        }
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
     * @return what the app says, or what is done without; no thread waits for it, and it does not fail
     */
    public CompletionStage<Decision> ask(Outgoing question, Function<JsonNode, Optional<String>> fault) {
        WebhookSettings current = settings;
        if (current == null || !current.commands().contains(question.command())) {
            return CompletableFuture.completedFuture(Decision.GoOn.UNASKED);
        }
        BeforeRule rule = BeforeRule.of(question.command());
        Decision otherwise = rule.withoutAnswer(current.refusesOnTimeout());
        WebhookOverride override = take(question.command(), true).orElse(null);
        WebhookRequest request = request(question, current, 1);
        if (override != null && override.effect() == Effect.LOSE) {
            note(request, lost(), effect(otherwise), Duration.ZERO);
            return CompletableFuture.completedFuture(otherwise);
        }
        long start = System.nanoTime();
        CompletionStage<Decision> decision = response(request, override)
                .handle((response, cancelled) -> response == null
                        ? new Decision.Overtaken()
                        : decide(request, response, rule, otherwise, fault, start));
        return override == null || override.effect() != Effect.DUPLICATE
                ? decision
                : decision.thenCompose(said -> tell(question, current, 2).thenApply(outcome -> said));
    }

    private CompletableFuture<WebhookResponse> response(WebhookRequest request, @Nullable WebhookOverride override) {
        CompletableFuture<WebhookResponse> response;
        if (override == null || override.delay().isZero()) {
            response = request.send();
        } else {
            Sender.Held held = request.sendLate(override.delay());
            underway.add(held.sent());
            response = held.response();
        }
        underway.add(response);
        return response;
    }

    private Decision decide(
            WebhookRequest request,
            WebhookResponse response,
            BeforeRule rule,
            Decision otherwise,
            Function<JsonNode, Optional<String>> fault,
            long start) {
        Decision decision = otherwise;
        WebhookResponse came = response;
        String said = came.fault();
        if (came.outcome() == Outcome.ANSWERED) {
            Answers.Read read = Answers.read(came.body());
            said = read.isGood()
                    ? rule.fault(read.json()).or(() -> fault.apply(read.json())).orElse("")
                    : read.fault();
            if (said.isEmpty()) {
                decision = rule.decide(read.json());
            } else {
                came = came.bad(said);
            }
        }
        String effect = (said.isEmpty() ? "" : said + ": ") + effect(decision);
        note(request, came, effect, Duration.ofNanos(System.nanoTime() - start));
        return decision;
    }

    /**
     * Sends one that only tells, again if it must be.
     *
     * @param stillWanted whether it is, when it would be sent again
     */
    CompletionStage<Outcome> tell(Outgoing outgoing, BooleanSupplier stillWanted) {
        WebhookSettings current = settings;
        return current == null || !current.commands().contains(outgoing.command())
                ? CompletableFuture.completedFuture(Outcome.DROPPED)
                : tellUntilAnswered(outgoing, current, 1, stillWanted);
    }

    private CompletableFuture<Outcome> tellUntilAnswered(
            Outgoing outgoing, WebhookSettings current, int attempt, BooleanSupplier stillWanted) {
        CompletableFuture<Outcome> told = tell(outgoing, current, attempt);
        return attempt > current.retries()
                ? told
                : told.thenCompose(outcome -> outcome == Outcome.TIMED_OUT && stillWanted.getAsBoolean()
                        ? tellUntilAnswered(outgoing, current, attempt + 1, stillWanted)
                        : CompletableFuture.completedFuture(outcome));
    }

    private CompletableFuture<Outcome> tell(Outgoing outgoing, WebhookSettings current, int attempt) {
        WebhookRequest request = request(outgoing, current, attempt);
        long start = System.nanoTime();
        return request.send().thenApply(response -> told(request, response, start));
    }

    private Outcome told(WebhookRequest request, WebhookResponse response, long start) {
        WebhookResponse came = response;
        String effect = came.fault();
        if (came.outcome() == Outcome.ANSWERED) {
            Answers.Read read = Answers.read(came.body());
            effect = read.isGood()
                    ? "the app says " + read.json().path("ErrorCode").asInt()
                    : read.fault();
            if (!read.isGood()) {
                came = came.bad(effect);
            }
        }
        note(request, came, effect, Duration.ofNanos(System.nanoTime() - start));
        return came.outcome();
    }

    /** Notes that one was not sent. */
    void notSent(Outgoing outgoing, Outcome outcome, String why) {
        WebhookSettings current = settings;
        if (current != null && current.commands().contains(outgoing.command())) {
            note(request(outgoing, current, 1), WebhookResponse.failed(outcome, why), why, Duration.ZERO);
        }
    }

    /** The override of one that is on, which counts as used by it. */
    Optional<WebhookOverride> take(WebhookCommand command, boolean inOrder) {
        return isOn(command)
                ? overrides.take(
                        List.of(Optional.of(command), Optional.empty()),
                        override -> !(inOrder && override.effect() == Effect.REORDER))
                : Optional.empty();
    }

    private static WebhookResponse lost() {
        return WebhookResponse.failed(Outcome.LOST, "lost, as the test wants");
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

    private WebhookRequest request(Outgoing outgoing, WebhookSettings current, int attempt) {
        return new WebhookRequest(sdkAppId, current, now.get(), calls.era(), attempt, outgoing, outgoing.text());
    }

    private void note(WebhookRequest request, WebhookResponse response, String effect, Duration took) {
        String text = masks.apply(response.text());
        String kept = text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
        String body = masks.apply(request.body());
        String shown = masks.apply(effect);
        calls.add(request.era(), number -> {
            WebhookCall call = WebhookCall.builder(
                            number, request.at(), request.outgoing().command(), response.outcome())
                    .parameters(request.parameters())
                    .body(body)
                    .attempt(request.attempt())
                    .status(response.status())
                    .answer(kept)
                    .effect(shown)
                    .took(took)
                    .build();
            WatchLog.say(() -> "webhook: SDKAppID " + sdkAppId + ", " + call);
            return call;
        });
    }

    private static final class OverrideKind implements ActiveOverrides.Kind<WebhookOverride> {
        @Override
        public Object subject(WebhookOverride override) {
            return override.command();
        }

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
