package com.acme

import io.github.usersig.UserSig
import io.github.usersig.junit5.EnableMockIm
import io.github.usersig.junit5.WithUserSig
import spock.lang.Specification

/** Proves nothing, and so has to fail. */
@EnableMockIm
class NeverPresentedSpec extends Specification {

    def "is given one"(@WithUserSig("alice") UserSig sig) {
        expect:
        sig != null
    }
}
