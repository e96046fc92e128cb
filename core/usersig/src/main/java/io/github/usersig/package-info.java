/**
 * The UserSig itself: the value, its issuer, its verifier, and the error codes of Tencent Cloud IM.
 *
 * <p>Everything here is immutable or says otherwise, needs no network, and has no dependency.
 */
@NullMarked
package io.github.usersig;

import org.jspecify.annotations.NullMarked;
