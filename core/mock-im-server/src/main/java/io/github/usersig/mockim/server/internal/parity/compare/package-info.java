/**
 * Holds what a mock answers against a recording, and reports in which facts they differ. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.compare;

import org.jspecify.annotations.NullMarked;
