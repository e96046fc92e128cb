/**
 * Annotations that give a JUnit 5 test its UserSigs and its own IM back end.
 *
 * <pre>{@code
 * @EnableMockIm
 * class LoginTest {
 *     @Test
 *     void refusesAnExpiredUserSig(@WithExpiredUserSig("alice") UserSig sig, MockIm im) { ... }
 * }
 * }</pre>
 */
@NullMarked
package io.github.usersig.junit5;

import org.jspecify.annotations.NullMarked;
