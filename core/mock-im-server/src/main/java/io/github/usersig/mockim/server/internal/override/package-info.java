/**
 * What a test wants to end otherwise than it would. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.override;

import org.jspecify.annotations.NullMarked;
