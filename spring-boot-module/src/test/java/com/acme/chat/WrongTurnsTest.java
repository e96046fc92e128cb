package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.MockImExtension;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.spring.MockImProperties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

@DisplayName("A wrong turn with @MockImProperties")
class WrongTurnsTest {

    private static final AtomicReference<CountDownLatch> BOTH = new AtomicReference<>(new CountDownLatch(0));

    static Stream<Arguments> wrongTurns() {
        return Stream.of(
                Arguments.of(MisspeltTestCases.class, "there is no {sdkAppID}: use one of {sdkAppId}, {secretKey}"),
                Arguments.of(NoPropertyTestCases.class, "has \"{endpoint}\", which is no property: write it as"),
                Arguments.of(TwiceTestCases.class, "names im.url twice: keep one"),
                Arguments.of(NothingTestCases.class, "names no property, so the app cannot find the mock"),
                Arguments.of(PerMethodTestCases.class, "leave tenantPer = METHOD out"),
                Arguments.of(NoBackEndTestCases.class, "has no back end: add @EnableMockIm"),
                Arguments.of(InCodeTestCases.class, "A MockImExtension does not do"),
                Arguments.of(
                        NoSpringTestCases.class, "has no Spring context to set properties of: add @SpringBootTest"),
                Arguments.of(OtherContextTestCases.class, "has another Spring context than the class around it"),
                Arguments.of(SameInsideTestCases.class, "which says the same as that of"),
                Arguments.of(RemovingTestCases.class, "needs @DirtiesContext on its class"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTurns")
    @DisplayName("ends in a message that says what to do")
    void endsInAMessage(Class<?> testCases, String message) {
        Class<?>[] run = testCases == RemovingTestCases.class
                ? new Class<?>[] {RemovingTestCases.class, AfterRemovingTestCases.class}
                : new Class<?>[] {testCases};

        assertThat(Suite.run(run).failures()).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                .hasStackTraceContaining(message));
    }

    @Test
    @DisplayName("is told where JUnit is configured with a back end that is not there")
    void isToldWhereTheBackEndIsNotThere() {
        assertThat(Suite.runWith("usersig.mock-im.backend", "moon", MoonTestCases.class)
                        .failures())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure).hasStackTraceContaining("there is no back end \"moon\" on the class path"));
    }

    @Test
    @DisplayName("is told to classes that share a context and run at the same time")
    void isToldToParallelClasses() {
        BOTH.set(new CountDownLatch(2));

        assertThat(Suite.runAtOnce(ParallelOneTestCases.class, ParallelTwoTestCases.class)
                        .failures())
                .isNotEmpty()
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContaining(ParallelOneTestCases.class.getName())
                        .hasMessageContaining(ParallelTwoTestCases.class.getName())
                        .hasMessageContaining("share a Spring context, and so a tenant, and run at the same time")
                        .hasMessageContaining("@ResourceLock"));
    }

    /** Each waits until the other is there too, or has been refused. */
    abstract static class Meeting {

        @Test
        void meetsTheOther(MockIm im) throws InterruptedException {
            CountDownLatch both = BOTH.get();
            both.countDown();
            boolean met = both.await(3, TimeUnit.SECONDS);
            assertThat(im.accounts()).as("whether they met: %s", met).isNotEmpty();
        }
    }

    @ChatAppTest
    static class ParallelOneTestCases extends Meeting {}

    @ChatAppTest
    static class ParallelTwoTestCases extends Meeting {}

    abstract static class Simple {

        @Test
        void runs() {}
    }

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm
    @MockImProperties("im.sdk-app-id={sdkAppID}")
    static class MisspeltTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm
    @MockImProperties("{endpoint}")
    static class NoPropertyTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm
    @MockImProperties({"im.url={endpoint}", "im.url={host}"})
    static class TwiceTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm
    @MockImProperties({})
    static class NothingTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm(tenantPer = TenantPer.METHOD)
    @MockImProperties("im.url={endpoint}")
    static class PerMethodTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @MockImProperties("im.url={endpoint}")
    static class NoBackEndTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @MockImProperties("im.url={endpoint}")
    static class InCodeTestCases extends Simple {

        @RegisterExtension
        static final MockImExtension IM = MockImExtension.builder().build();
    }

    @EnableMockIm
    @MockImProperties("im.url={endpoint}")
    static class NoSpringTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm
    @MockImProperties("im.url={endpoint}")
    static class OtherContextTestCases {

        @Nested
        @TestPropertySource(properties = "another=one")
        class Inside extends Simple {}
    }

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm
    @MockImProperties("im.url={endpoint}")
    static class SameInsideTestCases extends Simple {

        @Nested
        @EnableMockIm
        class Inside extends Simple {}
    }

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm(accounts = "armstrong")
    @MockImProperties("im.url={endpoint}")
    static class MoonTestCases extends Simple {}

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm(accounts = "removed")
    @MockImProperties("im.url={endpoint}")
    static class RemovingTestCases {

        @Test
        void removesWhatItDoesNotOwn(MockIm im) {
            im.remove();
        }
    }

    @SpringBootTest(classes = Empty.class)
    @EnableMockIm(accounts = "removed")
    @MockImProperties("im.url={endpoint}")
    static class AfterRemovingTestCases extends Simple {}

    static class Empty {}
}
