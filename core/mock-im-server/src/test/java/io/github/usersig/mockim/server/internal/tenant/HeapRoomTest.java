package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MockImException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The room in the heap")
class HeapRoomTest {

    private static final long MIB = 1024 * 1024;

    private final FakeHeap heap = new FakeHeap();
    private long nanos = 1;
    private final HeapRoom room = new HeapRoom(heap, () -> nanos, 50, () -> "The tenant 1 holds 7 messages. ");

    /** A heap of 100 MiB. */
    private static final class FakeHeap implements Heap {

        private long inUse;
        private long oldGarbage;
        private long newGarbage;
        private int collections;

        @Override
        public long most() {
            return 100 * MIB;
        }

        @Override
        public long used() {
            return inUse + oldGarbage + newGarbage;
        }

        @Override
        public long survived() {
            return inUse + oldGarbage;
        }

        @Override
        public long usedAfterCollection() {
            return inUse;
        }

        @Override
        public void collect() {
            collections++;
            oldGarbage = 0;
            newGarbage = 0;
        }
    }

    private void later(Duration by) {
        nanos += by.toNanos();
    }

    @Test
    @DisplayName("is there up to the limit, whatever garbage lies about")
    void isThereWhateverGarbageLiesAbout() {
        heap.inUse = 50 * MIB;
        heap.newGarbage = 49 * MIB;

        room.require();

        assertThat(heap.collections).isZero();
    }

    @Test
    @DisplayName("is there, too, if what has survived is garbage, which is collected to know")
    void isThereIfWhatHasSurvivedIsGarbage() {
        heap.inUse = 30 * MIB;
        heap.oldGarbage = 30 * MIB;

        room.require();

        assertThat(heap.collections).isEqualTo(1);
    }

    @Test
    @DisplayName("has gone over the limit; the message says how much is in use, what fills it and what to do")
    void hasGoneOverTheLimit() {
        heap.inUse = 51 * MIB;

        assertThatThrownBy(room::require)
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("51 of 100 MiB")
                .hasMessageContaining("over 50 %")
                .hasMessageContaining("The tenant 1 holds 7 messages")
                .hasMessageContaining("Reset or remove tenants")
                .hasMessageContaining("-Xmx");
    }

    @Test
    @DisplayName("is there again when something was let go")
    void isThereAgain() {
        heap.inUse = 90 * MIB;
        assertThat(room.refusal()).isPresent();

        heap.inUse = 10 * MIB;
        heap.oldGarbage = 80 * MIB;
        later(Duration.ofSeconds(2));

        assertThat(room.refusal()).isEmpty();
    }

    @Test
    @DisplayName(
            "is there while garbage comes and goes, which is collected only if more of it has survived than the last time")
    void isThereWhileGarbageComesAndGoes() {
        heap.inUse = 45 * MIB;
        heap.oldGarbage = 10 * MIB;
        room.require();
        assertThat(heap.collections).isEqualTo(1);
        heap.inUse = 44 * MIB;
        heap.oldGarbage = 7 * MIB;
        later(Duration.ofMillis(25));
        room.require();
        assertThat(heap.collections).isEqualTo(2);
        heap.oldGarbage = 0;
        heap.newGarbage = 50 * MIB;
        for (int i = 0; i < 100; i++) {
            later(Duration.ofMillis(25));
            room.require();
        }

        assertThat(heap.collections).isEqualTo(2);
    }

    @Test
    @DisplayName("is asked for once a second while there is none: to collect a full heap takes long, and many may ask")
    void isAskedForOnceASecond() {
        heap.inUse = 90 * MIB;
        for (int i = 0; i < 200; i++) {
            assertThat(room.refusal()).isPresent();
            later(Duration.ofMillis(25));
        }

        assertThat(heap.collections).isEqualTo(5);
    }

    @Test
    @DisplayName("is there at once after a reset")
    void isThereAtOnceAfterAReset() {
        heap.inUse = 90 * MIB;
        assertThat(room.refusal()).isPresent();
        heap.inUse = 10 * MIB;
        heap.oldGarbage = 80 * MIB;
        assertThat(room.refusal()).isPresent();

        room.lookAgain();

        assertThat(room.refusal()).isEmpty();
    }

    @Test
    @DisplayName("is past hope where next to nothing is left after a collection, and not where garbage fills it")
    void isPastHope() {
        heap.inUse = 60 * MIB;
        heap.oldGarbage = 39 * MIB;
        assertThat(room.isExhausted()).isFalse();

        heap.inUse = 96 * MIB;
        assertThat(room.isExhausted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 96, 100})
    @DisplayName("has a limit of 10 to 95 percent")
    void hasALimit(int percent) {
        assertThatThrownBy(() -> HeapRoom.requirePercent(percent)).hasMessageContaining("give 10 to 95");
    }

    @Test
    @DisplayName("of this very JVM is there, and its parts add up to no more than the heap")
    void ofThisJvm() {
        Heap real = Heap.ofThisJvm();
        real.collect();

        assertThat(real.usedAfterCollection()).isBetween(1L, real.most());
        assertThat(real.survived()).isBetween(1L, real.most());
        new HeapRoom(HeapRoom.EXHAUSTED_PERCENT, () -> "").require();
    }
}
