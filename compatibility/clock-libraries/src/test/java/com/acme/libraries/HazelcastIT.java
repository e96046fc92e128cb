package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.collection.IQueue;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.map.IMap;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hazelcast")
class HazelcastIT implements RestoresTheClock {

    /** Members ask after each other every second, and give each other up after five. */
    private static final long LOOK_AFTER_EACH_OTHER = 4_000;

    private final AppClock clock = AppClock.get();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HazelcastInstance member = join();
    private final HazelcastInstance other = join(
            "127.0.0.1:" + member.getCluster().getLocalMember().getAddress().getPort());

    private static HazelcastInstance join(String... known) {
        Config config = new Config()
                .setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "5");
        NetworkConfig network = config.getNetworkConfig().setPort(0).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        for (String each : known) {
            join.getTcpIpConfig().addMember(each);
        }
        return Hazelcast.newHazelcastInstance(config);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        other.getLifecycleService().terminate();
        member.getLifecycleService().terminate();
    }

    @Test
    @DisplayName("forgets an entry of a map when its time to live is over")
    void forgetsAnEntry() {
        IMap<String, String> map = member.getMap("expires");
        map.put("key", "value", 1, TimeUnit.HOURS);
        assertThat(map.get("key")).isEqualTo("value");
        clock.advance(Duration.ofHours(2));
        assertThat(map.get("key")).isNull();
    }

    @Test
    @DisplayName("keeps its members together when the clock advances, stands still and goes back")
    void keepsItsMembers() throws InterruptedException {
        IMap<String, String> map = member.getMap("shared");
        clock.advance(Duration.ofHours(23));
        Thread.sleep(LOOK_AFTER_EACH_OTHER);
        clock.freeze();
        map.put("key", "value");
        Thread.sleep(LOOK_AFTER_EACH_OTHER);
        clock.restore();
        assertThat(member.getCluster().getMembers()).hasSize(2);
        assertThat(other.getCluster().getMembers()).hasSize(2);
        assertThat(other.getMap("shared").get("key")).isEqualTo("value");
    }

    /** Somebody who waits for half a minute, by Hazelcast's watch, for what is put into a queue. */
    private Future<String> awaited(IQueue<String> queue) throws InterruptedException {
        Future<String> item = threads.submit(() -> queue.poll(30, TimeUnit.SECONDS));
        Thread.sleep(500);
        return item;
    }

    @Test
    @DisplayName("lets a call go on that was under way when the clock advanced")
    void letsACallGoOn() throws Exception {
        IQueue<String> queue = member.getQueue("under-way");
        Future<String> item = awaited(queue);
        clock.advance(Duration.ofHours(23));
        Thread.sleep(1_500);
        assertThat(queue.offer("item")).isTrue();
        assertThat(item.get(20, TimeUnit.SECONDS)).isEqualTo("item");
    }

    @Test
    @DisplayName("gives up waiting for an item and for a lock while the clock is frozen")
    void givesUpUnderAFrozenClock() throws Exception {
        IMap<String, String> map = member.getMap("locks");
        map.lock("key");
        clock.freeze();
        Future<Boolean> lock = threads.submit(() -> map.tryLock("key", 300, TimeUnit.MILLISECONDS));
        Future<Object> item = threads.submit(() -> member.getQueue("empty").poll(300, TimeUnit.MILLISECONDS));
        assertThat(lock.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(item.get(20, TimeUnit.SECONDS)).isNull();
    }

    @Test
    @DisplayName("ends a wait when it is told to follow")
    void endsAWaitWhenToldToFollow() throws Exception {
        clock.alsoMove(RealTimeCode.HAZELCAST);
        IQueue<String> queue = member.getQueue("queue");
        Future<String> item = awaited(queue);
        RealTime.letDaysGoBy(clock, item::isDone);
        try {
            assertThat(item.get(20, TimeUnit.SECONDS)).isNull();
        } catch (ExecutionException e) {
            // The watch over calls looked at the clock first.
            assertThat(e).hasCauseInstanceOf(OperationTimeoutException.class);
        }
    }
}
