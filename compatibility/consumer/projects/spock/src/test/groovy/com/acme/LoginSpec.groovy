package com.acme

import io.github.usersig.UserSig
import io.github.usersig.clock.AppClock
import io.github.usersig.junit5.EnableMockIm
import io.github.usersig.junit5.FreezeClock
import io.github.usersig.junit5.WithExpiredUserSig
import io.github.usersig.junit5.WithUserSig
import io.github.usersig.mockim.MockIm
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

@EnableMockIm(accounts = ["alice", "bob"])
class LoginSpec extends Specification {

    MockIm im

    def "refuses an expired UserSig"(@WithExpiredUserSig("alice") UserSig sig) {
        expect:
        im.login("alice", sig.text()).code() == 70001
    }

    def "accepts #user"(String user, @WithUserSig("alice") UserSig sig) {
        expect:
        im.login(user, sig.text()).isAccepted() == accepted

        where:
        user    | accepted
        "alice" | true
        "bob"   | false
    }

    @FreezeClock("2027-01-01T00:00:00Z")
    def "lets a day pass"(AppClock clock) {
        when:
        clock.advance(Duration.ofDays(1))

        then:
        Instant.now() == Instant.parse("2027-01-02T00:00:00Z")
    }
}
