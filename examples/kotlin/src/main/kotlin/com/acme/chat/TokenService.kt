package com.acme.chat

import com.tencentyun.TLSSigAPIv2
import java.time.Duration
import java.time.Instant

/** Gives users the UserSig to log in to IM with: the same one until shortly before it expires. */
class TokenService(
    sdkAppId: Long,
    secretKey: String,
    private val validity: Duration = Duration.ofDays(1),
    private val renewBefore: Duration = Duration.ofHours(1),
) {
    private class Token(val userSig: String, val goodUntil: Instant)

    private val signer = TLSSigAPIv2(sdkAppId, secretKey)
    private val tokens = mutableMapOf<String, Token>()

    @Synchronized
    fun tokenFor(userId: String): String {
        val now = Instant.now()
        val token = tokens[userId]?.takeIf { now < it.goodUntil }
            ?: Token(signer.genUserSig(userId, validity.seconds), now + validity - renewBefore)
        tokens[userId] = token
        return token.userSig
    }
}
