package com.acme.chat

import io.github.usersig.SdkApp
import io.github.usersig.UserSig
import io.github.usersig.junit5.EnableMockIm
import io.github.usersig.junit5.MockImEndpoint
import io.github.usersig.junit5.WithExpiredUserSig
import io.github.usersig.junit5.WithUserSig
import io.github.usersig.mockim.MockIm
import java.util.concurrent.ConcurrentHashMap
import spock.lang.Specification

@EnableMockIm(accounts = ["alice", "bob"])
class LoginSpec extends Specification {

    @WithUserSig("bob")
    static UserSig forAllFeatures

    @WithUserSig("alice")
    UserSig forEachFeature

    MockIm im
    SdkApp app

    def setupSpec() {
        assert forAllFeatures.userId() == "bob"
    }

    def setup() {
        assert im.login("alice", forEachFeature.text()).isAccepted()
        assert im.login("bob", forAllFeatures.text()).isAccepted()
    }

    def "refuses an expired UserSig"(@WithExpiredUserSig("alice") UserSig sig) {
        expect:
        im.login("alice", sig.text()).code() == 70001
    }

    @WithUserSig("alice")
    def "says on the feature whose UserSig a parameter is"(UserSig sig, MockIm same, @MockImEndpoint URI endpoint) {
        expect:
        sig.userId() == "alice"
        im.login("alice", sig.text()).isAccepted()
        same.app() == app
        endpoint == im.endpoint()
    }

    def "gives each iteration a UserSig of its own"(String user, @WithUserSig("carol") UserSig sig) {
        expect:
        im.login("carol", sig.text()).isAccepted()
        SEEN.add(sig.text())

        where:
        user << ["alice", "bob"]
    }

    static final Set<String> SEEN = ConcurrentHashMap.newKeySet()
}
