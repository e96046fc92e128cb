package com.acme.chat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An app that refreshes something in an hour, which takes as many seconds as its argument says. */
public final class SlowRefresh {

    private SlowRefresh() {}

    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[0]);
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        ScheduledFuture<?> refresh = pool.schedule(
                () -> {
                    TimeUnit.SECONDS.sleep(seconds);
                    System.out.println("refreshed");
                    return null;
                },
                1,
                TimeUnit.HOURS);
        System.out.println("ready");
        refresh.get();
        new CountDownLatch(1).await(); // until it is stopped
    }
}
