/**
 * Drives our Jupiter extensions from other test frames, so that annotations mean the same there. What an adapter of a frame works with is
 * {@code ForeignClass} and {@code ForeignTest}. No part of the API.
 */
@NullMarked
package io.github.usersig.junit5.internal.frames;

import org.jspecify.annotations.NullMarked;
