package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.WebhookCall.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.StringRequestContent;

/**
 * Sends webhooks over connections that are kept open. No thread waits for an answer: it comes by one of the client's. Who no longer
 * wants one cancels it; then nothing is sent that is not sent yet, and the connection is closed.
 */
final class Sender {

    private static final int OK = 200;

    private Sender() {}

    /** Sends one now, and gives it so much time. What comes of it never fails. */
    static CompletableFuture<WebhookResponse> send(URI url, String body, Duration timeout) {
        Exchange exchange = new Exchange(timeout);
        exchange.start(url, body, timeout);
        return exchange.response;
    }

    /**
     * Sends one that is held up on its way. The time runs from now on; if it is over before, the app gets the webhook all the same,
     * and nobody waits for what it says.
     */
    static Held sendLate(URI url, String body, Duration timeout, Duration delay) {
        Exchange exchange = new Exchange(timeout);
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Duration left = timeout.minus(delay);
        boolean inTime = left.compareTo(Duration.ZERO) > 0;
        WebhookClient.after(delay, () -> {
            if (!sent.isDone() && !exchange.response.isCancelled()) {
                if (inTime) {
                    exchange.start(url, body, left);
                } else {
                    new Exchange(timeout).start(url, body, timeout);
                }
            }
            sent.complete(null);
        });
        if (!inTime) {
            WebhookClient.after(timeout, () -> exchange.response.complete(timedOut(timeout)));
        }
        return new Held(exchange.response, sent);
    }

    /**
     * One that was held up.
     *
     * @param response what comes of it
     * @param sent when it has been sent; cancelled, it never is
     */
    record Held(CompletableFuture<WebhookResponse> response, CompletableFuture<Void> sent) {}

    private static WebhookResponse timedOut(Duration timeout) {
        return WebhookResponse.failed(Outcome.TIMED_OUT, "no answer within " + timeout.toMillis() + " ms");
    }

    /** One request and what comes of it. */
    private static final class Exchange extends LimitedBody {

        private final Duration timeout;
        private final CompletableFuture<WebhookResponse> response = new CompletableFuture<>();

        Exchange(Duration timeout) {
            this.timeout = timeout;
        }

        void start(URI url, String body, Duration left) {
            try {
                Request request = WebhookClient.request(url, left)
                        .body(new StringRequestContent("application/json", body, UTF_8));
                CompletableFuture<?> unused = response.whenComplete((outcome, cancelled) -> {
                    if (cancelled != null) {
                        CompletableFuture<?> unusedToo = request.abort(cancelled);
                    }
                });
                request.send(this);
            } catch (RuntimeException e) { // a URL that nothing can be sent to
                response.complete(failed(url, e));
            }
        }

        @Override
        public void onComplete(Result result) {
            if (result.isSucceeded()) {
                response.complete(answered(result.getResponse()));
            } else { // told by the thread of the timers, which has no time for what comes of it
                WebhookClient.execute(
                        () -> response.complete(failed(result.getRequest().getURI(), result.getFailure())));
            }
        }

        private WebhookResponse answered(Response answer) {
            int status = answer.getStatus();
            return status == OK
                    ? new WebhookResponse(Outcome.ANSWERED, OK, bytes(), "")
                    : new WebhookResponse(
                            Outcome.BAD_ANSWER, status, bytes(), "the HTTP status is " + status + ", not 200");
        }

        private WebhookResponse failed(URI url, Throwable failure) {
            return failure instanceof TimeoutException
                    ? timedOut(timeout)
                    : WebhookResponse.failed(Outcome.UNREACHABLE, Unreachable.why(url, failure));
        }
    }
}
