/** JVMs in containers: their options, what they trust, and agents they are made to load. No part of the API. */
@NullMarked
package io.github.usersig.testcontainers.internal.jvm;

import org.jspecify.annotations.NullMarked;
