/**
 * Moves the clock of the app under test: {@link io.github.usersig.clock.AppClock} is what tests say, the agent behind it
 * makes it so. Durations and instants only; never bare numbers.
 */
@NullMarked
package io.github.usersig.clock;

import org.jspecify.annotations.NullMarked;
