/** The schedulers that follow a clock, the work they run and hand over, and how a clock is advanced. No part of the API. */
@NullMarked
package io.github.usersig.clock.internal.schedule;

import org.jspecify.annotations.NullMarked;
