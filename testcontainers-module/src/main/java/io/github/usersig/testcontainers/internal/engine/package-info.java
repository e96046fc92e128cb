/** The Docker engine: asked within limits, and how machines reach each other. No part of the API. */
@NullMarked
package io.github.usersig.testcontainers.internal.engine;

import org.jspecify.annotations.NullMarked;
