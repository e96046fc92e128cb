/**
 * The mock IM back end: {@link io.github.usersig.mockim.server.MockImServer} runs it in this process.
 */
@NullMarked
package io.github.usersig.mockim.server;

import org.jspecify.annotations.NullMarked;
