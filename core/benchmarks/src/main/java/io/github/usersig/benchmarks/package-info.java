/** JMH and load measurements of the kit, compared with what else there is in one run. */
@NullMarked
package io.github.usersig.benchmarks;

import org.jspecify.annotations.NullMarked;
