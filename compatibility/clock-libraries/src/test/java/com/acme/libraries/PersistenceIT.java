package com.acme.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.cfg.Configuration;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.UpdatableRecordImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is written to a database with the time, a day later, has the moved one")
class PersistenceIT implements RestoresTheClock {

    private final AppClock clock = AppClock.get();

    @Entity(name = "Note")
    static class Note {

        @Id
        @GeneratedValue
        @Nullable
        Long id;

        @CreationTimestamp
        @Nullable
        Instant created;

        @UpdateTimestamp
        @Nullable
        Instant updated;

        @Nullable
        String text;
    }

    @Test
    @DisplayName("by Hibernate: when an entity was made and changed")
    void hibernateMoves() {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(Note.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:hibernate")
                .setProperty("hibernate.hbm2ddl.auto", "create-drop");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            Note note = new Note();
            factory.inTransaction(session -> session.persist(note));
            clock.advance(RealTime.DAY);
            factory.inTransaction(session -> session.find(Note.class, note.id).text = "changed");
            Note changed = factory.fromTransaction((Session session) -> session.find(Note.class, note.id));
            assertThat(changed.created).isNotNull();
            assertThat(changed.updated).isNotNull();
            assertThat(RealTime.hoursTo(changed.created)).isZero();
            assertThat(RealTime.hoursTo(changed.updated)).isEqualTo(24);
        }
    }

    private static final class Entries extends TableImpl<Entry> {

        private static final long serialVersionUID = 1;

        static final Entries ENTRIES = new Entries();

        final transient TableField<Entry, @Nullable Integer> id =
                createField(DSL.name("ID"), SQLDataType.INTEGER.nullable(false), this);
        final transient TableField<Entry, @Nullable Timestamp> changed =
                createField(DSL.name("CHANGED"), SQLDataType.TIMESTAMP, this);

        private Entries() {
            super(DSL.name("ENTRIES"));
        }

        @Override
        public Class<Entry> getRecordType() {
            return Entry.class;
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"}) // as jOOQ generates it
        public UniqueKey<Entry> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("PRIMARY_KEY"), new TableField[] {id}, true);
        }

        @Override
        public TableField<Entry, @Nullable Timestamp> getRecordTimestamp() {
            return changed;
        }
    }

    static final class Entry extends UpdatableRecordImpl<Entry> {

        private static final long serialVersionUID = 1;

        Entry() {
            super(Entries.ENTRIES);
        }
    }

    @Test
    @DisplayName("by jOOQ: when a record was stored, which it compares to lock it")
    void jooqMoves() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:jooq");
                Statement statement = connection.createStatement()) {
            statement.execute("create table entries (id int primary key, changed timestamp)");
            DSLContext context =
                    DSL.using(connection, SQLDialect.H2, new Settings().withExecuteWithOptimisticLocking(true));
            clock.skew(RealTime.DAY);
            Entry entry = context.newRecord(Entries.ENTRIES);
            entry.set(Entries.ENTRIES.id, 1);
            entry.store();
            Record stored = context.selectFrom(Entries.ENTRIES).fetchSingle();
            assertThat(RealTime.hoursTo(stored.get(Entries.ENTRIES.changed).toInstant()))
                    .isEqualTo(24);
        }
    }

    @Test
    @DisplayName("by Flyway: when a migration was made")
    void flywayMoves(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("V1__first.sql"), "create table first (id int);");
        clock.skew(RealTime.DAY);
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:h2:mem:flyway;DB_CLOSE_DELAY=-1", "", "")
                .locations("filesystem:" + folder)
                .load();
        flyway.migrate();
        assertThat(RealTime.hoursTo(flyway.info().current().getInstalledOn().toInstant()))
                .isEqualTo(24);
    }
}
