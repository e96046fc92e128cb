/** The image of the mock, built on first use. No part of the API. */
@NullMarked
package io.github.usersig.testcontainers.internal.image;

import org.jspecify.annotations.NullMarked;
