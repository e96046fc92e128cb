package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.github.usersig.clock.AppClock;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task that is due in an hour, two hours later, in a loop that waits in its own way")
class EventLoopsIT implements RestoresTheClock {

    static final Config SILENT = ConfigFactory.parseString("pekko { loglevel = OFF, stdout-loglevel = OFF }")
            .withFallback(ConfigFactory.load());

    private static final int HOUR = (int) Duration.ofHours(1).toMillis();

    private final AppClock clock = AppClock.get();
    private final CountDownLatch due = new CountDownLatch(1);

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** The loop looks at all that is due then. */
    private void advanceAndWake(Wake wake) throws InterruptedException {
        clock.advance(Duration.ofHours(2));
        CountDownLatch woken = new CountDownLatch(1);
        wake.with(woken::countDown);
        await(woken);
    }

    private interface Wake {

        void with(Runnable task);
    }

    @Test
    @DisplayName("is not run by Vert.x")
    void vertxStays() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        Context loop = vertx.getOrCreateContext();
        loop.runOnContext(ready -> vertx.setTimer(HOUR, id -> due.countDown()));
        advanceAndWake(task -> loop.runOnContext(woken -> vertx.setTimer(50, id -> task.run())));
        assertThat(due.getCount()).isEqualTo(1);
        vertx.close().await();
    }

    @Test
    @DisplayName("is run by Vert.x when its loop is woken, if elapsed time is moved too")
    void vertxFollowsElapsedTimeWhenWoken() throws InterruptedException {
        clock.alsoMoveElapsedTimeOf("io.netty");
        Vertx vertx = Vertx.vertx();
        Context loop = vertx.getOrCreateContext();
        CountDownLatch set = new CountDownLatch(1);
        loop.runOnContext(ready -> {
            vertx.setTimer(HOUR, id -> due.countDown());
            set.countDown();
        });
        await(set);
        advanceAndWake(task -> loop.runOnContext(woken -> task.run()));
        await(due);
        vertx.close().await();
    }

    @Test
    @DisplayName("is run by Netty when its loop is woken, if elapsed time is moved too")
    void nettyFollowsElapsedTimeWhenWoken() throws InterruptedException {
        clock.alsoMoveElapsedTimeOf("io.netty");
        DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(1);
        EventExecutor loop = group.next();
        var scheduled = loop.schedule(due::countDown, HOUR, TimeUnit.MILLISECONDS);
        advanceAndWake(loop::execute);
        await(due);
        assertThat(scheduled.isCancelled()).isFalse();
        var unused = group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("is not run by Pekko's scheduler, unless elapsed time is moved too")
    void pekkoFollowsElapsedTime() throws InterruptedException {
        ActorSystem system = ActorSystem.create("test", SILENT);
        try {
            var first = system.scheduler().scheduleOnce(Duration.ofHours(1), due::countDown, system.dispatcher());
            advanceAndWake(task -> system.scheduler().scheduleOnce(Duration.ofMillis(50), task, system.dispatcher()));
            assertThat(due.getCount()).isEqualTo(1);
            assertThat(first.cancel()).isTrue();

            clock.alsoMoveElapsedTimeOf("org.apache.pekko");
            CountDownLatch taken = new CountDownLatch(1);
            system.scheduler().scheduleOnce(Duration.ofHours(1), due::countDown, system.dispatcher());
            // Its delay counts from when the scheduler's thread takes it, and it does so in order.
            system.scheduler().scheduleOnce(Duration.ofMillis(50), taken::countDown, system.dispatcher());
            await(taken);
            clock.advance(Duration.ofHours(2));
            await(due);
        } finally {
            system.terminate();
        }
    }
}
