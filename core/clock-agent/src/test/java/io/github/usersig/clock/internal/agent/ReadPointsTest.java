package io.github.usersig.clock.internal.agent;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A read point that does not move stops the start")
class ReadPointsTest {

    private final ReadPoints points = new ReadPoints();

    @Test
    @DisplayName("named, with the JDK, and what to do")
    void namesAMissingReadPointWithTheJdk() {
        ReadPoints.names().forEach(name -> {
            if (!name.equals("java/util/Date")) {
                points.woven(name);
            }
        });

        assertThatIllegalStateException()
                .isThrownBy(points::requireAll)
                .withMessageContaining("The clock read \"new Date()\" does not follow on this JDK")
                .withMessageContaining(System.getProperty("java.runtime.version"))
                .withMessageContaining("in java.util.Date no clock read was found")
                .withMessageContaining("start the JVM with this one alone");
    }

    @Test
    @DisplayName("with the reason, if weaving it failed")
    void tellsWhyWeavingAReadPointFailed() {
        points.failed("java/time/Clock", new ClassCircularityError("java/time/Clock"));

        assertThatIllegalStateException()
                .isThrownBy(points::requireAll)
                .withMessageContaining("in java.time.Clock: java.lang.ClassCircularityError: java/time/Clock");
    }

    @Test
    @DisplayName("and none does when all are woven")
    void startsWhenAllAreWoven() {
        ReadPoints.names().forEach(points::woven);

        assertThatCode(points::requireAll).doesNotThrowAnyException();
    }
}
