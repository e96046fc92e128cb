/**
 * What is kept of a call: a reply as a tree in which whatever differs from run to run has become a relation, and nothing personal is
 * left; and the recordings that it stands in. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.record;

import org.jspecify.annotations.NullMarked;
