/**
 * The mock, issuing and verifying from the shell. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.cli;

import org.jspecify.annotations.NullMarked;
