package com.acme.messenger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The UserSigs of our users, each handed out again until shortly before it expires. */
@Component
class UserSigs {

    private static final long MOST_USERS = 100_000;

    private final UserSigSigner signer;
    private final Duration validity;
    private final Cache<String, String> cache;

    UserSigs(UserSigSigner signer, ImProperties im) {
        this.signer = signer;
        this.validity = im.userSig().validity();
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(validity.minus(im.userSig().renewBefore()))
                .maximumSize(MOST_USERS)
                .build();
    }

    String of(String userId) {
        return cache.get(userId, user -> signer.sign(user, validity));
    }

    @EventListener(UserSigSigner.KeyRotated.class)
    void forgetAll() {
        cache.invalidateAll();
    }
}
