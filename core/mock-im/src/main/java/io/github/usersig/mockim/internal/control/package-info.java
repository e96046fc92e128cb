/**
 * The control API over HTTP: its version, the JSON of its values, which client and server share, and the client. No part of the
 * API of the kit.
 */
@NullMarked
package io.github.usersig.mockim.internal.control;

import org.jspecify.annotations.NullMarked;
