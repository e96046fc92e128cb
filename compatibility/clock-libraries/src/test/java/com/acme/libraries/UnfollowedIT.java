package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.DelayKt;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartz.impl.StdSchedulerFactory;

@DisplayName("What waits in its own way is named, with the way out, if a package uses it whose schedulers follow")
class UnfollowedIT {

    private final AppClock clock = AppClock.get();
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(err);
        clock.restore();
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("Netty's event executors, made afterwards")
    void namesNetty() {
        clock.alsoMoveSchedulersOf("com.acme.libraries");
        DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(1);
        var unused = group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        assertThat(told())
                .contains("UnfollowedIT.namesNetty uses new DefaultEventExecutorGroup()", "A HashedWheelTimer with");
    }

    @Test
    @DisplayName("Quartz, made before")
    void namesQuartz() {
        StdSchedulerFactory factory = new StdSchedulerFactory();
        assertThat(factory).isNotNull();
        assertThat(told()).isEmpty();

        clock.alsoMoveSchedulersOf("com.acme.libraries");

        assertThat(told()).contains("UnfollowedIT.namesQuartz uses new StdSchedulerFactory()", "idleWaitTime=1000");
    }

    @Test
    @DisplayName("delay of Kotlin's coroutines")
    void namesCoroutines() throws InterruptedException {
        clock.alsoMoveSchedulersOf("com.acme.libraries");
        CountDownLatch resumed = new CountDownLatch(1);
        Object suspended = DelayKt.delay(1, new Continuation<Unit>() {
            @Override
            public CoroutineContext getContext() {
                return EmptyCoroutineContext.INSTANCE;
            }

            @Override
            public void resumeWith(Object result) {
                resumed.countDown();
            }
        });
        assertThat(suspended).isNotNull();
        assertThat(resumed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(told()).contains("UnfollowedIT.namesCoroutines uses DelayKt.delay()", "ScheduledExecutorService");
    }

    @Test
    @DisplayName("Vert.x, however it is made")
    void namesVertx() {
        clock.alsoMoveSchedulersOf("com.acme.libraries");
        for (Vertx vertx : new Vertx[] {Vertx.vertx(), Vertx.builder().build()}) {
            vertx.close().await();
        }
        assertThat(told())
                .contains(
                        "UnfollowedIT.namesVertx uses Vertx.vertx()",
                        "UnfollowedIT.namesVertx uses Vertx.builder()",
                        "alsoMoveElapsedTimeOf(\"io.netty\")");
    }

    @Test
    @DisplayName("Pekko's actors")
    void namesPekko() {
        clock.alsoMoveSchedulersOf("com.acme.libraries");
        ActorSystem.create("untyped", EventLoopsIT.SILENT).terminate();
        assertThat(told())
                .contains(
                        "UnfollowedIT.namesPekko uses ActorSystem.create()",
                        "alsoMoveElapsedTimeOf(\"org.apache.pekko\")");
    }

    @Test
    @DisplayName("Pekko's typed actors")
    void namesTypedPekko() {
        clock.alsoMoveSchedulersOf("com.acme.libraries");
        org.apache.pekko.actor.typed.ActorSystem.create(Behaviors.empty(), "typed", EventLoopsIT.SILENT)
                .terminate();
        assertThat(told()).contains("UnfollowedIT.namesTypedPekko uses ActorSystem.create()");
    }
}
