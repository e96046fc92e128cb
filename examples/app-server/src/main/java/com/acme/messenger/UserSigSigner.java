package com.acme.messenger;

import com.tencentyun.TLSSigAPIv2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Signs UserSigs with our app's key, and notices when the key has been rotated. */
@Component
class UserSigSigner {

    /** What was signed before this happened is worthless. */
    record KeyRotated() {}

    private final ImProperties im;
    private final ApplicationEventPublisher events;
    private volatile String secretKey;

    UserSigSigner(ImProperties im, ApplicationEventPublisher events) {
        this.im = im;
        this.events = events;
        this.secretKey = keyInFile();
    }

    String sign(String userId, Duration validity) {
        return new TLSSigAPIv2(im.sdkAppId(), secretKey).genUserSig(userId, validity.toSeconds());
    }

    @Scheduled(fixedDelayString = "${im.read-key-every}", initialDelayString = "${im.read-key-every}")
    synchronized void readKey() {
        String key = keyInFile();
        if (!key.equals(secretKey)) {
            secretKey = key;
            events.publishEvent(new KeyRotated());
        }
    }

    private String keyInFile() {
        try {
            return Files.readString(im.secretKeyFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("im.secret-key-file cannot be read", e);
        }
    }
}
