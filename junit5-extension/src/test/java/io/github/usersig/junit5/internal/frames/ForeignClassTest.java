package io.github.usersig.junit5.internal.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.usersig.UserSig;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.junit5.internal.KnownTests;
import io.github.usersig.junit5.internal.run.Frame;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A class of another test frame")
class ForeignClassTest {

    /** What a class of such a frame does when it is run: its tests, one after the other, by this. */
    private static void run(Class<?> testClass, ForeignClass.Body body) throws Throwable {
        Set<Method> tests = Set.of(testClass.getDeclaredMethod("one"), testClass.getDeclaredMethod("another"));
        ForeignClass.run(testClass, new AnyFrame(), new KnownTests(tests, false), body);
    }

    private static void runTest(ForeignClass begun, String name, ForeignTest.Body body) throws Throwable {
        begun.runTest(new Fields(), Fields.class.getDeclaredMethod(name), name, body);
    }

    @Test
    @DisplayName("has its tenant from before its first test to after its last")
    void hasItsTenant() throws Throwable {
        List<MockIm> seen = new ArrayList<>();

        run(Fields.class, begun -> {
            seen.add(begun.resolve(MockIm.class).orElseThrow());
            for (String name : List.of("one", "another")) {
                Fields fields = new Fields();
                begun.runTest(fields, Fields.class.getDeclaredMethod(name), name, test -> {
                    seen.add(begun.resolve(MockIm.class).orElseThrow());
                    fields.present(seen.get(0));
                });
            }
        });

        assertThat(seen).hasSize(3).containsOnly(seen.get(0));
        assertThatThrownBy(seen.get(0)::journal).isInstanceOf(MockImException.class);
    }

    @Test
    @DisplayName("is complained of by the last of its tests, as in Jupiter, and by nothing before or after it")
    void isComplainedOfByTheLastOfItsTests() throws Throwable {
        run(Fields.class, begun -> {
            runTest(begun, "one", test -> {});
            assertThatThrownBy(() -> runTest(begun, "another", test -> {}))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was never presented");
        });
    }

    @Test
    @DisplayName("is complained of at its end if more may have come after the last test")
    void isComplainedOfAtItsEnd() throws Throwable {
        KnownTests tests = new KnownTests(Set.of(Fields.class.getDeclaredMethod("one")), true);

        assertThatThrownBy(() -> ForeignClass.run(
                        Fields.class, new AnyFrame(), tests, begun -> runTest(begun, "one", test -> {})))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was never presented");
    }

    @Test
    @DisplayName("fails with what a test failed with, which has the journal with it, and with nothing else")
    void failsWithWhatATestFailedWith() throws Throwable {
        IllegalStateException own = new IllegalStateException("our own");

        run(Fields.class, begun -> {
            Throwable failure = catchThrowable(() -> runTest(begun, "one", test -> {
                throw own;
            }));
            assertThat(failure).isSameAs(own);
        });

        assertThat(own.getSuppressed()).singleElement().asString().contains("the mock was asked nothing");
    }

    @Test
    @DisplayName("does not begin if something of ours does nothing in it: each such place is told")
    void doesNotBeginIfSomethingDoesNothing() {
        List<String> begun = new ArrayList<>();

        assertThatThrownBy(() -> run(Unserved.class, each -> begun.add("begun")))
                .hasMessageContaining("@WithUserSig on method [")
                .hasMessageContaining("does nothing: it is no field");
        assertThat(begun).isEmpty();
    }

    @EnableMockIm
    static class Fields {
        @WithUserSig("alice")
        @Nullable
        UserSig alice;

        void one() {}

        void another() {}

        void present(MockIm im) {
            assertThat(alice).isNotNull();
            assertThat(im.login("alice", alice.text()).isAccepted()).isTrue();
        }
    }

    static class Unserved {
        @WithUserSig("alice")
        void one() {}

        void another() {}
    }

    private static final class AnyFrame implements Frame {

        @Override
        public String engine() {
            return "any";
        }

        @Override
        public boolean serves(Class<?> testClass) {
            return true;
        }

        @Override
        public boolean isAbortion(Throwable thrown) {
            return false;
        }

        @Override
        public Optional<String> whyNot(AnnotatedElement place, Class<?> what) {
            return place instanceof Method ? Optional.of("it is no field") : Optional.empty();
        }
    }
}
