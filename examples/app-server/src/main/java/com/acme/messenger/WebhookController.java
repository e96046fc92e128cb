package com.acme.messenger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Listens to what IM tells us. */
@RestController
class WebhookController {

    record Answer(
            @JsonProperty("ActionStatus") String status,
            @JsonProperty("ErrorInfo") String info,
            @JsonProperty("ErrorCode") int code) {

        static final Answer OK = new Answer("OK", "", 0);
    }

    private final ImProperties im;
    private final WebhookSignature signature;
    private final Presence presence;

    WebhookController(ImProperties im, WebhookSignature signature, Presence presence) {
        this.im = im;
        this.signature = signature;
        this.presence = presence;
    }

    @PostMapping("/im/webhook")
    Answer heard(
            @RequestParam("SdkAppid") long sdkAppId,
            @RequestParam("CallbackCommand") String command,
            @RequestParam(name = "Sign", defaultValue = "") String sign,
            @RequestParam(name = "RequestTime", defaultValue = "") String requestTime,
            @RequestBody JsonNode event) {
        if (sdkAppId != im.sdkAppId() || !signature.isGood(sign, requestTime)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (command.equals("State.StateChange")) {
            heardOf(
                    event.path("Info"),
                    Instant.ofEpochMilli(event.path("EventTime").asLong()));
        }
        return Answer.OK;
    }

    private void heardOf(JsonNode info, Instant at) {
        String user = info.path("To_Account").asText();
        switch (info.path("Action").asText()) {
            case "Login" -> presence.told(user, true, at);
            case "Logout", "Disconnect" -> presence.told(user, false, at);
            default -> {} // a status of the user's own making, which we do not show
        }
    }
}
