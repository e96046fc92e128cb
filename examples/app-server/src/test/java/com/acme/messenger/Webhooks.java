package com.acme.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** Calls the app server as IM does when somebody comes or goes. */
record Webhooks(TestRestTemplate http, long sdkAppId, String token) {

    HttpStatusCode stateChange(String user, String action, Instant at) {
        return stateChange(user, action, at, at);
    }

    /** Told when it is told, which may be later than when it happened. */
    HttpStatusCode stateChange(String user, String action, Instant at, Instant toldAt) {
        String time = Long.toString(toldAt.getEpochSecond());
        Map<String, Object> event = Map.of(
                "CallbackCommand",
                "State.StateChange",
                "EventTime",
                at.toEpochMilli(),
                "Info",
                Map.of("Action", action, "To_Account", user, "Reason", "Test"));
        ResponseEntity<String> answer = http.postForEntity(
                "/im/webhook?SdkAppid={app}&CallbackCommand=State.StateChange&contenttype=json&ClientIP=127.0.0.1"
                        + "&OptPlatform=Web&Sign={sign}&RequestTime={time}",
                event,
                String.class,
                sdkAppId,
                sha256(token + time),
                time);
        return answer.getStatusCode();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
