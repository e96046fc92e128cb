package com.acme.chat

import io.github.usersig.UserSig
import io.github.usersig.junit5.EnableMockIm
import io.github.usersig.junit5.FreezeClock
import io.github.usersig.junit5.WithExpiredUserSig
import io.github.usersig.junit5.WithUserSig
import io.github.usersig.mockim.MockIm
import org.opentest4j.TestAbortedException
import spock.lang.FailsWith
import spock.lang.Ignore
import spock.lang.PendingFeature
import spock.lang.Shared
import spock.lang.Specification

@EnableMockIm
class NeverPresentedSpec extends Specification {
    def "presents nothing"(@WithUserSig("alice") UserSig sig) {
        expect:
        sig != null
    }
}

@EnableMockIm
class FieldNeverPresentedSpec extends Specification {
    @WithUserSig("alice")
    UserSig sig

    def "one"() {
        expect:
        sig != null
    }

    def "another"() {
        expect:
        true
    }
}

@EnableMockIm
class NeverRefusedSpec extends Specification {
    MockIm im

    def "presents it as another user"(@WithExpiredUserSig("alice") UserSig sig) {
        expect:
        im.login("bob", sig.text()).code() == 70013
    }
}

@EnableMockIm
class FailingSpec extends Specification {
    @WithUserSig("bob")
    UserSig neverPresented

    MockIm im

    def "fails by itself"() {
        when:
        im.login("alice", "no UserSig at all")
        throw new IllegalStateException("our own")

        then:
        true
    }
}

@EnableMockIm
class ResettingSpec extends Specification {
    MockIm im

    def cleanup() {
        im.reset()
    }

    def "presents nothing before all is reset"(@WithUserSig("alice") UserSig sig) {
        expect:
        sig != null
    }
}

@EnableMockIm
class NotToBeJudgedSpec extends Specification {
    @WithUserSig("alice")
    UserSig sig

    def "is given up"() {
        expect:
        throw new TestAbortedException("not on a weekday")
    }

    @Ignore
    def "is ignored"() {
        expect:
        false
    }
}

@EnableMockIm
class ExpectingSpec extends Specification {
    MockIm im

    @FailsWith(IllegalStateException)
    def "fails as expected"(@WithUserSig("alice") UserSig sig) {
        expect:
        im.login("alice", sig.text()).isAccepted()
        throw new IllegalStateException()
    }

    @PendingFeature
    def "is not done yet"() {
        expect:
        false
    }
}

@EnableMockIm
class OneOfIterationsFailsSpec extends Specification {
    MockIm im

    def "presents it for #row only"(int row, @WithUserSig("alice") UserSig sig) {
        expect:
        row == 2 || im.login("alice", sig.text()).isAccepted()

        where:
        row << [1, 2, 3]
    }
}

class BaseSpec extends Specification {
    static final List<MockIm> SEEN = []

    MockIm im

    def "inherits"() {
        expect:
        SEEN.add(im)
    }
}

@EnableMockIm
class DerivedSpec extends BaseSpec {}

class UnservedSpec extends Specification {
    @Shared
    @WithUserSig("alice")
    UserSig shared

    @FreezeClock
    def setup() {}

    def "is not reached"() {
        expect:
        false
    }
}

class PlainSpec extends Specification {
    def "has nothing of ours"() {
        expect:
        true
    }
}
