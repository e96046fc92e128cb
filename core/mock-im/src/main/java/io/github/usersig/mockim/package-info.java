/**
 * {@link io.github.usersig.mockim.MockIm}: what a test says to a mock IM back end and asks of it, wherever it runs.
 *
 * <p>A {@link io.github.usersig.mockim.MockImBackend} is a running mock; it holds any number of tenants, one per
 * SDKAppID, and nothing is shared between them.
 */
@NullMarked
package io.github.usersig.mockim;

import org.jspecify.annotations.NullMarked;
