package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.WebhookSignature;
import io.github.usersig.mockim.WebhookSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One sending of a webhook: where to, and when.
 *
 * @param era of the journal that it stands in
 * @param attempt from 1
 * @param outgoing what is sent
 * @param body the same, as JSON
 */
record WebhookRequest(
        long sdkAppId, WebhookSettings settings, Instant at, int era, int attempt, Outgoing outgoing, String body) {

    /** Those that may be shown. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("SdkAppid", Long.toString(sdkAppId));
        parameters.put("CallbackCommand", outgoing.command().text());
        parameters.put("contenttype", "json");
        parameters.put("ClientIP", outgoing.by().address());
        parameters.put("OptPlatform", outgoing.by().platform());
        if (!settings.token().isEmpty()) {
            parameters.put("RequestTime", Long.toString(at.getEpochSecond()));
        }
        return parameters;
    }

    CompletableFuture<WebhookResponse> send() {
        return Sender.send(url(), body, settings.timeout());
    }

    /** The same, held up on its way. */
    Sender.Held sendLate(Duration delay) {
        return Sender.sendLate(url(), body, settings.timeout(), delay);
    }

    private URI url() {
        Map<String, String> parameters = parameters();
        String requestTime = parameters.remove("RequestTime");
        if (requestTime != null) {
            parameters.put("Sign", WebhookSignature.sign(settings.token(), at));
            parameters.put("RequestTime", requestTime);
        }
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String path = settings.url().getRawPath().isEmpty() ? "/" : "";
        return URI.create(settings.url() + path + "?" + query);
    }
}
