package com.acme.messenger;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Greets who comes online: one after the other, while IM, which gives a webhook two seconds, has its answer already. */
@Component
class Greeter {

    private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);

    private final ExecutorService queue = Executors.newSingleThreadExecutor();
    private final ImAdminClient im;

    Greeter(ImAdminClient im) {
        this.im = im;
    }

    void greet(String userId) {
        queue.execute(() -> {
            try {
                im.send(userId, "Welcome, " + userId + "!");
            } catch (RuntimeException e) {
                LOG.warn("{} is not greeted", userId, e);
            }
        });
    }

    @PreDestroy
    void stop() {
        queue.shutdownNow();
    }
}
