/** Finds clock reads in class files and puts our own in their place. No part of the API. */
@NullMarked
package io.github.usersig.clock.internal.weave;

import org.jspecify.annotations.NullMarked;
