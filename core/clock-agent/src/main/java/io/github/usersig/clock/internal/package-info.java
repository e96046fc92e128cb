/**
 * What woven classes call. Public only because they stand in other packages; made of JDK types only, because it runs on
 * the boot class path. Not for use by people.
 */
@NullMarked
package io.github.usersig.clock.internal;

import org.jspecify.annotations.NullMarked;
