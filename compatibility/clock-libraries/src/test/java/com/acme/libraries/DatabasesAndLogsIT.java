package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.usersig.clock.AppClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.logging.log4j.core.util.ClockFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.configuration.Configuration;

@DisplayName("What databases and logs take for now, a day later")
class DatabasesAndLogsIT implements RestoresTheClock {

    private final AppClock clock = AppClock.get();

    private static Instant now(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getTimestamp(1).toInstant();
        }
    }

    @Test
    @DisplayName("H2")
    void h2Moves() throws SQLException {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(now("jdbc:h2:mem:now", "select current_timestamp")))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("HSQLDB")
    void hsqldbMoves() throws SQLException {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(now("jdbc:hsqldb:mem:now", "values current_timestamp")))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("SQLite, which is native, stays")
    void sqliteStays() throws SQLException {
        clock.skew(RealTime.DAY);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select cast(strftime('%s', 'now') as integer)")) {
            assertThat(result.next()).isTrue();
            assertThat(RealTime.hoursTo(Instant.ofEpochSecond(result.getLong(1))))
                    .isZero();
        }
    }

    @Test
    @DisplayName("Logback")
    void logbackMoves() {
        clock.skew(RealTime.DAY);
        Logger logger = new LoggerContext().getLogger("test");
        LoggingEvent event = new LoggingEvent("test", logger, Level.INFO, "message", null, null);
        assertThat(RealTime.hoursTo(event.getTimeStamp())).isEqualTo(24);
    }

    @Test
    @DisplayName("Log4j")
    void log4jMoves() {
        clock.skew(RealTime.DAY);
        assertThat(RealTime.hoursTo(ClockFactory.getClock().currentTimeMillis()))
                .isEqualTo(24);
    }

    @Test
    @DisplayName("tinylog")
    void tinylogMoves(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log");
        Configuration.set("writer", "file");
        Configuration.set("writer.file", file.toString());
        Configuration.set("writer.format", "{date:yyyy-MM-dd'T'HH:mm:ssXXX}");
        clock.skew(RealTime.DAY);
        org.tinylog.Logger.info("message");
        assertThat(RealTime.hoursTo(
                        OffsetDateTime.parse(Files.readString(file).strip()).toInstant()))
                .isEqualTo(24);
    }

    private static int session(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select session_id()")) {
            assertThat(result.next()).isTrue();
            return result.getInt(1);
        }
    }

    @Test
    @DisplayName("HikariCP, for the age of a connection: it stays")
    void hikariStays() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:hikari");
        config.setMaximumPoolSize(1);
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        try (HikariDataSource pool = new HikariDataSource(config)) {
            int before = session(pool);
            clock.advance(RealTime.DAY);
            assertThat(session(pool)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("DBCP, for the age of a connection: it moves")
    void dbcpMoves() throws SQLException {
        try (BasicDataSource pool = new BasicDataSource()) {
            pool.setUrl("jdbc:h2:mem:dbcp;DB_CLOSE_DELAY=-1");
            pool.setMaxTotal(1);
            pool.setMaxConn(Duration.ofMinutes(30));
            int before = session(pool);
            assertThat(session(pool)).isEqualTo(before);
            clock.advance(RealTime.DAY);
            assertThat(session(pool)).isNotEqualTo(before);
        }
    }
}
