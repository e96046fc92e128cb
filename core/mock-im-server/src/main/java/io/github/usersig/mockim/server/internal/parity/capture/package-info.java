/**
 * What an app server was seen to ask, made into a scenario: with variables for whoever and whatever it names, and without its texts. No
 * part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.capture;

import org.jspecify.annotations.NullMarked;
