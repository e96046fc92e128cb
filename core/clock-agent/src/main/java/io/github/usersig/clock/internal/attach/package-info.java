/**
 * Loads the agent into a JVM that runs already. A package of its own, for it is used before the agent's other classes stand
 * on the boot path, and must not load any of them from elsewhere. No part of the API.
 */
@NullMarked
package io.github.usersig.clock.internal.attach;

import org.jspecify.annotations.NullMarked;
