package com.acme.chat

import io.github.usersig.clock.AppClock
import io.github.usersig.junit5.FreezeClock
import io.github.usersig.junit5.ReadsClock
import io.github.usersig.junit5.WithClockSkew
import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification

@WithClockSkew("P365D")
class MovedSpec extends Specification {

    def setupSpec() {
        assert AppClock.get().state().isMoved()
    }

    @FreezeClock("2027-01-01T00:00:00Z")
    def "lets a day pass"(AppClock clock) {
        when:
        clock.advance(Duration.ofDays(1))

        then:
        Instant.now() == Instant.parse("2027-01-02T00:00:00Z")
    }

    def "is as the specification says"() {
        expect:
        AppClock.get().state().isMoved()
        Instant.now() != Instant.parse("2027-01-02T00:00:00Z")
    }
}

class ReadingSpec extends Specification {

    @ReadsClock
    def "moves it all the same"() {
        expect:
        AppClock.get().freeze()
    }
}

class FreezingSpec extends Specification {

    @FreezeClock("2027-01-01T00:00:00Z")
    def "stays there for #row"() {
        expect:
        (1..10).every {
            Thread.sleep(5)
            Instant.now() == Instant.parse("2027-01-01T00:00:00Z")
        }

        where:
        row << [1, 2, 3]
    }
}

class StayingRightSpec extends Specification {

    static final AtomicInteger READING = new AtomicInteger()
    static final AtomicInteger MOST_AT_ONCE = new AtomicInteger()

    @ReadsClock
    def "stays right for #row"() {
        expect:
        staysRight()

        where:
        row << [1, 2, 3]
    }

    @ReadsClock
    def "stays right here, too"() {
        expect:
        staysRight()
    }

    private static boolean staysRight() {
        MOST_AT_ONCE.accumulateAndGet(READING.incrementAndGet(), Math::max)
        try {
            (1..20).every {
                Thread.sleep(5)
                !AppClock.get().state().isMoved()
            }
        } finally {
            READING.decrementAndGet()
        }
    }
}
