package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.WebhookCall.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends webhooks over connections that are kept open. */
final class Sender {

    /** How much of an answer is read. One that changes a message has at most 12 KB. */
    static final int LONGEST_ANSWER = 64 * 1024;

    private static final int OK = 200;

    /** One for all tenants, made when the first webhook is sent. Its threads keep no JVM alive. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private Sender() {}

    static WebhookResponse send(URI url, String body, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        // Not HttpRequest.timeout: that ends with the headers, and a body may come drop by drop.
        CompletableFuture<HttpResponse<byte[]>> answer =
                Shared.CLIENT.sendAsync(request, info -> new LimitedBody(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            String text = new String(response.body(), UTF_8);
            return response.statusCode() == OK
                    ? new WebhookResponse(Outcome.ANSWERED, OK, text, "")
                    : new WebhookResponse(
                            Outcome.BAD_ANSWER,
                            response.statusCode(),
                            text,
                            "the HTTP status is " + response.statusCode() + ", not 200");
        } catch (TimeoutException e) {
            answer.cancel(true);
            return WebhookResponse.failed(Outcome.TIMED_OUT, "no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return WebhookResponse.failed(Outcome.UNREACHABLE, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return WebhookResponse.failed(Outcome.UNREACHABLE, "interrupted");
        }
    }
}
