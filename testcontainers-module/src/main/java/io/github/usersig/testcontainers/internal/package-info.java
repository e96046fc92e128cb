/** The back end {@code container} of the JUnit extension. No part of the API. */
@NullMarked
package io.github.usersig.testcontainers.internal;

import org.jspecify.annotations.NullMarked;
