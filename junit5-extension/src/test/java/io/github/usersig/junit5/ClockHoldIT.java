package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.chat.Wristwatch;
import io.github.usersig.clock.AppClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;

@DisplayName("A clock annotation holds")
class ClockHoldIT {

    private static final AppClock CLOCK = AppClock.get();
    private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant CHRISTMAS = Instant.parse("2030-12-25T00:00:00Z");

    /** Where a clock was read, and what it showed. */
    private static final List<String> READ = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        READ.clear();
    }

    @AfterEach
    void restore() {
        AppClock.all().forEach(AppClock::restore);
    }

    private static void read(String where) {
        Instant shown = Wristwatch.read();
        READ.add(where + (shown.equals(NEW_YEAR) ? " new year" : shown.equals(CHRISTMAS) ? " christmas" : " " + shown));
    }

    private static void passes(Class<?> testCases, int tests) {
        assertThat(Suite.run(testCases).passed()).isEqualTo(tests);
        assertThat(AppClock.moved()).isEmpty();
    }

    @Test
    @DisplayName(
            "on a class from before its fields are made to after its last call-back, with an instance for each test")
    void holdsForAClass() {
        passes(PerMethodTestCases.class, 1);

        assertThat(READ)
                .containsExactly(
                        "@BeforeAll new year",
                        "field new year",
                        "@BeforeEach new year",
                        "test new year",
                        "@AfterEach new year",
                        "disposal new year",
                        "@AfterAll new year");
    }

    @Test
    @DisplayName("on a class whose tests share one instance: also while that is made and disposed of")
    void holdsForAClassWithOneInstance() {
        passes(PerClassTestCases.class, 1);

        assertThat(READ)
                .containsExactly(
                        "field new year",
                        "@BeforeAll new year",
                        "@BeforeEach new year",
                        "test new year",
                        "@AfterEach new year",
                        "@AfterAll new year",
                        "disposal new year");
    }

    @Test
    @DisplayName("on a class for those nested in it, until one closer by takes its place")
    void holdsForNestedClasses() {
        passes(AroundTestCases.class, 3);

        assertThat(READ)
                .containsSubsequence("outer @BeforeAll new year", "outer @AfterAll new year")
                .containsSubsequence(
                        "inherits @BeforeAll new year",
                        "outer field new year",
                        "inherits field new year",
                        "inherits test new year",
                        "inherits @AfterAll new year")
                .containsSubsequence(
                        "outer field christmas",
                        "has its own field christmas",
                        "has its own @BeforeAll christmas",
                        "has its own test christmas",
                        "has its own @AfterAll christmas")
                .allMatch(each -> each.endsWith("new year") || each.endsWith("christmas"));
    }

    @Test
    @DisplayName("on a method from before the fields of its instance are made to after that is disposed of")
    void holdsForAMethod() {
        passes(OnAMethodTestCases.class, 1);

        assertThat(READ)
                .containsExactly(
                        "field christmas",
                        "@BeforeEach christmas",
                        "test christmas",
                        "@AfterEach christmas",
                        "disposal christmas");
    }

    @Test
    @DisplayName("on a method in the place of the class's, which is then back")
    void holdsForAMethodWithinAClass() {
        passes(WithinAClassTestCases.class, 2);

        assertThat(READ)
                .containsExactly(
                        "@BeforeAll new year",
                        "field christmas",
                        "test a christmas",
                        "field new year",
                        "test b new year",
                        "@AfterAll new year");
    }

    @Test
    @DisplayName("on a method for some packages: the class's, for all, does not hold meanwhile")
    void givesWayToTheClockOfPackages() {
        passes(OtherPackagesTestCases.class, 1);
    }

    @Test
    @DisplayName("with what @BeforeAll has changed for all tests, and each test begins with that")
    void holdsWithWhatBeforeAllHasChanged() {
        passes(MovedInBeforeAllTestCases.class, 2);
    }

    @Test
    @DisplayName("not for the next class, even if the first could not be constructed")
    void endsIfNothingCanBeConstructed() {
        Suite suite = Suite.run(CannotBeMadeTestCases.class);

        assertThat(suite.failures()).hasSize(1);
        assertThat(AppClock.moved()).isEmpty();
    }

    @ExtendWith(ReadsAtDisposal.class)
    abstract static class ReadingTestCases {
        ReadingTestCases() {
            read("field");
        }

        @BeforeEach
        void beforeEach() {
            read("@BeforeEach");
        }

        @AfterEach
        void afterEach() {
            read("@AfterEach");
        }
    }

    static class ReadsAtDisposal implements TestInstancePreDestroyCallback {
        @Override
        public void preDestroyTestInstance(ExtensionContext context) {
            read("disposal");
        }
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    static class PerMethodTestCases extends ReadingTestCases {
        @BeforeAll
        static void beforeAll() {
            read("@BeforeAll");
        }

        @Test
        void test() {
            read("test");
        }

        @AfterAll
        static void afterAll() {
            read("@AfterAll");
        }
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassTestCases extends ReadingTestCases {
        @BeforeAll
        void beforeAll() {
            read("@BeforeAll");
        }

        @Test
        void test() {
            read("test");
        }

        @AfterAll
        void afterAll() {
            read("@AfterAll");
        }
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    static class AroundTestCases {
        AroundTestCases() {
            read("outer field");
        }

        @BeforeAll
        static void beforeAll() {
            read("outer @BeforeAll");
        }

        @AfterAll
        static void afterAll() {
            read("outer @AfterAll");
        }

        @Test
        void test() {
            read("outer test");
        }

        @Nested
        class Inherits {
            Inherits() {
                read("inherits field");
            }

            @BeforeAll
            static void beforeAll() {
                read("inherits @BeforeAll");
            }

            @AfterAll
            static void afterAll() {
                read("inherits @AfterAll");
            }

            @Test
            void test() {
                read("inherits test");
            }
        }

        @Nested
        @FreezeClock("2030-12-25T00:00:00Z")
        @TestInstance(Lifecycle.PER_CLASS)
        class HasItsOwn {
            HasItsOwn() {
                read("has its own field");
            }

            @BeforeAll
            void beforeAll() {
                read("has its own @BeforeAll");
            }

            @AfterAll
            void afterAll() {
                read("has its own @AfterAll");
            }

            @Test
            void test() {
                read("has its own test");
            }
        }
    }

    static class OnAMethodTestCases extends ReadingTestCases {
        @Test
        @FreezeClock("2030-12-25T00:00:00Z")
        void test() {
            read("test");
        }
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class WithinAClassTestCases {
        WithinAClassTestCases() {
            read("field");
        }

        @BeforeAll
        static void beforeAll() {
            read("@BeforeAll");
        }

        @AfterAll
        static void afterAll() {
            read("@AfterAll");
        }

        @Test
        @FreezeClock("2030-12-25T00:00:00Z")
        void a() {
            read("test a");
        }

        @Test
        void b() {
            read("test b");
        }
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    static class OtherPackagesTestCases {
        @Test
        @FreezeClock(value = "2030-12-25T00:00:00Z", packages = "com.acme.chat")
        void test() {
            assertThat(Wristwatch.read()).isEqualTo(CHRISTMAS);
            assertThat(CLOCK.state().isMoved()).isFalse();
        }
    }

    @FreezeClock("2030-01-01T00:00:00Z")
    static class MovedInBeforeAllTestCases {
        @BeforeAll
        static void advance(AppClock clock) {
            clock.advance(Duration.ofDays(1));
        }

        @Test
        void movesOn(AppClock clock) {
            clock.advance(Duration.ofDays(1));
            assertThat(Wristwatch.read()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(2)));
        }

        @Test
        void movesOnAsWell(AppClock clock) {
            clock.advance(Duration.ofDays(1));
            assertThat(Wristwatch.read()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(2)));
        }
    }

    static class CannotBeMadeTestCases {
        CannotBeMadeTestCases() {
            assertThat(CLOCK.state().isMoved()).isTrue();
            throw new IllegalStateException("cannot be made");
        }

        @Test
        @WithClockSkew("P1D")
        void neverRuns() {}
    }
}
