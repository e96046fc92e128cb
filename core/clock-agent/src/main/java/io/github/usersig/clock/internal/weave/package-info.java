/** Finds clock reads in class files and puts our own in their place. */
@NullMarked
package io.github.usersig.clock.internal.weave;

import org.jspecify.annotations.NullMarked;
