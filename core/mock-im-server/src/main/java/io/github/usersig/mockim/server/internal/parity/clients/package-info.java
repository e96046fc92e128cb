/**
 * Drives the published web client, which is not part of the kit and is given by whoever has it, in processes of Node. No part of the
 * API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.clients;

import org.jspecify.annotations.NullMarked;
