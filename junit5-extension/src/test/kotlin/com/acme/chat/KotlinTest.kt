package com.acme.chat

import io.github.usersig.UserSig
import io.github.usersig.junit5.BadUserSigSource
import io.github.usersig.junit5.EnableMockIm
import io.github.usersig.junit5.ImCredentials
import io.github.usersig.junit5.UserSigKind
import io.github.usersig.junit5.UserSigSource
import io.github.usersig.junit5.WithExpiredUserSig
import io.github.usersig.junit5.WithUserSig
import io.github.usersig.mockim.MockIm
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest

@DisplayName("A test in Kotlin")
@EnableMockIm(accounts = ["alice", "bob"])
class KotlinTest(private val im: MockIm) {

    @WithUserSig("alice")
    lateinit var field: UserSig

    @Test
    fun `is given UserSigs by parameter and by lateinit field`(@WithUserSig("bob") bob: UserSig) {
        assertTrue(im.login("alice", field.text()).isAccepted)
        assertTrue(im.login("bob", bob.text()).isAccepted)
    }

    @Test
    @WithExpiredUserSig("alice")
    fun `is given what its method says`(expired: ImCredentials) {
        assertEquals(70001, im.login(expired.userId(), expired.userSig()).code)
    }

    @ParameterizedTest
    @UserSigSource(users = ["alice", "bob"], kinds = [UserSigKind.VALID, UserSigKind.WRONG_KEY])
    fun `is given users and kinds`(credentials: ImCredentials, code: Int) {
        assertEquals(code, im.login(credentials.userId(), credentials.userSig()).code)
    }

    @ParameterizedTest
    @BadUserSigSource
    fun `is given all that is bad`(userSig: String, code: Int) {
        assertEquals(code, im.login("test-user", userSig).code)
    }

    @Nested
    inner class Inside {
        @Test
        fun `in nested classes too`(@WithUserSig("bob") bob: String) {
            assertTrue(im.login("bob", bob).isAccepted)
            assertTrue(im.login("alice", field.text()).isAccepted)
        }
    }
}
