/**
 * Plays scenarios against a back end: a real app's, or the mock. It decides what is sent, how fast, and what is put back; it says what
 * was answered and judges nothing. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.play;

import org.jspecify.annotations.NullMarked;
