/**
 * AssertJ assertions on UserSigs, their verification, and what a mock IM back end was asked.
 *
 * <pre>{@code
 * import static io.github.usersig.assertions.UserSigAssertions.assertThat;
 *
 * assertThat(sig).isIssuedFor("alice").expiresWithin(Duration.ofDays(1));
 * assertThat(im).hasMessage("alice", "bob", "hello");
 * }</pre>
 */
@NullMarked
package io.github.usersig.assertions;

import org.jspecify.annotations.NullMarked;
