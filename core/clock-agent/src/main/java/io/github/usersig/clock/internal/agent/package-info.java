/** Starts the agent: its arguments, its control file, its proof that it works. No part of the API. */
@NullMarked
package io.github.usersig.clock.internal.agent;

import org.jspecify.annotations.NullMarked;
