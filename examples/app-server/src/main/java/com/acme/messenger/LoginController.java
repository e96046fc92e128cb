package com.acme.messenger;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Gives a user what the app on the phone or in the browser needs to log in to IM. */
@RestController
class LoginController {

    record Login(String userId, String password) {}

    record Credentials(long sdkAppId, String userId, String userSig) {}

    private final Users users;
    private final UserSigs userSigs;
    private final Presence presence;
    private final ImProperties im;

    LoginController(Users users, UserSigs userSigs, Presence presence, ImProperties im) {
        this.users = users;
        this.userSigs = userSigs;
        this.presence = presence;
        this.im = im;
    }

    @PostMapping("/login")
    Credentials login(@RequestBody Login login) {
        if (!users.isPassword(login.userId(), login.password())) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        presence.expect(login.userId());
        return new Credentials(im.sdkAppId(), login.userId(), userSigs.of(login.userId()));
    }
}
