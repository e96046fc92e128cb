/**
 * What woven classes call. Public only because they stand in other packages; made of JDK types only, because it runs on
 * the boot class path. No part of the API.
 */
@NullMarked
package io.github.usersig.clock.internal;

import org.jspecify.annotations.NullMarked;
