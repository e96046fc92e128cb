package com.acme.chat

import io.github.usersig.ImError
import io.github.usersig.UserSig
import io.github.usersig.assertions.UserSigAssertions.assertThat
import io.github.usersig.clock.AppClock
import io.github.usersig.junit5.BadUserSigSource
import io.github.usersig.junit5.EnableMockIm
import io.github.usersig.junit5.FreezeClock
import io.github.usersig.junit5.ImCredentials
import io.github.usersig.junit5.UserSigKind
import io.github.usersig.junit5.UserSigSource
import io.github.usersig.junit5.WithClockSkew
import io.github.usersig.junit5.WithExpiredUserSig
import io.github.usersig.junit5.WithExpiringUserSig
import io.github.usersig.junit5.WithUserSig
import io.github.usersig.mockim.MockIm
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import java.time.Duration

@EnableMockIm(accounts = ["alice", "bob"])
class TokenServiceTest(private val im: MockIm) {

    private val tokens = TokenService(im.app().sdkAppId(), im.app().secretKey())

    @WithUserSig("alice")
    lateinit var alice: UserSig

    @AfterEach
    fun `IM's clock is right again`() {
        im.clock().restore()
    }

    @Test
    fun `a token is a UserSig that IM accepts`() {
        assertThat(UserSig.parse(tokens.tokenFor("alice"))).isIssuedFor("alice").isAcceptedBy(im)
    }

    @Test
    @FreezeClock
    fun `it is made anew an hour before it expires`(clock: AppClock) {
        val first = tokens.tokenFor("alice")

        clock.advance(Duration.ofHours(22))
        assertEquals(first, tokens.tokenFor("alice"))

        clock.advance(Duration.ofHours(1))
        assertNotEquals(first, tokens.tokenFor("alice"))
    }

    @Test
    @WithClockSkew("-PT10M")
    fun `IM accepts it even if our clock is ten minutes slow`() {
        assertThat(UserSig.parse(tokens.tokenFor("bob"))).isAcceptedBy(im)
    }

    @Nested
    inner class `What IM says to` {

        @Test
        fun `a good UserSig`() {
            assertThat(im.login("alice", alice.text())).isAccepted()
        }

        @Test
        fun `an expired one`(@WithExpiredUserSig("alice") alice: UserSig) {
            assertThat(alice).isRefusedBy(im, ImError.USERSIG_EXPIRED)
        }

        @Test
        @WithExpiringUserSig("bob")
        fun `one that expires meanwhile`(bob: UserSig) {
            assertThat(bob).isAcceptedBy(im)
            im.clock().advance(Duration.ofMinutes(2))
            assertThat(bob).isRefusedBy(im, ImError.USERSIG_EXPIRED)
        }

        @ParameterizedTest
        @UserSigSource(users = ["alice", "bob"], kinds = [UserSigKind.VALID, UserSigKind.WRONG_KEY])
        fun `this or that one`(credentials: ImCredentials, code: Int) {
            assertEquals(code, im.login(credentials.userId(), credentials.userSig()).code)
        }

        @ParameterizedTest
        @BadUserSigSource
        fun `any bad one`(bad: ImCredentials, code: Int) {
            assertEquals(code, im.login(bad.userId(), bad.userSig()).code)
        }
    }
}
