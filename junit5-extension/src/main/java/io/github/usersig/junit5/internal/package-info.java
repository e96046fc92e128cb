/** What other modules of the kit hook into. No part of the API. */
@NullMarked
package io.github.usersig.junit5.internal;

import org.jspecify.annotations.NullMarked;
