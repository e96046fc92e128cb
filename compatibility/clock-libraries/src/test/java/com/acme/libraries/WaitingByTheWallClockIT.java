package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.RealTimeCode;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Libraries that wait by the wall clock come back while it stands still or goes back")
class WaitingByTheWallClockIT implements RestoresTheClock {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final AppClock clock = AppClock.get();

    private static KafkaConsumer<String, String> consumer() {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1", ConsumerConfig.GROUP_ID_CONFIG, "test"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of("topic"));
        return consumer;
    }

    private static void close(KafkaConsumer<?, ?> consumer) {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }

    @Test
    @DisplayName("a consumer's poll, while the clock is frozen")
    void kafkaPollsUnderAFrozenClock() {
        clock.freeze();
        assertTimeoutPreemptively(SOON, () -> {
            KafkaConsumer<String, String> consumer = consumer();
            assertThat(consumer.poll(Duration.ofMillis(300)).isEmpty()).isTrue();
            close(consumer);
        });
    }

    @Test
    @DisplayName("a consumer's poll during which the clock is restored")
    void kafkaPollsWhileTheClockGoesBack() throws Exception {
        clock.skew(Duration.ofHours(23));
        Future<Boolean> polled = CompletableFuture.supplyAsync(() -> {
            KafkaConsumer<String, String> consumer = consumer();
            boolean empty = consumer.poll(Duration.ofSeconds(2)).isEmpty();
            close(consumer);
            return empty;
        });
        Thread.sleep(1_000);
        clock.restore();
        assertThat(polled.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("a producer's send, while the clock is frozen")
    void kafkaSendsUnderAFrozenClock() {
        clock.freeze();
        assertTimeoutPreemptively(SOON, () -> {
            KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            "localhost:1",
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            "300"),
                    new StringSerializer(),
                    new StringSerializer());
            Future<?> sent = producer.send(new ProducerRecord<>("topic", "value"));
            assertThatThrownBy(sent::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            producer.close(Duration.ZERO);
        });
    }

    @Test
    @DisplayName("Kafka's time stamps are real, until it is told to follow")
    void kafkaReadsTheRealTime() {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(Instant.ofEpochMilli(Time.SYSTEM.milliseconds())))
                .isZero();

        clock.alsoMove(RealTimeCode.KAFKA);
        assertThat(RealTime.hoursTo(Instant.ofEpochMilli(Time.SYSTEM.milliseconds())))
                .isEqualTo(24);
    }

    private static DataSource pool() {
        PoolProperties properties = new PoolProperties();
        properties.setUrl("jdbc:h2:mem:tomcat-jdbc");
        properties.setMaxActive(1);
        properties.setInitialSize(0);
        properties.setMaxWait(300);
        return new DataSource(properties);
    }

    @Test
    @DisplayName("who waits for a connection of Tomcat's JDBC pool, while the clock is frozen")
    void tomcatJdbcGivesUpUnderAFrozenClock() throws Exception {
        clock.freeze();
        DataSource pool = pool();
        try (Connection first = pool.getConnection()) {
            assertThat(first.isValid(1)).isTrue();
            assertTimeoutPreemptively(
                    SOON, () -> assertThatThrownBy(pool::getConnection).isInstanceOf(PoolExhaustedException.class));
        } finally {
            pool.close(true);
        }
    }

    @Test
    @DisplayName(
            "Tomcat's JDBC pool keeps its connections, however old the clock makes them, until it is told to follow")
    void tomcatJdbcKeepsItsConnections() throws Exception {
        DataSource pool = pool();
        pool.setMaxAge(Duration.ofHours(1).toMillis());
        try {
            assertThat(isAnotherConnectionADayLater(pool)).isFalse();
            clock.alsoMove(RealTimeCode.TOMCAT_JDBC);
            assertThat(isAnotherConnectionADayLater(pool)).isTrue();
        } finally {
            pool.close(true);
        }
    }

    private boolean isAnotherConnectionADayLater(DataSource pool) throws Exception {
        Connection before = physical(pool);
        clock.advance(RealTime.DAY);
        return physical(pool) != before;
    }

    private static Connection physical(DataSource pool) throws Exception {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(org.h2.jdbc.JdbcConnection.class);
        }
    }
}
