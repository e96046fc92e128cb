/**
 * The mock IM back end in a container, and clocks in containers.
 *
 * <pre>{@code
 * try (MockImContainer im = new MockImContainer().withAccounts("alice")) {
 *     im.start();
 *     im.mockIm().login("alice", im.issueUserSig("alice").text());
 * }
 * }</pre>
 */
@NullMarked
package io.github.usersig.testcontainers;

import org.jspecify.annotations.NullMarked;
