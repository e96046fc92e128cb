package com.acme.messenger;

import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The UserSig of our app admin, kept until it is time for a new one. */
@Component
class AdminUserSig {

    private final UserSigSigner signer;
    private final ImProperties.Admin admin;
    private volatile String userSig;

    AdminUserSig(UserSigSigner signer, ImProperties im) {
        this.signer = signer;
        this.admin = im.admin();
        this.userSig = signer.sign(admin.userId(), admin.validity());
    }

    String get() {
        return userSig;
    }

    @EventListener(UserSigSigner.KeyRotated.class)
    @Scheduled(fixedRateString = "${im.admin.renew-every}", initialDelayString = "${im.admin.renew-every}")
    void renew() {
        userSig = signer.sign(admin.userId(), admin.validity());
    }

    /** Another one than this, which IM has refused. Of many threads that were refused at once, only the first makes one. */
    synchronized String insteadOf(String refused) {
        signer.readKey();
        if (userSig.equals(refused)) {
            renew();
        }
        return userSig;
    }
}
