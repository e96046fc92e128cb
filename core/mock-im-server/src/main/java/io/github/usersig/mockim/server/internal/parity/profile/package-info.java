/**
 * Profiles: in what apps differ from each other, as data. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.profile;

import org.jspecify.annotations.NullMarked;
