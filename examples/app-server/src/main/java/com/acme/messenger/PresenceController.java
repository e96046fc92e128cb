package com.acme.messenger;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether somebody is there. */
@RestController
class PresenceController {

    record Seen(String userId, boolean online) {}

    private final Presence presence;

    PresenceController(Presence presence) {
        this.presence = presence;
    }

    @GetMapping("/users/{userId}/presence")
    Seen presence(@PathVariable("userId") String userId) {
        return new Seen(userId, presence.isOnline(userId));
    }
}
