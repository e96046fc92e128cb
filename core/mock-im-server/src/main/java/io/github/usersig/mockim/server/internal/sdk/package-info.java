/**
 * The SDK door: the WebSocket that clients of the IM SDK log in by. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.sdk;

import org.jspecify.annotations.NullMarked;
