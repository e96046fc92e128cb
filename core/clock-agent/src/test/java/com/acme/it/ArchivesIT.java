package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.acme.child.Archived;
import com.acme.child.SpoilsAClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A class of the app that the JVM takes from an archive reads the moved clock, or the start fails")
class ArchivesIT {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long TOLERANCE = Duration.ofMinutes(2).toMillis();

    private Path jar;
    private Path archive;

    @BeforeEach
    void makeJar() throws IOException {
        jar = ChildJvm.jar("archived", Archived.class);
        archive = jar.resolveSibling(jar.getFileName() + ".archive");
    }

    @AfterEach
    void delete() throws IOException {
        Files.deleteIfExists(jar);
        Files.deleteIfExists(archive);
    }

    static Stream<Path> jdks() {
        return ChildJvm.jdks().stream();
    }

    private static Stream<Path> jdksWithAotCaches() {
        List<Path> jdks = new ArrayList<>(ChildJvm.jdks());
        jdks.removeIf(jdk -> ChildJvm.featureOf(jdk) < 25);
        return jdks.stream();
    }

    private static Path jdkWithAotCaches() {
        Path jdk = jdksWithAotCaches().findFirst().orElse(null);
        assumeThat(jdk).as("a JDK with AOT caches: 25 or newer").isNotNull();
        return jdk;
    }

    private ChildJvm on(Path jdk, String... options) {
        return ChildJvm.on(jdk).withClassPath(jar).with(options);
    }

    private static void requireMoved(ChildJvm.Outcome outcome) {
        long real = RealClock.now().toEpochMilli();
        List<String> reads = outcome.requireSuccess()
                .out()
                .lines()
                .filter(line -> line.matches("[0-9]+"))
                .toList();
        assertThat(reads).hasSize(6).allSatisfy(read -> assertThat(Long.parseLong(read) - real)
                .isBetween(HOUR - TOLERANCE, HOUR + TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--add-modules=java.instrument", "--add-modules=java.instrument -XX:-AOTClassLinking"})
    @DisplayName(
            "an AOT cache, recorded in each of the ways: without the agent it cannot know, with its module, and as we"
                    + " recommend")
    void readsTheMovedClockFromAnAotCache(String way) {
        Path jdk = jdkWithAotCaches();
        on(jdk, "-XX:AOTCacheOutput=" + archive)
                .with(Stream.of(way.split(" ", -1))
                        .filter(option -> !option.isEmpty())
                        .toArray(String[]::new))
                .run(Archived.class)
                .requireSuccess();
        assertThat(archive).isNotEmptyFile();

        requireMoved(on(jdk, "-XX:AOTCache=" + archive).withAgent("skew=PT1H").run(Archived.class));
    }

    @Test
    @DisplayName("an AOT cache recorded without the agent's module is not used, and the JVM stops if it must be")
    void stopsIfItMustUseAnAotCacheThatItCannot() {
        Path jdk = jdkWithAotCaches();
        on(jdk, "-XX:AOTCacheOutput=" + archive).run(Archived.class).requireSuccess();

        ChildJvm.Outcome outcome = on(jdk, "-XX:AOTMode=on", "-XX:AOTCache=" + archive)
                .withAgent("skew=PT1H")
                .run(Archived.class);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err()).contains("Unable to use AOT cache");
    }

    @Test
    @DisplayName("an AOT cache recorded as we recommend is used for all classes that read no clock")
    void usesAnAotCacheRecordedAsWeRecommend() {
        Path jdk = jdkWithAotCaches();
        on(jdk, "-XX:AOTCacheOutput=" + archive, "--add-modules=java.instrument", "-XX:-AOTClassLinking")
                .run(Archived.class)
                .requireSuccess();

        ChildJvm.Outcome outcome = on(jdk, "-XX:AOTMode=on", "-XX:AOTCache=" + archive, "-Xlog:class+load")
                .withAgent("skew=PT1H")
                .run(Archived.class);
        requireMoved(outcome);
        assertThat(outcome.out()).contains("com.acme.child.Archived$Plain source: shared objects file");
    }

    @Test
    @DisplayName("a class that was loaded before and cannot be transformed: the start fails, and says what to do")
    void failsToStartIfAClassLoadedBeforeCannotBeTransformed() throws IOException {
        Path early = ChildJvm.jar("early", SpoilsAClass.class);
        ChildJvm.Outcome outcome = on(Path.of(System.getProperty("java.home")))
                .with("-javaagent:" + early + "=" + Archived.class.getName())
                .withAgent("skew=PT1H")
                .run(Archived.class);
        Files.delete(early);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("the clock agent cannot start. Classes of the app were loaded before the clock agent")
                .contains(Archived.class.getName() + ": java.lang.ClassFormatError")
                .contains("record it with --add-modules=java.instrument -XX:-AOTClassLinking")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @DisplayName("a static archive")
    void readsTheMovedClockFromAStaticArchive(Path jdk) throws IOException {
        Path list = jar.resolveSibling(jar.getFileName() + ".list");
        on(jdk, "-XX:DumpLoadedClassList=" + list).run(Archived.class).requireSuccess();
        on(jdk, "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive)
                .run(Archived.class)
                .requireSuccess();
        Files.delete(list);
        assertThat(archive).isNotEmptyFile();

        requireMoved(on(jdk, "-XX:SharedArchiveFile=" + archive)
                .withAgent("skew=PT1H")
                .run(Archived.class));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @DisplayName("an archive made at exit")
    void readsTheMovedClockFromAnArchiveMadeAtExit(Path jdk) {
        on(jdk, "-XX:ArchiveClassesAtExit=" + archive).run(Archived.class).requireSuccess();
        assertThat(archive).isNotEmptyFile();

        requireMoved(on(jdk, "-XX:SharedArchiveFile=" + archive)
                .withAgent("skew=PT1H")
                .run(Archived.class));
    }

    @Test
    @DisplayName("an archive that the JVM makes by itself: the JVM refuses to start with any agent, and says why")
    void isRefusedByTheJvmIfItMakesArchivesByItself() {
        Path jdk = jdkWithAotCaches();
        ChildJvm.Outcome outcome = on(jdk, "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive)
                .withAgent("skew=PT1H")
                .run(Archived.class);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err()).contains("Must enable AllowArchivingWithJavaAgent");
    }
}
